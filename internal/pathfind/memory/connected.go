package memory

import (
	"context"
	"math"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Connected says whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	f := compile(s.snapshot, where)
	switch {
	case s.apart(f):
		return false, nil
	case f.byStep() && f.open && maxHops == pathfind.AnyLength && s.labelled():
		return true, nil // or they would be apart
	case f.byStep():
		return s.corridor(f, nil).connects(maxHops)
	case maxHops == pathfind.AnyLength:
		return s.corridor(f, nil).connectsAtAll()
	default:
		best, err := s.Best(ctx, where, pathfind.FewestHops, maxHops, 0, false)
		return best.Shortest != nil, err
	}
}

// apart says whether the ends lie in parts of the network that nothing joins. It
// asks no more than the labels of the parts, which hold where no filter is given;
// where a filter lets no more pass than that, what is apart there is apart all
// the more.
func (s *searcher) apart(f *filter) bool {
	if !f.narrow() || !s.labelled() {
		return false
	}
	for _, n := range s.from {
		for _, m := range s.to {
			a, _ := s.snapshot.Component(n)
			b, _ := s.snapshot.Component(m)
			if a == b {
				return false
			}
		}
	}
	return true
}

// labelled says whether the part of the network in which each end lies is known.
func (s *searcher) labelled() bool {
	if len(s.from)*len(s.to) > mostPairs {
		return false
	}
	for _, list := range [][]topology.Node{s.from, s.to} {
		for _, n := range list {
			if _, known := s.snapshot.Component(n); !known {
				return false
			}
		}
	}
	return true
}

// mostPairs is how many pairs of ends are compared before a search is quicker.
const mostPairs = 10_000

// narrow says whether a filter lets nothing pass that would not pass without one.
func (f *filter) narrow() bool {
	for _, status := range network.Statuses() {
		if f.class[topology.ClassOf(network.Reported, status)] {
			return false
		}
	}
	for i, kind := range network.Kinds() {
		if f.inner[i] && (kind == network.Place || kind == network.Framework) {
			return false
		}
	}
	return len(f.via) == 0
}

// connectsAtAll says whether there is a path of any length under a filter that
// judges paths as a whole. It walks as long as that is easy, and makes a web of
// all that both ends can reach where it is not.
func (c *corridor) connectsAtAll() (bool, error) {
	const anyHops = math.MaxInt32
	for hops, tired := 0, false; hops < farAway && !tired && !c.exhausted(); hops++ {
		if opens, err := c.lengthen(hops); err != nil {
			return false, err
		} else if !opens {
			continue
		}
		w := walk{corridor: c, want: 1, patience: c.effort.walk}
		if err := w.all(hops); err != nil || len(w.found) > 0 {
			return len(w.found) > 0, err
		}
		tired = w.tired
	}
	if opens, err := c.lengthen(anyHops); err != nil || !opens {
		return false, err
	}
	w, err := c.web(anyHops, pathfind.FewestHops)
	if err != nil {
		return false, err
	}
	h, err := w.looksAhead(anyHops)
	if err != nil || !h.promises() {
		return false, err
	}
	if !w.passable() {
		return false, nil
	}
	search, err := h.search(len(w.nodes), nil)
	if err != nil {
		return false, err
	}
	path, err := search.next()
	return path != nil, err
}

// promises says whether there is a way, if perhaps one that passes an entity
// twice.
func (h *ahead) promises() bool {
	for i := range h.nodes {
		if h.role[i]&isFrom == 0 {
			continue
		}
		if _, leads := h.hopsLeft(state{place: int32(i)}, network.EveryDay(), network.MinDay); leads {
			return true
		}
	}
	return false
}
