package cypher

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
)

// subgraph is the part of the network that has been read. Its entities are
// numbered in the order in which they were met.
type subgraph struct {
	where    *pathfind.Filter
	ids      []string
	numbers  map[string]int32
	role     []solver.Role
	viaIndex []int
	// neighbors are those of each entity, steps what joins two, the smaller number
	// first.
	neighbors [][]int32
	steps     map[[2]int32]*step
}

func newSubgraph(where *pathfind.Filter, from, to []string) *subgraph {
	g := &subgraph{where: where, numbers: map[string]int32{}, steps: map[[2]int32]*step{}}
	for _, id := range from {
		g.role[g.number(id)] |= solver.From
	}
	for _, id := range to {
		g.role[g.number(id)] |= solver.To
	}
	for i, id := range where.Via {
		g.viaIndex[g.number(id)] = i
	}
	return g
}

// number returns the number of an entity, which may be new.
func (g *subgraph) number(id string) int32 {
	n, known := g.numbers[id]
	if !known {
		n = int32(len(g.ids))
		g.numbers[id] = n
		g.ids = append(g.ids, id)
		g.role, g.viaIndex, g.neighbors = append(g.role, 0), append(g.viaIndex, solver.NotVia), append(g.neighbors, nil)
	}
	return n
}

// add adds a step. Read again from its other end it brings the same links.
func (g *subgraph) add(a, b int32, s *step) {
	pair := [2]int32{min(a, b), max(a, b)}
	if g.steps[pair] != nil {
		return
	}
	g.steps[pair] = s
	g.neighbors[a] = append(g.neighbors[a], b)
	g.neighbors[b] = append(g.neighbors[b], a)
}

// solvable is the subgraph as the solver takes it: with its entities in the order
// of their ids.
type solvable struct {
	*solver.Graph
	*subgraph
	// order has the numbers of the entities in that order.
	order []int32
}

func (g *subgraph) solvable() *solvable {
	s := &solvable{Graph: solver.NewGraph(conditions(g.where)), subgraph: g, order: make([]int32, len(g.ids))}
	for n := range s.order {
		s.order[n] = int32(n)
	}
	slices.SortFunc(s.order, func(a, b int32) int { return cmp.Compare(g.ids[a], g.ids[b]) })
	place := make([]int32, len(s.order))
	for i, n := range s.order {
		place[n] = int32(i)
	}
	for _, n := range s.order {
		s.Entity(g.role[n], g.viaIndex[n])
		for _, other := range g.neighbors[n] {
			s.Step(g.steps[[2]int32{min(n, other), max(n, other)}].leading(place[other]))
		}
	}
	return s
}

// path returns a path that the solver has found.
func (s *solvable) path(found solver.Path, priced bool) pathfind.Path {
	ids, steps := make([]string, len(found.Entities)), make([]*step, len(found.Entities)-1)
	for i, entity := range found.Entities {
		n := s.order[entity]
		ids[i] = s.ids[n]
		if i > 0 {
			before := s.order[found.Entities[i-1]]
			steps[i-1] = s.steps[[2]int32{min(n, before), max(n, before)}]
		}
	}
	return pathOf(s.where, ids, steps, priced)
}
