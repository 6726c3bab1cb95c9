package reporttest

import (
	"fmt"
	"math/rand/v2"

	"github.com/entente-graph/entente/internal/network"
)

// dice are random numbers, and the random dates around a year.
type dice struct {
	*rand.Rand
	// year is that of the report, about which most dates lie.
	year int
}

// chance is true so many times in a hundred.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// oneOf returns one of the values.
func oneOf[T any](d dice, values ...T) T { return values[d.IntN(len(values))] }

// some returns from least to most different values, in any order.
func some[T any](d dice, least, most int, values []T) []T {
	n := min(least+d.IntN(most-least+1), len(values))
	picked := make([]T, n)
	for i, j := range d.Perm(len(values))[:n] {
		picked[i] = values[j]
	}
	return picked
}

// full makes a full day.
func (d dice) full() string {
	year := d.year + oneOf(d, -6, -5, -4, -3, -3, -2, -2, -1, -1, -1, 0, 0, 0, 1, 2)
	if d.chance(1) {
		year = 1996
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, oneOf(d, 1, 2, 6, 7, 12), oneOf(d, 1, 15, 28))
}

// date makes a date of any precision, at times with a mark.
func (d dice) date() network.Date {
	text := d.full()
	switch {
	case d.chance(15):
		text = text[:len("2006")]
	case d.chance(15):
		text = text[:len("2006-01")]
	}
	return date(text + oneOf(d, "", "", "", "", "", "", "~", "?"))
}

// date reads a date that is one.
func date(text string) network.Date {
	parsed, err := network.ParseDate(text)
	if err != nil {
		panic("the generator wrote a date that is none: " + text)
	}
	return parsed
}

// period makes a period whose bounds are given so many times in a hundred.
func (d dice) period(from, to int) network.Period {
	for {
		var p network.Period
		if d.chance(from) {
			p.From = d.date()
		}
		if d.chance(to) {
			p.To = d.date()
		}
		if p.Check() == nil {
			return p
		}
	}
}

// observed makes the day or days on which something was so.
func (d dice) observed() network.Observed {
	for {
		o := network.Observed{First: d.date()}
		if d.chance(25) {
			o.Last = d.date()
		}
		if o.Period().Check() == nil {
			return o
		}
	}
}
