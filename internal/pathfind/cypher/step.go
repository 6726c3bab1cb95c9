package cypher

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/store"
)

// step is the links between two entities that pass the filter.
type step struct {
	links []pathfind.LinkRef
	// holds are the days on which it holds, happens those that count for the order
	// of time; see Filter.Overlapping and Filter.InTimeOrder.
	holds, happens network.Days
	// cost is that of the cheapest link, and cheapest its place.
	cost     pathfind.Cost
	cheapest int
}

// stepOf returns the step of links that were read, nil where conditions on time
// exclude it.
func stepOf(where *pathfind.Filter, priced bool, links []store.HopLink) *step {
	slices.SortFunc(links, func(a, b store.HopLink) int { return network.CompareRefs(a.LinkRef, b.LinkRef) })
	s := &step{links: make([]pathfind.LinkRef, len(links))}
	for i := range links {
		l := &links[i]
		s.links[i] = l.LinkRef
		if timed(where) {
			holds := l.Tenure.Possible
			if where.OnlyCertain() {
				holds = l.Tenure.Certain
			}
			s.holds = s.holds.Add(where.OnDay(holds))
			if l.Type.Occurrence() && l.Dated {
				holds = l.Happened
			}
			s.happens = s.happens.Add(holds)
		}
		if !priced {
			continue
		}
		if cost := where.CostOf(l.Type, l.Status, l.Confidence, l.Tenure); i == 0 || cost.Total() < s.cost.Total() {
			s.cost, s.cheapest = cost, i
		}
	}
	if where.Overlapping && len(s.holds) == 0 || where.InTimeOrder && len(s.happens) == 0 {
		return nil
	}
	return s
}

// timed reports whether the filter asks when steps hold.
func timed(where *pathfind.Filter) bool { return where.Overlapping || where.InTimeOrder }

// conditions returns the filter's conditions on whole paths.
func conditions(where *pathfind.Filter) solver.Conditions {
	return solver.Conditions{Overlapping: where.Overlapping, InTimeOrder: where.InTimeOrder, Via: len(where.Via)}
}

// leading returns the step as the solver takes it.
func (s *step) leading(to int32) solver.Step {
	return solver.Step{To: to, Cost: uint32(s.cost.Total()), Holds: s.holds, Happens: s.happens}
}

// pathOf returns the path of some entities and the steps between them.
func pathOf(where *pathfind.Filter, ids []string, steps []*step, priced bool) pathfind.Path {
	p := pathfind.Path{Entities: ids, Steps: make([]pathfind.Step, len(steps))}
	common := network.EveryDay()
	for i, s := range steps {
		p.Steps[i] = pathfind.Step{From: ids[i], To: ids[i+1], Links: s.links}
		if priced {
			p.Steps[i].Cost, p.Steps[i].Cheapest = s.cost, s.cheapest
		}
		if where.Overlapping {
			common = common.And(s.holds)
		}
	}
	if where.Overlapping && len(common) > 0 {
		p.Period = &common[0]
	}
	return p
}
