package cypher

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// days is a set of days: its runs of consecutive days, in order.
type days []network.Interval

func everyDay() days { return days{network.Always()} }

// daysOf gives the days that are in any of the intervals.
func daysOf(intervals []network.Interval) days {
	slices.SortFunc(intervals, func(a, b network.Interval) int { return cmp.Compare(a.From, b.From) })
	var d days
	for _, i := range intervals {
		last := len(d) - 1
		switch {
		case i.Empty():
		case last >= 0 && int64(i.From) <= int64(d[last].To)+1:
			d[last].To = max(d[last].To, i.To)
		default:
			d = append(d, i)
		}
	}
	return d
}

// meet gives the days that are in both.
func (d days) meet(other days) days {
	var both days
	for i, j := 0, 0; i < len(d) && j < len(other); {
		if m := d[i].Meet(other[j]); !m.Empty() {
			both = append(both, m)
		}
		if d[i].To < other[j].To {
			i++
		} else {
			j++
		}
	}
	return both
}

// from gives the first day that is not before a day.
func (d days) from(day network.Day) (network.Day, bool) {
	for _, run := range d {
		if day <= run.To {
			return max(day, run.From), true
		}
	}
	return 0, false
}

// until gives the last day that is not after a day.
func (d days) until(day network.Day) (network.Day, bool) {
	for _, run := range slices.Backward(d) {
		if run.From <= day {
			return min(day, run.To), true
		}
	}
	return 0, false
}
