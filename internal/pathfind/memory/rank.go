package memory

import (
	"context"

	"github.com/entente-graph/entente/internal/pathfind"
)

// Best returns the first best paths of at most maxHops; see pathfind.Searcher.
func (s *searcher) Best(_ context.Context, where *pathfind.Filter, rank pathfind.Rank, maxHops, first int, more bool) (pathfind.Best, error) {
	f := s.compile(where)
	if s.apart(f) {
		return pathfind.Best{Exhausted: true}, nil
	}
	want := max(first, 1) // one shows whether there is any
	if more {
		want = first + 1
	}
	r, err := s.rank(f, rank, maxHops, first, want)
	best := pathfind.Best{Shortest: r.shortest, HasMore: r.more || len(r.ways) > first, Exhausted: r.exhausted}
	best.Paths = make([]pathfind.Path, min(first, len(r.ways)))
	for i := range best.Paths {
		best.Paths[i] = s.path(f, r.ways[i], rank)
	}
	return best, err
}

// ranked is the first paths of a rank, as far as they have been found.
type ranked struct {
	ways []way
	// shortest is the hops of the shortest path, nil where there is none.
	shortest *int
	// exhausted: there is no path of any length.
	exhausted bool
	// more: there are more ways than these.
	more bool
}

func (s *searcher) rank(f *filter, rank pathfind.Rank, maxHops, first, want int) (ranked, error) {
	switch rank {
	case pathfind.Strongest:
		return s.strongest(f, maxHops, want)
	case pathfind.MostDiverse:
		return s.mostDiverse(f, maxHops, want)
	default:
		b := s.bidirectional(f, nil)
		b.first = first
		return b.fewestHops(maxHops, want, nil)
	}
}

// fewestHops returns the first paths by hops, then ids, but those that were given.
func (b *bidirectional) fewestHops(maxHops, want int, given []way) (r ranked, err error) {
	for hops := 0; hops <= maxHops; hops++ {
		if r.more, err = b.deviates(r.ways, maxHops); r.more || err != nil {
			return r, err
		}
		found, err := b.ofHops(hops, maxHops, want-len(r.ways), given)
		if len(found) > 0 && r.shortest == nil {
			r.shortest = new(found[0].hops())
		}
		r.ways = append(r.ways, found...)
		if err != nil || len(r.ways) >= want {
			return r, err
		}
	}
	r.exhausted = len(r.ways) == 0 && b.exhausted() && b.f.byStep()
	return r, nil
}

// deviates reports whether it has been found that there are more paths than those
// that are wanted for themselves, where that may be quicker than to go on.
func (b *bidirectional) deviates(found []way, maxHops int) (bool, error) {
	if b.first == 0 || len(found) != b.first || !b.f.byStep() || b.smaller().links <= b.effort.hop {
		return false, nil
	}
	b.first = 0 // what is not found now is not found later either
	return b.deviation(found, maxHops)
}
