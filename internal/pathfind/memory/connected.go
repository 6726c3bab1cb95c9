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
	case len(f.via) > 0 && maxHops == pathfind.AnyLength:
		connected := false
		shortest, err := s.bidirectional(f, nil).shortestOfAny(func(graph *subgraph) (_ *int, err error) {
			connected, err = graph.Connected(s.meter, pathfind.AnyLength)
			return nil, err
		})
		return connected || shortest != nil, err
	default:
		shortest, err := s.shortest(ctx, f, maxHops)
		return shortest != nil, err
	}
}

// Shortest returns the hops of the shortest path; see pathfind.Searcher.
func (s *searcher) Shortest(ctx context.Context, where *pathfind.Filter, maxHops int) (*int, error) {
	f := s.compile(where)
	if s.apart(f) {
		return nil, nil
	}
	return s.shortest(ctx, f, maxHops)
}

// shortest is Shortest for ends that are not known to be apart.
func (s *searcher) shortest(ctx context.Context, f *filter, maxHops int) (*int, error) {
	switch {
	case f.byStep():
		return s.bidirectional(f, nil).meets(maxHops)
	case len(f.via) == 0:
		return s.shortestByDays(f, maxHops)
	case maxHops == pathfind.AnyLength:
		return s.bidirectional(f, nil).shortestOfAny(func(graph *subgraph) (*int, error) { return graph.Shortest(s.meter, pathfind.AnyLength) })
	default:
		best, err := s.Best(ctx, f.where, pathfind.Page{MaxHops: maxHops})
		return best.Shortest, err
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

// shortestOfAny returns the hops of the shortest path of any length under a filter that
// judges paths as a whole; nil where there is none. It looks for one depth first as long
// as that is quick, and then asks the solver about all that both ends can reach.
func (b *bidirectional) shortestOfAny(ask func(*subgraph) (*int, error)) (*int, error) {
	for hops := 0; hops < farAway && !b.exceeded && !b.exhausted(); hops++ {
		if connected, err := b.reach(hops); err != nil {
			return nil, err
		} else if !connected {
			continue
		}
		b.hops, b.rows = hops, 0
		list := depthFirst{bidirectional: b, want: 1}
		if err := list.all(hops); err != nil {
			return nil, err
		}
		if len(list.found) > 0 {
			return &hops, nil
		}
	}
	const anyHops = math.MaxInt32
	if connected, err := b.reach(anyHops); err != nil || !connected {
		return nil, err
	}
	graph, err := b.graph(anyHops)
	if err != nil {
		return nil, err
	}
	return ask(graph)
}
