package memory

import (
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
)

// enumeration is how the paths between two ends are listed: depth first, for as long
// as that is quick. Once it has looked at much more since its last path than the two
// searches have to get there, and than the solver would have to read, the solver takes
// over, for good.
type enumeration struct {
	// tried counts the links that were looked at since the last path; exceeded says
	// that they were too many.
	tried    int
	exceeded bool
	// rows are the links that a graph would be made of, for ways of so many hops; 0
	// before they have been counted.
	rows, hops int
	// exact: the solver has come to need exact bounds.
	exact bool
	// solved is up to how many hops all paths are known.
	solved int
	// after is the place by hops, then ids, behind which the list begins; nil for its
	// beginning.
	after *pathfind.Place
}

// try counts links before they are looked at on the way to a path.
func (b *bidirectional) try(links int) error {
	b.tried += links
	if b.tried > b.effort.tries+b.effort.times*b.read {
		b.exceeded = b.tried > b.effort.tries+b.effort.times*b.links()
	}
	return b.meter.Visit(links)
}

// links returns how many links the solver would have to read at least.
func (b *bidirectional) links() int {
	if b.rows > 0 {
		return b.rows
	}
	for _, n := range b.forward.levels.nodes {
		if left := b.left(n); left != unseen && int(b.forward.hops[n])+int(left) <= b.hops {
			b.rows += b.snapshot.KindDegree(n).Degree()
		}
	}
	return b.rows
}

// ofHops returns the first paths of exactly so many hops, but those that were given,
// where all paths of fewer hops are known. They may be followed by longer ones, where
// these have been found as well.
func (b *bidirectional) ofHops(hops, maxHops, want int, given func(way) bool) ([]way, error) {
	if hops < b.solved || b.after != nil && hops < b.after.Hops() {
		return nil, nil
	}
	if connected, err := b.reach(hops); err != nil || !connected {
		return nil, err
	}
	b.hops, b.rows = hops, 0
	list := depthFirst{bidirectional: b, want: want, given: given}
	if b.after != nil && hops == b.after.Hops() {
		list.after = b.after.Entities
	}
	if !b.exceeded {
		if err := list.all(hops); err != nil || !b.exceeded {
			return list.found, err
		}
	}
	solved, err := b.solve(hops, maxHops, want, given)
	if len(solved) < len(list.found) {
		solved = list.found // it was stopped
	}
	return solved, err
}

// solve lets the solver list the first paths of at least so many hops, from a graph
// of all that can lie on them. It lists longer ones at once where what these can lie on
// is not much more.
func (b *bidirectional) solve(hops, maxHops, want int, given func(way) bool) ([]way, error) {
	longest, allowed := hops, 2*b.read
	for longest < maxHops && (b.exhausted() || b.read+b.smaller().links <= allowed) {
		longest++
		if err := b.grow(longest); err != nil {
			return nil, err
		}
	}
	if longest > hops {
		if err := b.measure(longest); err != nil {
			return nil, err
		}
	}
	graph, err := b.graph(longest)
	if err != nil {
		return nil, err
	}
	search, err := graph.Search(b.meter, solver.Query{MaxHops: longest, Exact: b.exact})
	if err != nil {
		return nil, err
	}
	list := depthFirst{given: given}
	list.bidirectional = b
	for len(list.found) < want {
		path, found, err := search.Next()
		if err != nil {
			return list.found, err
		}
		if !found {
			break
		}
		if path.Hops() >= hops {
			list.way = graph.way(&path)
			list.arrive()
		}
	}
	b.exact, b.solved = search.Exact(), longest+1
	return list.found, nil
}

// graph returns what lies on ways of at most so many hops as a graph; reach has made it
// known.
func (b *bidirectional) graph(hops int) (*subgraph, error) {
	nodes, err := b.within(hops)
	if err != nil {
		return nil, err
	}
	return b.subgraph(b.f, nodes, pathfind.FewestHops)
}
