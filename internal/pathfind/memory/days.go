package memory

import (
	"github.com/entente-graph/entente/internal/network"
)

// days is a set of days: intervals in order, that neither meet nor touch.
type days []network.Interval

// always is every day.
func always() days { return days{network.Always()} }

// with gives the set with another interval added.
func (d days) with(i network.Interval) days {
	if i.Empty() {
		return d
	}
	sum := make(days, 0, len(d)+1)
	placed := false
	for _, other := range d {
		switch {
		case before(other, i):
			sum = append(sum, other)
		case before(i, other):
			if !placed {
				sum, placed = append(sum, i), true
			}
			sum = append(sum, other)
		default:
			i = network.Interval{From: min(i.From, other.From), To: max(i.To, other.To)}
		}
	}
	if !placed {
		sum = append(sum, i)
	}
	return sum
}

// before says whether a ends so long before b that a day lies between them.
func before(a, b network.Interval) bool { return a.To != network.MaxDay && a.To+1 < b.From }

// and gives the days that both have.
func (d days) and(other days) days {
	switch {
	case len(d) == 1 && len(other) > 0 && d[0].From <= other[0].From && other[len(other)-1].To <= d[0].To:
		return other
	case len(other) == 1 && len(d) > 0 && other[0].From <= d[0].From && d[len(d)-1].To <= other[0].To:
		return d
	}
	var both days
	for i, j := 0, 0; i < len(d) && j < len(other); {
		if meet := d[i].Meet(other[j]); !meet.Empty() {
			both = append(both, meet)
		}
		if d[i].To < other[j].To {
			i++
		} else {
			j++
		}
	}
	return both
}

// meets says whether there is a day that both have.
func (d days) meets(other days) bool {
	for i, j := 0, 0; i < len(d) && j < len(other); {
		if max(d[i].From, other[j].From) <= min(d[i].To, other[j].To) {
			return true
		}
		if d[i].To < other[j].To {
			i++
		} else {
			j++
		}
	}
	return false
}

// or gives the days of either, and whether these are more than d's own.
func (d days) or(other days) (days, bool) {
	sum := d
	for _, i := range other {
		if !sum.covers(i) {
			sum = sum.with(i)
		}
	}
	return sum, len(sum) != len(d) || len(d) > 0 && !same(sum, d)
}

func (d days) covers(i network.Interval) bool {
	for _, own := range d {
		if own.From <= i.From && i.To <= own.To {
			return true
		}
	}
	return false
}

func same(a, b days) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// from gives the first day of the set that is not before another.
func (d days) from(day network.Day) (network.Day, bool) {
	for _, i := range d {
		if i.To >= day {
			return max(i.From, day), true
		}
	}
	return 0, false
}

// until gives the last day of the set that is not after another.
func (d days) until(day network.Day) (network.Day, bool) {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].From <= day {
			return min(d[i].To, day), true
		}
	}
	return 0, false
}
