package solver

import (
	"iter"

	"github.com/entente-graph/entente/internal/network"
)

// Profile is a function from days to days, in pieces that are in order and do not
// overlap, as in profile searches for timetables. To each day on which all steps of
// some way hold – for overlapping – it has the best day to be at one of its ends
// when the steps are taken one after the other – for inTimeOrder: seen from where
// the way begins, the earliest day to arrive; seen from where it ends, the latest to
// set out. A day for which there is no such way has no value.
//
// Both conditions are kept together exactly, because a path can be cut out of a way
// that passes an entity twice by what holds on one and the same day.
//
// A Profile must not be changed; what makes another may share parts of it.
type Profile []Piece

// Piece is a run of days with the same value.
type Piece struct {
	network.Interval
	At network.Day
}

// Sense is the direction in which profiles are carried over steps.
type Sense bool

// The senses.
const (
	// Onward goes from where paths begin: the earlier the better.
	Onward Sense = true
	// Backward goes from where they end: the later the better.
	Backward Sense = false
)

// Start returns the profile of a way without steps.
func (s Sense) Start() Profile {
	if s == Onward {
		return Profile{{network.Always(), network.MinDay}}
	}
	return Profile{{network.Always(), network.MaxDay}}
}

// better reports whether to be there on a day is better than on another.
func (s Sense) better(a, b network.Day) bool { return a != b && (a < b) == bool(s) }

// nearest returns the best day of a set that can follow – or come before – a day.
func (s Sense) nearest(days network.Days, day network.Day) (network.Day, bool) {
	if s == Onward {
		return days.From(day)
	}
	return days.Until(day)
}

// Over appends to a list the profile on the other side of a step.
func (p Profile) Over(list Profile, c Conditions, step *Step, sense Sense) Profile {
	for _, piece := range p {
		at := piece.At
		if c.InTimeOrder {
			var possible bool
			if at, possible = sense.nearest(step.Happens, at); !possible {
				continue
			}
		}
		if !c.Overlapping {
			list = list.with(piece.Interval, at)
			continue
		}
		for _, run := range step.Holds {
			if both := run.Meet(piece.Interval); !both.Empty() {
				list = list.with(both, at)
			}
		}
	}
	return list
}

// with appends a piece, as part of the last where it goes on from that.
func (p Profile) with(run network.Interval, at network.Day) Profile {
	if last := len(p) - 1; last >= 0 && p[last].At == at && p[last].To != network.MaxDay && p[last].To+1 == run.From {
		p[last].To = run.To
		return p
	}
	return append(p, Piece{run, at})
}

// Join appends to a list the better of two profiles on each day.
func (p Profile) Join(list, other Profile, sense Sense) Profile {
	for run := range sweep(p, other) {
		switch {
		case run.has[0] && (!run.has[1] || !sense.better(run.at[1], run.at[0])):
			list = list.with(run.Interval, run.at[0])
		case run.has[1]:
			list = list.with(run.Interval, run.at[1])
		}
	}
	return list
}

// Beyond appends to a list that part of the profile in which it is better than
// another.
func (p Profile) Beyond(list, other Profile, sense Sense) Profile {
	for run := range sweep(p, other) {
		if run.has[0] && (!run.has[1] || sense.better(run.at[0], run.at[1])) {
			list = list.with(run.Interval, run.at[0])
		}
	}
	return list
}

// Admits reports whether a way that holds on some days and has come by a day can
// go on by a backward profile.
func (p Profile) Admits(on network.Days, day network.Day) bool {
	for i, j := 0, 0; i < len(p) && j < len(on); {
		if p[i].At >= day && !p[i].Meet(on[j]).Empty() {
			return true
		}
		if p[i].To < on[j].To {
			i++
		} else {
			j++
		}
	}
	return false
}

// swept is a run of days on which each of two profiles has one value or none.
type swept struct {
	network.Interval
	at  [2]network.Day
	has [2]bool
}

// sweep goes through two profiles together, by runs of days on which one of them
// has a value.
func sweep(a, b Profile) iter.Seq[swept] {
	return func(yield func(swept) bool) {
		for day := int64(network.MinDay); day <= int64(network.MaxDay) && len(a)+len(b) > 0; {
			var run swept
			var ends [2]int64
			a, run.at[0], run.has[0], ends[0] = a.next(day)
			b, run.at[1], run.has[1], ends[1] = b.next(day)
			end := min(ends[0], ends[1])
			run.Interval = network.Interval{From: network.Day(day), To: network.Day(end)}
			if (run.has[0] || run.has[1]) && !yield(run) {
				return
			}
			day = end + 1
		}
	}
}

// next returns what is left of a profile from a day on, its value on that day if it
// has one, and until when that stays so.
func (p Profile) next(day int64) (left Profile, at network.Day, has bool, until int64) {
	if len(p) > 0 && int64(p[0].To) < day {
		p = p[1:]
	}
	switch {
	case len(p) == 0:
		return nil, 0, false, int64(network.MaxDay)
	case int64(p[0].From) > day:
		return p, 0, false, int64(p[0].From) - 1
	default:
		return p, p[0].At, true, int64(p[0].To)
	}
}
