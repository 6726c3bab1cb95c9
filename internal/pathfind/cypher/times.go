package cypher

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// times is what is known of when one can be at a place of the web, by two clocks
// that have nothing to do with each other: for `overlapping`, the days on which
// every step so far holds; and for each of them, for `inTimeOrder`, the first day
// on which one can be there when the steps are taken one after the other – or,
// seen from the far side, the last day on which one must leave. Both together are
// a function from days to days, in pieces that are in order and do not overlap.
// Without pieces one can't be there.
type times []piece

type piece struct {
	network.Interval
	at network.Day
}

// sense is the direction in which a web is walked through.
type sense bool

const (
	onward   sense = true  // from the beginnings: what comes earlier is better
	backward sense = false // from the ends: what leaves later is better
)

// begin is where nothing is asked of time yet.
func (s sense) begin() times {
	if s == onward {
		return times{{network.Always(), network.MinDay}}
	}
	return times{{network.Always(), network.MaxDay}}
}

func (s sense) better(a, b network.Day) bool { return a != b && (a < b) == bool(s) }

// over gives the times on the other side of a step.
func (t times) over(s *step, direction sense) times {
	if s.timeless {
		return t
	}
	var there times
	for _, p := range t {
		at, ok := s.moments.From(p.at)
		if direction == backward {
			at, ok = s.moments.Until(p.at)
		}
		if !ok {
			continue
		}
		for _, run := range s.days.And(network.Days{p.Interval}) {
			there = append(there, piece{run, at})
		}
	}
	return there
}

// with gives the better of two functions everywhere, and that part of more in
// which it is the better: no pieces where it has nothing to add.
func (t times) with(more times, direction sense) (best, gained times) {
	if len(t) == 0 {
		return more, more
	}
	if len(t) == 1 && t[0].Interval == network.Always() && !slices.ContainsFunc(more, func(p piece) bool { return direction.better(p.at, t[0].at) }) {
		return t, nil
	}
	for _, run := range segments(t, more) {
		was, had := t.on(run.From)
		is, has := more.on(run.From)
		switch {
		case has && (!had || direction.better(is, was)):
			gained = gained.and(run, is)
			best = best.and(run, is)
		case had:
			best = best.and(run, was)
		}
	}
	return best, gained
}

// and adds a piece behind the others.
func (t times) and(run network.Interval, at network.Day) times {
	if last := len(t) - 1; last >= 0 && t[last].at == at && int64(t[last].To)+1 == int64(run.From) {
		t[last].To = run.To
		return t
	}
	return append(t, piece{run, at})
}

// on gives the value on a day, if there is one.
func (t times) on(day network.Day) (network.Day, bool) {
	i, found := slices.BinarySearchFunc(t, day, func(p piece, day network.Day) int {
		switch {
		case p.To < day:
			return -1
		case p.From > day:
			return 1
		default:
			return 0
		}
	})
	if !found {
		return 0, false
	}
	return t[i].at, true
}

// segments cuts all days where a piece begins or ends.
func segments(functions ...times) []network.Interval {
	cuts := []int64{int64(network.MinDay)}
	for _, t := range functions {
		for _, p := range t {
			cuts = append(cuts, int64(p.From), int64(p.To)+1)
		}
	}
	slices.SortFunc(cuts, cmp.Compare[int64])
	cuts = slices.Compact(cuts)
	if end := int64(network.MaxDay) + 1; cuts[len(cuts)-1] != end {
		cuts = append(cuts, end)
	}
	runs := make([]network.Interval, len(cuts)-1)
	for i := range runs {
		runs[i] = network.Interval{From: network.Day(cuts[i]), To: network.Day(cuts[i+1] - 1)}
	}
	return runs
}

// joins says whether who comes by these times can go on by those of the far side.
func (t times) joins(far times) bool {
	for i, j := 0, 0; i < len(t) && j < len(far); {
		if t[i].at <= far[j].at && !t[i].Meet(far[j].Interval).Empty() {
			return true
		}
		if t[i].To < far[j].To {
			i++
		} else {
			j++
		}
	}
	return false
}
