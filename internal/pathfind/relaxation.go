package pathfind

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Relaxation is a condition of a filter that lets no path through, and would if it were
// lifted alone.
type Relaxation struct {
	// Lift is the name of its field of PathFilter.
	Lift string
	// Hops is the length of the shortest path then.
	Hops int
	// Day is, of `asOf` and `knownBy`, the day nearest to the asked one on which there is
	// a path with all else as it is, the later of two; nil where there is none or
	// none is wanted.
	Day *network.Day
}

// relax finds out what would change that there is no path: which of the conditions,
// lifted alone, and on which days. Those of blockedBy are known. What is found before
// time or work runs out is returned: that changes nothing of the outcome.
func (a *Answer) relax(ctx context.Context, s Searcher, q *Question, known []Relaxation) error {
	err := a.relaxHops(ctx, s, q, known)
	for i := 0; i < len(a.Relaxations) && err == nil && q.Days; i++ {
		err = a.Relaxations[i].relaxDay(ctx, s, q)
	}
	if stopped(err) {
		a.Unrelaxed, err = true, nil
	}
	return err
}

// relaxHops finds the relaxations, without days, by as few searches as it takes.
func (a *Answer) relaxHops(ctx context.Context, s Searcher, q *Question, known []Relaxation) error {
	names := q.Where.Relaxable()
	switch a.Outcome {
	case BeyondMaxHops:
		hops, err := s.Shortest(ctx, &q.Where, AnyLength)
		if hops != nil {
			a.Relaxations = append(a.Relaxations, Relaxation{Lift: "maxHops", Hops: *hops})
		}
		if err != nil {
			return err
		}
	case BlockedByFilter:
		// To lift `through` means more here than to blockedBy, all else the same.
		known = slices.DeleteFunc(slices.Clone(known), func(r Relaxation) bool { return r.Lift == "through" })
		names = only(names, "through")
	case NotConnected:
		// There is no path under any part of the filter but through what the default leaves
		// out: by `via` a path leads through that, whatever else is lifted.
		if q.Where.Via == nil {
			names = only(names, "through")
		}
	}
	found, err := lift(ctx, s, q, names, q.Where.Relaxed)
	a.Relaxations = slices.Concat(a.Relaxations, known, found)
	slices.SortStableFunc(a.Relaxations, func(a, b Relaxation) int { return cmp.Compare(order(a.Lift), order(b.Lift)) })
	return err
}

// only returns those of some names that are one.
func only(names []string, one string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return name != one })
}

// lift returns those of some conditions that give a path when they are lifted alone.
func lift(ctx context.Context, s Searcher, q *Question, names []string, without func(name string) Filter) ([]Relaxation, error) {
	if len(names) == 0 {
		return nil, nil
	}
	filters := make([]Filter, len(names))
	for i, name := range names {
		filters[i] = without(name)
	}
	shortest, err := s.ShortestUnder(ctx, filters, *q.Where.MaxHops)
	var found []Relaxation
	for i, hops := range shortest {
		if hops != nil {
			found = append(found, Relaxation{Lift: names[i], Hops: *hops})
		}
	}
	return found, err
}

// order returns the place of a condition among PathFilter's fields, of which maxHops is
// the first.
func order(name string) int {
	return slices.IndexFunc(conditions[:], func(c condition) bool { return c.name == name })
}

// relaxDay finds the day of a relaxation, if it can have one: conditions on whole paths
// leave no single day to ask for.
func (r *Relaxation) relaxDay(ctx context.Context, s Searcher, q *Question) (err error) {
	if q.Where.Overlapping || q.Where.InTimeOrder {
		return nil
	}
	switch r.Lift {
	case "asOf":
		r.Day, err = nearestHolding(ctx, s, q)
	case "knownBy":
		r.Day, err = firstKnown(ctx, s, q)
	}
	return err
}

// lifetime is more days than lie between any two that can be written.
const lifetime = 10_000 * 366

// nearestHolding returns the day nearest to asOf on which there is a path. Whether all
// steps of one hold on some day at most so far from it can only become true as that
// grows, so that the distance is found by bisection.
func nearestHolding(ctx context.Context, s Searcher, q *Question) (*network.Day, error) {
	asked, where := *q.Where.AsOf, q.Where
	where.AsOf, where.Overlapping = nil, true
	connectedOn := func(first, last network.Day) (bool, error) {
		within := where
		within.On = &network.Interval{From: first, To: last}
		return s.Connected(ctx, &within, *q.Where.MaxHops)
	}
	distance, err := least(lifetime, func(days network.Day) (bool, error) { return connectedOn(asked-days, asked+days) })
	if distance == 0 || err != nil {
		return nil, err
	}
	later, err := connectedOn(asked+distance, asked+distance)
	switch {
	case err != nil:
		return nil, err
	case later:
		return new(asked + distance), nil
	default:
		return new(asked - distance), nil
	}
}

// firstKnown returns the first day by which enough was known for a path. What is known
// on one day is known ever after, so there is none before knownBy.
func firstKnown(ctx context.Context, s Searcher, q *Question) (*network.Day, error) {
	asked, where := *q.Where.KnownBy, q.Where
	distance, err := least(lifetime, func(days network.Day) (bool, error) {
		where.KnownBy = new(asked + days)
		return s.Connected(ctx, &where, *q.Where.MaxHops)
	})
	if distance == 0 || err != nil {
		return nil, err
	}
	return new(asked + distance), nil
}

// least returns the least number of days, from 1 to most, for which something is so that
// is so for all greater ones; 0 where it is so for none. It doubles the days until it is
// so, and then bisects (J. Bentley, A. Yao: An Almost Optimal Algorithm for Unbounded
// Searching, 1976).
func least(most network.Day, so func(days network.Day) (bool, error)) (network.Day, error) {
	if ever, err := so(most); !ever || err != nil {
		return 0, err
	}
	below, is := network.Day(0), network.Day(256)
	for is < most {
		found, err := so(is)
		if err != nil {
			return 0, err
		}
		if found {
			break
		}
		below, is = is, 2*is
	}
	for is-below > 1 {
		middle := below + (is-below)/2
		found, err := so(middle)
		switch {
		case err != nil:
			return 0, err
		case found:
			is = middle
		default:
			below = middle
		}
	}
	return is, nil
}
