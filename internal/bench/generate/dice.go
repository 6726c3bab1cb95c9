package generate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/entente-graph/entente/internal/network"
)

// topic is what a throw of the dice is about: each has throws of its own.
type topic uint64

const (
	ofSources topic = iota
	ofPlaces
	ofOrganizations
	ofHomes
	ofPeople
	ofPosts
	ofAgreements
	ofParties
	ofEvents
	ofParticipants
	ofProgrammes
	ofUndertakings
	ofHub
	ofTies
	ofIslands
	ofQuestions
)

// dice is a source of chance that always falls the same.
type dice struct{ *rand.Rand }

// dice gives those of the thing of that number.
func (n *Network) dice(of topic, number int) dice {
	const spread = 0x9e3779b97f4a7c15 // makes seeds that are close fall apart
	return dice{rand.New(rand.NewPCG((n.Seed*64+uint64(of))*spread, uint64(number)))}
}

// chance is true so many times in a hundred.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// skewed gives a number below n: r with a weight of about r^(-3/5).
func (d dice) skewed(n int) int {
	u := d.Float64()
	return int(u * u * math.Sqrt(u) * float64(n))
}

// recent gives a day between two years, the later the more likely.
func (d dice) recent(first, last int) network.Day {
	from, to := network.DayOf(first, 1, 1), network.DayOf(last, 12, 31)
	return to - network.Day(d.skewed(int(to-from)))
}

// among gives one of a list.
func among[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// written gives a day as a date, and sometimes only its month or its year, as
// people write it.
func (d dice) written(day network.Day) network.Date {
	text := day.String()
	switch throw := d.IntN(20); {
	case throw < 3:
		text = text[:len("2006")]
	case throw < 6:
		text = text[:len("2006-01")]
	case throw < 7:
		text += "~"
	}
	return date(text)
}

// date reads a date that we have written.
func date(text string) network.Date {
	d, err := network.ParseDate(text)
	if err != nil {
		return network.Date{} // it is none only where it should be
	}
	return d
}

// year gives a bare year.
func year(y int) network.Date { return date(fmt.Sprintf("%04d", y)) }
