package memory

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

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
func (r *reached) spreadByDays(e *Engine, q *pathfind.ReachQuestion) error {
	arrivals := map[topology.Node]arrival{}
	changed := map[topology.Node]arrival{}
	for _, n := range r.from {
		changed[n] = arrival{on: network.EveryDay(), day: network.MinDay}
	}
	for hops := 1; hops <= r.maxHops && len(changed) > 0; hops++ {
		next := map[topology.Node]arrival{}
		for n, come := range changed {
			if hops > 1 && !r.f.leadsOn(r.snapshot.Glance(n)) {
				continue
			}
			if err := r.goOn(n, come, arrivals, next); err != nil {
				return err
			}
		}
		for n, come := range next {
			arrivals[n] = come
			if r.distance[n] == 0 {
				r.reach(n, hops)
			}
		}
		changed = next
	}
	if r.f.overlapping && r.f.inTimeOrder {
		return r.confirm(e, q)
	}
	return nil
}

// goOn takes each step from an entity that a way has come to, and notes in next
// whatever allows more than was known.
func (r *reached) goOn(n topology.Node, come arrival, known, next map[topology.Node]arrival) error {
	row := r.snapshot.Row(n)
	if err := r.work.visit(len(row)); err != nil {
		return err
	}
	for i := 0; i < len(row); {
		m := row[i].To()
		var holds, happens network.Days
		for ; i < len(row) && row[i].To() == m; i++ {
			if r.f.passes(row[i]) {
				holds = holds.With(r.f.holds(row[i]))
				happens = happens.With(r.f.happens(n, row[i]))
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
		before, is := next[m]
		if !is {
			before, is = known[m]
		}
		if is {
			var more bool
			if then, more = before.or(then, r.f); !more {
				continue
			}
		}
		next[m] = then
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

// confirm asks for the shortest path to each organisation that may be reached.
func (r *reached) confirm(e *Engine, q *pathfind.ReachQuestion) error {
	r.farthest = 0
	for i := range r.distance {
		n := topology.Node(i)
		if _, maybe := r.hops(n); !maybe || r.snapshot.Kind(n) != organization {
			continue
		}
		r.distance[n] = 0
		answer, err := e.pathsOf(r.work.ctx, r.snapshot, r.pathQuestion(q, n, 0))
		if err != nil {
			return err
		}
		if answer.Outcome == pathfind.Stopped {
			return &network.Error{Code: network.Timeout, Message: "the search was stopped"}
		}
		if answer.Shortest != nil {
			r.distance[n] = uint8(*answer.Shortest + 1)
			r.farthest = max(r.farthest, *answer.Shortest)
		}
	}
	return nil
}

// pathQuestion is the question for paths to one organisation.
func (r *reached) pathQuestion(q *pathfind.ReachQuestion, n topology.Node, first int) pathfind.Question {
	return pathfind.Question{From: q.From, To: []string{r.snapshot.ID(n)}, Where: q.Where, Rank: pathfind.FewestHops, First: first}
}

// searchedPath searches the first path to an organisation, under a filter that
// judges paths as a whole.
func (r *reached) searchedPath(ctx context.Context, e *Engine, q *pathfind.ReachQuestion, n topology.Node) pathfind.Path {
	answer, err := e.pathsOf(ctx, r.snapshot, r.pathQuestion(q, n, 1))
	if err != nil || len(answer.Paths) == 0 {
		return pathfind.Path{Entities: []string{r.snapshot.ID(n)}}
	}
	return answer.Paths[0]
}
