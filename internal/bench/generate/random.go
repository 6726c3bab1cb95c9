package generate

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/entente-graph/entente/internal/network"
)

// topic is what a random number decides: each topic has a sequence of its own.
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
	ofDirectLinks
	ofIslands
	ofQuestions
)

// random is a generator of random numbers, always the same for the same thing.
type random struct{ *rand.Rand }

// random returns the generator of the thing of that number.
func (n *base) random(of topic, number int) random {
	const golden = 0x9e3779b97f4a7c15 // so seeds that are close make sequences that are not
	return random{rand.New(rand.NewPCG((n.seed*64+uint64(of))*golden, uint64(number)))}
}

// chance is true with a probability of so many per cent.
func (r random) chance(percent int) bool { return r.IntN(100) < percent }

// skewed returns a number below n: r with a weight of about r^(-3/5).
func (r random) skewed(n int) int {
	u := r.Float64()
	return int(u * u * math.Sqrt(u) * float64(n))
}

// recent returns a day between two years, the later the more likely.
func (r random) recent(first, last int) network.Day {
	from, to := network.DayOf(first, 1, 1), network.DayOf(last, 12, 31)
	return to - network.Day(r.skewed(int(to-from)))
}

// among returns one of a list.
func among[T any](r random, list []T) T { return list[r.IntN(len(list))] }

// written returns a day as a date, and sometimes only its month or its year, as
// people write it.
func (r random) written(day network.Day) network.Date {
	text := day.String()
	switch throw := r.IntN(20); {
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
	r, err := network.ParseDate(text)
	if err != nil {
		return network.Date{} // it is none only where it should be
	}
	return r
}

// year returns a bare year.
func year(y int) network.Date { return date(fmt.Sprintf("%04d", y)) }
