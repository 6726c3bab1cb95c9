package memory

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// path returns a path by its ids, with the links that pass and what the topology
// knows of all of them.
func (s *searcher) path(f *filter, w way, rank pathfind.Rank) pathfind.Path {
	p := pathfind.Path{
		Entities: make([]string, len(w)),
		Steps:    make([]pathfind.Step, len(w)-1),
		Shape:    &pathfind.Shape{Entities: make([]pathfind.EntityShape, len(w)), Links: make([][]pathfind.LinkShape, len(w)-1)},
	}
	for i, n := range w {
		p.Shape.Entities[i] = shapeOf(s.snapshot, n)
		p.Entities[i] = p.Shape.Entities[i].ID
	}
	on := network.EveryDay()
	for i := range p.Steps {
		step := &p.Steps[i]
		step.From, step.To = p.Entities[i], p.Entities[i+1]
		var holds network.Days
		for _, a := range s.snapshot.Between(w[i], w[i+1]) {
			if !f.passes(a) {
				continue
			}
			edge := a.Edge()
			if rank == pathfind.Strongest {
				if cost := f.cost(a); len(step.Links) == 0 || cost.Total() < step.Cost.Total() {
					step.Cost, step.Cheapest = cost, len(step.Links)
				}
			}
			if f.overlapping {
				holds = holds.Add(f.holds(a))
			}
			step.Links = append(step.Links, pathfind.LinkRef{Type: a.Class().Type(), ID: s.snapshot.LinkID(edge)})
			p.Shape.Links[i] = append(p.Shape.Links[i], f.linkShape(a))
		}
		on = on.And(holds)
	}
	if f.overlapping && len(on) > 0 {
		p.Period = &on[0]
	}
	return p
}

// linkShape returns what the topology knows of a link.
func (f *filter) linkShape(a topology.Arc) pathfind.LinkShape {
	s, edge := f.snapshot, a.Edge()
	shape := pathfind.LinkShape{
		Backward: a.Backward(), Role: s.Role(edge), Valid: s.Valid(edge), Status: a.Class().Status(), Confidence: s.Confidence(edge),
	}
	shape.Tenure, _ = s.Tenure(edge, f.knownBy)
	if n, has := s.Behalf(edge); has {
		behalf := shapeOf(s, n)
		shape.OnBehalfOf, shape.Behalf = behalf.ID, &behalf
	}
	return shape
}

func shapeOf(s *topology.Snapshot, n topology.Node) pathfind.EntityShape {
	e := s.Entity(n)
	return pathfind.EntityShape{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// cost is what a link costs; see pathfind.Cost.
func (f *filter) cost(a topology.Arc) pathfind.Cost {
	tenure, _ := f.snapshot.Tenure(a.Edge(), f.knownBy)
	class := a.Class()
	return f.where.CostOf(class.Type(), class.Status(), f.snapshot.Confidence(a.Edge()), tenure)
}
