package memory

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// steps reads rows as steps with their days; it is the memory of one.
type steps struct {
	holds, happens network.Days
	step           solver.Step
}

// of returns the steps of a row whose links pass, to such entities as may be entered.
// Each is overwritten by the next.
func (s *steps) of(f *filter, n topology.Node, row []topology.Arc, enter func(topology.Node) bool) iter.Seq[*solver.Step] {
	return func(yield func(*solver.Step) bool) {
		for i := 0; i < len(row); {
			begin, m := i, row[i].To()
			for i < len(row) && row[i].To() == m {
				i++
			}
			if links := row[begin:i]; slices.ContainsFunc(links, f.passes) && enter(m) {
				if !yield(s.read(f, n, links)) {
					return
				}
			}
		}
	}
}

// read reads the step that some links make.
func (s *steps) read(f *filter, n topology.Node, links []topology.Arc) *solver.Step {
	s.holds, s.happens = f.days(n, links, s.holds[:0], s.happens[:0])
	s.step = solver.Step{To: int32(links[0].To()), Holds: s.holds, Happens: s.happens}
	return &s.step
}

// days adds to two sets the days on which those of some links of an entity that pass
// hold and happen, as far as the conditions want them.
func (f *filter) days(n topology.Node, links []topology.Arc, holds, happens network.Days) (network.Days, network.Days) {
	for _, a := range links {
		if !f.passes(a) {
			continue
		}
		if f.overlapping {
			holds = holds.Add(f.holds(a))
		}
		if f.inTimeOrder {
			happens = happens.Add(f.happens(n, a))
		}
	}
	return holds, happens
}

// conditions returns the conditions on days.
func (f *filter) conditions() solver.Conditions {
	return solver.Conditions{Overlapping: f.overlapping, InTimeOrder: f.inTimeOrder}
}

// numbers returns entities as the solver numbers them.
func numbers(nodes []topology.Node) []int32 {
	list := make([]int32, len(nodes))
	for i, n := range nodes {
		list[i] = int32(n)
	}
	return list
}

// adjacency is the snapshot as solver.ShortestByDays reads it.
type adjacency struct {
	*searcher
	f     *filter
	steps steps
}

// shortestByDays returns the hops of the shortest path under a filter with conditions on
// days, and without via; nil where there is none.
func (s *searcher) shortestByDays(f *filter, maxHops int) (*int, error) {
	s.begin(f, nil)
	return solver.ShortestByDays(&adjacency{searcher: s, f: f}, f.conditions(), numbers(s.from), numbers(s.to), maxHops)
}

func (a *adjacency) Links(entity int32) int {
	n := topology.Node(entity)
	kindDegree := a.snapshot.KindDegree(n)
	if a.scratch.role[n] != 0 || !a.f.leadsOn(kindDegree) {
		return 0
	}
	return kindDegree.Degree()
}

func (a *adjacency) Steps(entity int32, except solver.Role, do func(*solver.Step)) error {
	n := topology.Node(entity)
	row := a.snapshot.Row(n)
	if err := a.meter.Visit(len(row)); err != nil {
		return err
	}
	other := (isFrom | isTo) &^ uint8(except)
	for step := range a.steps.of(a.f, n, row, func(m topology.Node) bool {
		role := a.scratch.role[m]
		return role == other || role == 0 && a.f.leadsOn(a.snapshot.KindDegree(m))
	}) {
		do(step)
	}
	return nil
}
