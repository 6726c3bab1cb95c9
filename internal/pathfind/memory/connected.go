package memory

import (
	"context"
	"math"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Connected reports whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	f := s.compile(where)
	switch {
	case s.apart(f):
		return false, nil
	case f.byStep() && f.trivial && maxHops == pathfind.AnyLength && s.labelled():
		return true, nil // or they would be apart
	case f.byStep():
		return s.bidirectional(f, nil).connects(maxHops)
	case len(f.via) == 0:
		return s.connectedByDays(f, maxHops)
	case maxHops == pathfind.AnyLength:
		return s.bidirectional(f, nil).connectsAtAll()
	default:
		best, err := s.Best(ctx, where, pathfind.FewestHops, maxHops, 0, false)
		return best.Shortest != nil, err
	}
}

// apart reports whether the ends lie in parts of the network that nothing joins. It
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

// labelled reports whether the part of the network in which each end lies is known.
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

// narrow reports whether a filter lets nothing pass that would not pass without one.
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

// connectsAtAll reports whether there is a path of any length under a filter that
// judges paths as a whole. It looks for one depth first as long as that is quick, and
// then asks the solver about all that both ends can reach.
func (b *bidirectional) connectsAtAll() (bool, error) {
	for hops := 0; hops < farAway && !b.exceeded && !b.exhausted(); hops++ {
		if connected, err := b.reach(hops); err != nil {
			return false, err
		} else if !connected {
			continue
		}
		b.hops, b.rows = hops, 0
		list := depthFirst{bidirectional: b, want: 1}
		if err := list.all(hops); err != nil || len(list.found) > 0 {
			return len(list.found) > 0, err
		}
	}
	const anyHops = math.MaxInt32
	if connected, err := b.reach(anyHops); err != nil || !connected {
		return false, err
	}
	graph, err := b.graph(anyHops)
	if err != nil {
		return false, err
	}
	return graph.Connected(b.meter, pathfind.AnyLength)
}
