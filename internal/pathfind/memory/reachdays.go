package memory

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// profiles is the memory of a search for reach by days.
type profiles struct {
	// arrivals is when one can be at each entity by some way of those that were looked
	// at, gained that part of it which the last hop added, and next that which this
	// hop adds.
	arrivals, gained, next map[topology.Node]solver.Profile
	// pieces are those of all profiles, one after the other.
	pieces []solver.Piece
	// over, beyond and both are profiles that are being made.
	over, beyond, both solver.Profile
	// holds and happens are the days of a step that is being read.
	holds, happens network.Days
}

// forget makes it fit for another search.
func (p *profiles) forget() {
	const large = 50_000 // to clear a map takes as long as it was ever large
	if p.arrivals == nil || max(len(p.arrivals), len(p.gained), len(p.next)) > large {
		p.arrivals, p.gained, p.next = map[topology.Node]solver.Profile{}, map[topology.Node]solver.Profile{}, map[topology.Node]solver.Profile{}
	}
	clear(p.arrivals)
	clear(p.gained)
	clear(p.next)
	p.pieces = p.pieces[:0]
}

// keep returns a copy of a profile.
func (p *profiles) keep(of solver.Profile) solver.Profile {
	begin := len(p.pieces)
	p.pieces = append(p.pieces, of...)
	return p.pieces[begin:len(p.pieces):len(p.pieces)]
}

// add joins a profile to that of an entity in a map.
func (p *profiles) add(to map[topology.Node]solver.Profile, n topology.Node, more solver.Profile) {
	p.both = to[n].Join(p.both[:0], more, solver.Onward)
	to[n] = p.keep(p.both)
}

// breadthFirstByDays goes out from the origins hop by hop under overlapping or inTimeOrder.
// An entity is reached again where that allows more than before. What a way does
// between two visits to an entity can be left out on each day by itself, so the hops
// are those of a path.
func (r *reached) breadthFirstByDays() error {
	r.forget()
	for _, n := range r.from {
		r.gained[n] = solver.Onward.Start()
	}
	for hops := 1; hops <= r.maxHops && len(r.gained) > 0; hops++ {
		clear(r.next)
		for n, arrival := range r.gained {
			if hops > 1 && !r.f.leadsOn(r.snapshot.Glance(n)) {
				continue
			}
			if err := r.follow(n, arrival); err != nil {
				return err
			}
		}
		for n, gained := range r.next {
			r.add(r.arrivals, n, gained)
			if r.distance[n] == 0 {
				r.reach(n, hops, r.f.leadsOn(r.snapshot.Glance(n)))
			}
		}
		r.gained, r.next = r.next, r.gained
	}
	return nil
}

// follow takes each step from an entity at which one can be so, and notes in next
// whatever that allows beyond what was known.
func (r *reached) follow(n topology.Node, arrival solver.Profile) error {
	row := r.snapshot.Row(n)
	if err := r.meter.Visit(len(row)); err != nil {
		return err
	}
	for i := 0; i < len(row); {
		begin, m := i, row[i].To()
		for i < len(row) && row[i].To() == m {
			i++
		}
		if d := r.distance[m]; d == 1 || d == avoided {
			continue
		}
		if step, passes := r.step(n, row[begin:i]); passes {
			r.over = arrival.Over(r.over[:0], r.conditions(), &step, solver.Onward)
			r.beyond = r.over.Beyond(r.beyond[:0], r.arrivals[m], solver.Onward)
			if len(r.beyond) > 0 {
				r.add(r.next, m, r.beyond)
			}
		}
	}
	return nil
}

// step returns the days of those of some links that pass, and whether any does.
func (r *reached) step(n topology.Node, links []topology.Arc) (step solver.Step, passes bool) {
	r.holds, r.happens = r.holds[:0], r.happens[:0]
	for _, a := range links {
		if r.f.passes(a) {
			r.holds = r.holds.Add(r.f.holds(a))
			r.happens = r.happens.Add(r.f.happens(n, a))
			passes = true
		}
	}
	return solver.Step{Holds: r.holds, Happens: r.happens}, passes
}

func (r *reached) conditions() solver.Conditions {
	return solver.Conditions{Overlapping: r.f.overlapping, InTimeOrder: r.f.inTimeOrder}
}

// searchedPath searches the first path to an organisation that was reached, under
// a filter that judges paths as a whole.
func (r *reached) searchedPath(n topology.Node) (path pathfind.Path, err error) {
	err = r.engine.search(r.snapshot, r.meter, r.from, []topology.Node{n}, func(s *searcher) error {
		best, err := s.Best(r.meter.Context(), &r.q.Where, pathfind.FewestHops, r.maxHops, 1, false)
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
