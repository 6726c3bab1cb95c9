package memory

import (
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// weighing is a search for the first paths by some weight.
type weighing struct {
	f             *filter
	rank          pathfind.Rank
	maxHops, want int
	// most is what the last of those that are wanted weighs at most.
	most weight
	// given, if set, reports whether a path is passed over; used are entities that those
	// lead through, and least is what a path that is not weighs at least.
	given func(way) bool
	used  []topology.Node
	least weight
	// link returns the weight of a link that leads into an entity, step the cost of a
	// step of a graph into one of its entities.
	link func(a topology.Arc, into topology.Node) weight
	step func(g *subgraph, s *solver.Step, into int32) int
	// exact: the solver has come to need exact bounds.
	exact bool
}

// lightest returns the first paths by weight, then ids. It looks for them among all
// ways of at most some weight, and of more and more, by ever larger steps.
func (s *searcher) lightest(w *weighing) ([]way, error) {
	b := s.biDijkstra(w.f, w.used, w.link)
	if err := b.meet(w.most); err != nil {
		return nil, err
	}
	const finer = 8
	var first []way // of the most weight so far: they come first for every larger one
	for most, more := max(b.lightest, w.least), 1+b.lightest/finer; ; most, more = most+more, more+more/2 {
		most = min(most, w.most)
		ways, err := s.ofWeight(w, most)
		if len(ways) > len(first) {
			first = ways
		}
		if err != nil || len(ways) == w.want || most == w.most {
			return first, err
		}
	}
}

// ofWeight returns the first paths of at most a weight.
func (s *searcher) ofWeight(w *weighing, most weight) ([]way, error) {
	b := s.biDijkstra(w.f, w.used, w.link)
	if err := b.fill(most); err != nil {
		return nil, err
	}
	graph, err := s.subgraph(w.f, b.within(most), w.rank)
	if err != nil {
		return nil, err
	}
	search, err := graph.Search(s.meter, solver.Query{
		MaxHops: w.maxHops, Exact: w.exact,
		Weigh: func(s *solver.Step, into int32) int { return w.step(graph, s, into) },
	})
	if err != nil {
		return nil, err
	}
	defer func() { w.exact = search.Exact() }()
	var ways []way
	for len(ways) < w.want {
		path, found, err := search.Next()
		if !found || err != nil || weightOf(path.Cost, path.Hops()) > most {
			return ways, err
		}
		if way := graph.way(&path); w.given == nil || !w.given(way) {
			ways = append(ways, way)
		}
	}
	return ways, nil
}
