package cypher

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// step is the links between two entities that pass the filter.
type step struct {
	links []pathfind.LinkRef
	// days are those on which it holds, moments those on which it can be taken: see
	// Filter.Overlapping and Filter.InTimeOrder. Where neither is asked, it is
	// timeless.
	timeless      bool
	days, moments network.Days
	// cost is that of the cheapest link, and cheapest its place.
	cost     pathfind.Cost
	cheapest int
}

// stepOf makes a step of what was read; nil if the filter's conditions on time let
// nobody take it.
func stepOf(where *pathfind.Filter, priced bool, links []store.HopLink) *step {
	slices.SortFunc(links, func(a, b store.HopLink) int { return network.CompareRefs(a.LinkRef, b.LinkRef) })
	s := &step{links: make([]pathfind.LinkRef, len(links)), timeless: true, days: network.EveryDay(), moments: network.EveryDay()}
	var held, taken network.Days
	for i, l := range links {
		s.links[i] = l.LinkRef
		holds := l.Tenure.Possible
		if where.OnlyCertain() {
			holds = l.Tenure.Certain
		}
		held = held.Add(holds)
		if l.Type.Occurrence() && !l.Date.IsZero() {
			holds = network.Interval{From: l.Date.Earliest(), To: l.Date.Latest()}
		}
		taken = taken.Add(holds)
		if cost := pathfind.CostOf(l.Type, l.Status, l.Confidence, l.Tenure, where.AsOf); priced && (i == 0 || cost.Total() < s.cost.Total()) {
			s.cost, s.cheapest = cost, i
		}
	}
	if where.Overlapping {
		s.timeless, s.days = false, held
	}
	if where.InTimeOrder {
		s.timeless, s.moments = false, taken
	}
	if len(s.days) == 0 || len(s.moments) == 0 {
		return nil
	}
	return s
}

// pathOf makes a path of its entities and the steps between them.
func pathOf(where *pathfind.Filter, ids []string, steps []*step, priced bool) pathfind.Path {
	p := pathfind.Path{Entities: ids, Steps: make([]pathfind.Step, len(steps))}
	common := network.EveryDay()
	for i, s := range steps {
		p.Steps[i] = pathfind.Step{From: ids[i], To: ids[i+1], Links: s.links}
		if priced {
			p.Steps[i].Cost, p.Steps[i].Cheapest = s.cost, s.cheapest
		}
		common = common.And(s.days)
	}
	if where.Overlapping && len(common) > 0 {
		p.Period = &common[0]
	}
	return p
}
