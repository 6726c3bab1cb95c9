package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// subgraph is part of the network as a graph of the solver.
type subgraph struct {
	*solver.Graph
	// nodes are its entities, by their numbers there.
	nodes []topology.Node
}

// way returns a path of the graph by the entities of the network.
func (g *subgraph) way(p *solver.Path) way {
	way := make(way, len(p.Entities))
	for i, entity := range p.Entities {
		way[i] = g.nodes[entity]
	}
	return way
}

// subgraph makes a graph of some entities, which are in no order.
func (s *searcher) subgraph(f *filter, nodes []topology.Node, rank pathfind.Rank) (*subgraph, error) {
	number := s.scratch.number
	defer func() {
		for _, n := range nodes {
			number[n] = 0
		}
	}()
	slices.SortFunc(nodes, s.snapshot.Compare)
	for i, n := range nodes {
		number[n] = int32(i) + 1
	}
	b := subgraphBuilder{
		searcher: s, f: f, rank: rank,
		graph: solver.NewGraph(solver.Conditions{Overlapping: f.overlapping, InTimeOrder: f.inTimeOrder, Via: len(f.via)}),
	}
	for _, n := range nodes {
		if err := b.add(n); err != nil {
			return nil, err
		}
	}
	return &subgraph{b.graph, nodes}, nil
}

// subgraphBuilder reads the steps of a subgraph.
type subgraphBuilder struct {
	*searcher
	f     *filter
	rank  pathfind.Rank
	graph *solver.Graph
	// intervals keeps those of steps.
	intervals []network.Interval
}

// add adds an entity and its steps to others.
func (b *subgraphBuilder) add(n topology.Node) error {
	row := b.snapshot.Row(n)
	if err := b.meter.Visit(len(row)); err != nil {
		return err
	}
	b.graph.Entity(solver.Role(b.scratch.role[n]&(isFrom|isTo)), slices.Index(b.f.via, n))
	for i := 0; i < len(row); {
		begin, to := i, row[i].To()
		for i < len(row) && row[i].To() == to {
			i++
		}
		if number := b.scratch.number[to]; number > 0 {
			b.step(n, number-1, row[begin:i])
		}
	}
	return nil
}

// unpriced is more than any link costs.
const unpriced = 1 << 16

// step adds a step that consists of those of some links that pass.
func (b *subgraphBuilder) step(n topology.Node, to int32, links []topology.Arc) {
	s := solver.Step{To: to, Cost: unpriced}
	any := false
	for _, a := range links {
		if !b.f.passes(a) {
			continue
		}
		any = true
		if b.rank == pathfind.Strongest {
			s.Cost = min(s.Cost, uint32(b.f.cost(a).Total()))
		}
		if b.f.overlapping {
			s.Holds = b.with(s.Holds, b.f.holds(a))
		}
		if b.f.inTimeOrder {
			s.Happens = b.with(s.Happens, b.f.happens(n, a))
		}
	}
	if any {
		b.graph.Step(s)
	}
}

// with adds an interval to the days of a step, which most have one of: these lie
// side by side.
func (b *subgraphBuilder) with(d network.Days, i network.Interval) network.Days {
	if len(d) > 0 || i.Empty() {
		return d.With(i)
	}
	if len(b.intervals) == cap(b.intervals) {
		b.intervals = make([]network.Interval, 0, 4096)
	}
	b.intervals = append(b.intervals, i)
	last := len(b.intervals)
	return network.Days(b.intervals[last-1 : last : last])
}
