package memory

import (
	"fmt"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// breadthFirstByDays goes out from the origins hop by hop under overlapping or
// inTimeOrder; see solver.Profiles. An entity is reached by the first hop at which one
// can be there on any day.
func (r *reached) breadthFirstByDays() error {
	return r.byDays(func(n topology.Node, hops int) {
		if r.distance[n] == 0 {
			r.reach(n, hops, r.f.leadsOn(r.snapshot.KindDegree(n)))
		}
	})
}

// byDays goes out hop by hop, and calls meets with what each hop comes to, though it was
// come to before.
func (r *reached) byDays(meets func(n topology.Node, hops int)) error {
	r.Begin(solver.Onward, r.f.conditions(), numbers(r.from), solver.Onward.Start())
	for hops := 1; hops <= r.maxHops && len(r.Frontier()) > 0; hops++ {
		for _, n := range r.Frontier() {
			if hops > 1 && !r.f.leadsOn(r.snapshot.KindDegree(topology.Node(n))) {
				continue
			}
			if err := r.follow(topology.Node(n), r.Gained(n)); err != nil {
				return err
			}
		}
		r.Hop()
		for _, entity := range r.Frontier() {
			meets(topology.Node(entity), hops)
		}
	}
	return nil
}

// follow takes each step from an entity at which one can be so.
func (r *reached) follow(n topology.Node, at solver.Profile) error {
	row := r.snapshot.Row(n)
	if err := r.meter.Visit(len(row)); err != nil {
		return err
	}
	for step := range r.steps.of(r.f, n, row, func(m topology.Node) bool { return r.distance[m] != 1 && r.distance[m] != avoided }) {
		r.Take(at, step)
	}
	return nil
}

// searchedPath searches the first path to an organisation that was reached, under
// a filter that judges paths as a whole.
func (r *reached) searchedPath(n topology.Node) (path pathfind.Path, err error) {
	err = r.engine.search(r.snapshot, r.meter, r.from, []topology.Node{n}, func(s *searcher) error {
		best, err := s.Best(r.meter.Context(), &r.q.Where, pathfind.Page{MaxHops: r.maxHops, First: 1})
		if err == nil && len(best.Paths) == 0 {
			err = fmt.Errorf("%s was reached, but no path to it is found", r.snapshot.ID(n))
		}
		if err == nil {
			path = best.Paths[0]
		}
		return err
	})
	return path, err
}
