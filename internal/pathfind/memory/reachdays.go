package memory

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// passages is the memory of a search for reach by days.
type passages struct {
	// arrivals is what is possible at each entity that a way has come to, changed
	// those of them where the last hop allowed more than before, and next those
	// where this hop does.
	arrivals, changed, next map[topology.Node]arrival
	// runs are those of all sets of days, one after the other.
	runs []network.Interval
}

// forget makes it fit for another search.
func (p *passages) forget() {
	const large = 50_000 // to clear a map takes as long as it was ever large
	if p.arrivals == nil || max(len(p.arrivals), len(p.changed), len(p.next)) > large {
		p.arrivals, p.changed, p.next = map[topology.Node]arrival{}, map[topology.Node]arrival{}, map[topology.Node]arrival{}
	}
	clear(p.arrivals)
	clear(p.changed)
	clear(p.next)
	p.runs = p.runs[:0]
}

// keep gives a copy of a set.
func (p *passages) keep(d network.Days) network.Days {
	begin := len(p.runs)
	p.runs = append(p.runs, d...)
	return p.runs[begin:len(p.runs):len(p.runs)]
}

// arrival is what is possible for a way that has come to an entity: on which days
// all of it holds, and the earliest on which its last step can have been taken.
type arrival struct {
	on  network.Days
	day network.Day
}

// spreadByDays goes out from the origins under overlapping or inTimeOrder. An
// entity is reached again where that allows more than before. A way that passes
// an entity twice can be shortened under either of the two, so the hops are those
// of a path; under both together it may not, and each organisation is asked about.
func (r *reached) spreadByDays() error {
	err := r.goOutByDays()
	if !r.f.overlapping || !r.f.inTimeOrder {
		return err
	}
	maybe := r.doubt()
	if err != nil {
		return err
	}
	return r.confirm(maybe)
}

// goOutByDays goes hop by hop to whatever a way may lead to.
func (r *reached) goOutByDays() error {
	r.forget()
	for _, n := range r.from {
		r.changed[n] = arrival{on: network.EveryDay(), day: network.MinDay}
	}
	for hops := 1; hops <= r.maxHops && len(r.changed) > 0; hops++ {
		clear(r.next)
		for n, come := range r.changed {
			if hops > 1 && !r.f.leadsOn(r.snapshot.Glance(n)) {
				continue
			}
			if err := r.goOn(n, come); err != nil {
				return err
			}
		}
		for n, come := range r.next {
			r.arrivals[n] = come
			if r.distance[n] == 0 {
				r.reach(n, hops, r.f.leadsOn(r.snapshot.Glance(n)))
			}
		}
		r.changed, r.next = r.next, r.changed
	}
	return nil
}

// goOn takes each step from an entity that a way has come to, and notes in next
// whatever allows more than was known.
func (r *reached) goOn(n topology.Node, come arrival) error {
	row := r.snapshot.Row(n)
	if err := r.meter.Visit(len(row)); err != nil {
		return err
	}
	var holds, happens network.Days
	for i := 0; i < len(row); {
		m := row[i].To()
		holds, happens = holds[:0], happens[:0]
		for ; i < len(row) && row[i].To() == m; i++ {
			if r.f.passes(row[i]) {
				holds = holds.Add(r.f.holds(row[i]))
				happens = happens.Add(r.f.happens(n, row[i]))
			}
		}
		if d := r.distance[m]; d == 1 || d == avoided {
			continue
		}
		then := come
		possible := len(holds)+len(happens) > 0
		if r.f.overlapping {
			then.on = come.on.And(holds)
			possible = len(then.on) > 0
		}
		if possible && r.f.inTimeOrder {
			then.day, possible = happens.From(come.day)
		}
		if !possible {
			continue
		}
		before, is := r.next[m]
		if !is {
			before, is = r.arrivals[m]
		}
		if !is {
			then.on = r.keep(then.on) // it may be holds
		} else {
			var more bool
			if then, more = before.or(then, r.f); !more {
				continue
			}
		}
		r.next[m] = then
	}
	return nil
}

// or gives what either allows, and whether that is more than the first alone.
func (a arrival) or(other arrival, f *filter) (arrival, bool) {
	more := false
	if f.overlapping {
		a.on, more = a.on.Or(other.on)
	}
	if f.inTimeOrder && other.day < a.day {
		a.day, more = other.day, true
	}
	return a, more
}

// doubt takes it that no organisation is reached but by one step, and gives those
// that may be, nearest first.
func (r *reached) doubt() (maybe []topology.Node) {
	levels := make(members, r.farthest+1)
	r.each(func(n topology.Node, hops int) { levels[hops] = append(levels[hops], n) })
	r.farthest = min(r.farthest, 1)
	maybe = slices.Concat(levels[min(len(levels), 2):]...)
	for _, n := range maybe {
		r.distance[n] = 0
	}
	return maybe
}

// confirm asks for the shortest path to each organisation that may be reached.
func (r *reached) confirm(maybe []topology.Node) error {
	for _, n := range maybe {
		best, err := r.best(n, 0)
		if err != nil {
			return err
		}
		if best.Shortest != nil {
			r.distance[n] = uint8(*best.Shortest + 1)
			r.farthest = max(r.farthest, *best.Shortest)
		}
	}
	return nil
}

// best searches the first paths to an organisation.
func (r *reached) best(n topology.Node, first int) (best pathfind.Best, err error) {
	err = r.engine.search(r.snapshot, r.meter, r.from, []topology.Node{n}, func(s *searcher) (err error) {
		best, err = s.Best(r.meter.Context(), &r.q.Where, pathfind.FewestHops, r.maxHops, first, false)
		return err
	})
	return best, err
}

// searchedPath searches the first path to an organisation that was reached, under
// a filter that judges paths as a whole.
func (r *reached) searchedPath(n topology.Node) (pathfind.Path, error) {
	best, err := r.best(n, 1)
	if err != nil {
		return pathfind.Path{}, err
	}
	if len(best.Paths) == 0 {
		return pathfind.Path{}, fmt.Errorf("%s was reached, but no path to it is found", r.snapshot.ID(n))
	}
	return best.Paths[0], nil
}
