package memory

import (
	"context"
	"math"

	"github.com/entente-graph/entente/internal/pathfind"
)

// Best gives the first best paths of at most maxHops; see pathfind.Searcher.
func (s *searcher) Best(_ context.Context, where *pathfind.Filter, rank pathfind.Rank, maxHops, first int, more bool) (pathfind.Best, error) {
	f := compile(s.snapshot, where)
	if s.apart(f) {
		return pathfind.Best{Exhausted: true}, nil
	}
	want := max(first, 1) // one tells whether there is any
	if more {
		want = first + 1
	}
	r, err := s.rank(f, rank, maxHops, first, want)
	best := pathfind.Best{Shortest: r.shortest, HasMore: r.more || len(r.ways) > first, Exhausted: r.exhausted}
	best.Paths = make([]pathfind.Path, min(first, len(r.ways)))
	for i := range best.Paths {
		best.Paths[i] = s.spell(f, r.ways[i], rank)
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
		c := s.corridor(f, nil)
		c.first = first
		return c.fewestHops(maxHops, want, nil)
	}
}

// fewestHops gives the first paths by hops, then ids, passing over those that
// were given. It walks; where the filter judges paths as a whole and a walk takes
// too long, the corridor becomes a web.
func (c *corridor) fewestHops(maxHops, want int, given []way) (r ranked, err error) {
	for hops := 0; hops <= maxHops; hops++ {
		if c.first > 0 && len(r.ways) == c.first && c.f.byStep() && c.smaller().links > c.effort.hop {
			if r.more, err = c.more(r.ways, maxHops); r.more || err != nil {
				return r, err
			}
			c.first = 0 // it would not be found later either
		}
		if opens, err := c.lengthen(hops); err != nil {
			return r, err
		} else if !opens {
			continue
		}
		w := walk{corridor: c, want: want - len(r.ways), given: given, patience: math.MaxInt}
		if !c.f.byStep() {
			w.patience = c.effort.walk
		}
		err := w.all(hops)
		if w.tired && err == nil {
			w.found, err = c.exactly(hops, want-len(r.ways), given)
		}
		if len(w.found) > 0 && r.shortest == nil {
			r.shortest = new(hops)
		}
		r.ways = append(r.ways, w.found...)
		if err != nil || len(r.ways) >= want {
			return r, err
		}
	}
	r.exhausted = len(r.ways) == 0 && c.exhausted() && c.f.byStep()
	return r, nil
}

// exactly gives the first paths of exactly so many hops, by way of a web.
func (c *corridor) exactly(hops, want int, given []way) ([]way, error) {
	w, err := c.web(hops, pathfind.FewestHops)
	if err != nil {
		return nil, err
	}
	b, err := w.search(hops, nil)
	if err != nil {
		return nil, err
	}
	walk := walk{corridor: c, given: given}
	for len(walk.found) < want {
		path, err := b.next()
		if path == nil || err != nil {
			return walk.found, err
		}
		if path.hops() == hops {
			walk.way = w.way(path.places)
			walk.arrive()
		}
	}
	return walk.found, nil
}
