package memory

import (
	"cmp"
	"context"

	"github.com/entente-graph/entente/internal/pathfind"
)

// Best returns a page of the best paths; see pathfind.Searcher.
func (s *searcher) Best(ctx context.Context, where *pathfind.Filter, page pathfind.Page) (pathfind.Best, error) {
	f := s.compile(where)
	if s.apart(f) {
		return pathfind.Best{Exhausted: true}, nil
	}
	var shortest *int // of all, which need not be on the page
	if page.After != nil {
		var err error
		if shortest, err = s.shortest(ctx, f, page.MaxHops); err != nil {
			return pathfind.Best{}, err
		}
	}
	want := max(page.First, 1) // one shows whether there is any
	if page.More {
		want = page.First + 1
	}
	r, err := s.rank(f, &page, want)
	best := pathfind.Best{Shortest: cmp.Or(shortest, r.shortest), HasMore: r.more || len(r.ways) > page.First, Exhausted: r.exhausted}
	best.Paths = make([]pathfind.Path, min(page.First, len(r.ways)))
	for i := range best.Paths {
		best.Paths[i] = s.path(f, r.ways[i], page.Rank)
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

func (s *searcher) rank(f *filter, page *pathfind.Page, want int) (ranked, error) {
	switch page.Rank {
	case pathfind.Strongest:
		return s.strongest(f, page, want)
	case pathfind.MostDiverse:
		return s.mostDiverse(f, page.MaxHops, want)
	default:
		b := s.bidirectional(f, nil)
		b.first, b.after = page.First, page.After
		return b.fewestHops(page.MaxHops, want, s.given(page.After, func(way) int { return 0 }))
	}
}

// given returns what reports whether a path, which costs so much, was given up to a
// place; nil where there is none.
func (s *searcher) given(place *pathfind.Place, cost func(way) int) func(way) bool {
	if place == nil {
		return nil
	}
	return func(w way) bool {
		ids := make([]string, len(w))
		for i, n := range w {
			ids[i] = s.snapshot.ID(n)
		}
		return place.Compare(cost(w), ids) <= 0
	}
}

// fewestHops returns the first paths by hops, then ids, but those that were given.
func (b *bidirectional) fewestHops(maxHops, want int, given func(way) bool) (r ranked, err error) {
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
