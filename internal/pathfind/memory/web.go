package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// web is a corridor as a network of its own: its entities, numbered in the order
// of their ids, and the steps between them.
type web struct {
	*searcher
	f     *filter
	nodes []topology.Node
	// Between starts[i] and starts[i+1] are the steps of entity i.
	starts []int32
	steps  []step
	// role is that of each entity, and turn the place of those that are via in the
	// order in which they are to be passed, -1 of all others.
	role []uint8
	turn []int8
	// intervals is where those of steps are kept.
	intervals []network.Interval
	// stages is one more than the via entities: how many have been passed.
	stages int
}

// step is all links between two entities that pass, in one.
type step struct {
	to int32
	// cost is that of the cheapest link.
	cost uint32
	// holds are the days on which the step holds, where overlapping is asked for,
	// and happens those that count for inTimeOrder.
	holds, happens network.Days
}

// noTurn is the turn of what is not via.
const noTurn = -1

// web makes a web of the entities on ways of at most so many hops.
func (c *corridor) web(hops int, rank pathfind.Rank) (*web, error) {
	behind := c.scratch.behind
	var met, nodes []topology.Node
	defer func() {
		for _, n := range met {
			behind[n] = unseen
		}
	}()
	if err := c.follow(&c.near, &c.far, behind, hops, &met); err != nil {
		return nil, err
	}
	for _, n := range c.scratch.nearLevels.nodes {
		if left := c.left(n); left != unseen && int(c.near.hops[n])+int(left) <= hops {
			nodes = append(nodes, n)
		}
	}
	for _, n := range met {
		if int(behind[n])+int(c.far.hops[n]) <= hops {
			nodes = append(nodes, n)
		}
	}
	return c.newWeb(c.f, nodes, rank)
}

// newWeb makes a web of entities, which are in no order.
func (s *searcher) newWeb(f *filter, nodes []topology.Node, rank pathfind.Rank) (*web, error) {
	w := &web{searcher: s, f: f, nodes: nodes, stages: len(f.via) + 1}
	defer func() {
		for _, n := range nodes {
			s.scratch.place[n] = 0
		}
	}()
	slices.SortFunc(nodes, s.snapshot.Compare)
	for i, n := range nodes {
		s.scratch.place[n] = int32(i) + 1
	}
	return w, w.fill(rank)
}

// fill reads the steps between the entities.
func (w *web) fill(rank pathfind.Rank) error {
	place, role := w.scratch.place, w.scratch.role
	w.starts = make([]int32, 1, len(w.nodes)+1)
	for _, n := range w.nodes {
		w.role = append(w.role, role[n])
		w.turn = append(w.turn, int8(slices.Index(w.f.via, n)))
		row := w.snapshot.Row(n)
		if err := w.meter.Visit(len(row)); err != nil {
			return err
		}
		begin := len(w.steps)
		for _, a := range row {
			to := place[a.To()] - 1
			if to < 0 || !w.f.passes(a) {
				continue
			}
			if last := len(w.steps) - 1; last < begin || w.steps[last].to != to {
				w.steps = append(w.steps, step{to: to, cost: farTooMuch})
			}
			w.add(&w.steps[len(w.steps)-1], n, a, rank)
		}
		w.starts = append(w.starts, int32(len(w.steps)))
	}
	return nil
}

// farTooMuch is more than any link costs.
const farTooMuch = 1 << 16

// add adds a link to a step.
func (w *web) add(s *step, n topology.Node, a topology.Arc, rank pathfind.Rank) {
	if rank == pathfind.Strongest {
		s.cost = min(s.cost, uint32(w.f.cost(a).Total()))
	}
	if w.f.overlapping {
		s.holds = w.with(s.holds, w.f.holds(a))
	}
	if w.f.inTimeOrder {
		s.happens = w.with(s.happens, w.f.happens(n, a))
	}
}

// with adds an interval to the days of a step, which most have one of: these lie
// side by side.
func (w *web) with(d network.Days, i network.Interval) network.Days {
	if len(d) > 0 || i.Empty() {
		return d.With(i)
	}
	if len(w.intervals) == cap(w.intervals) {
		w.intervals = make([]network.Interval, 0, 4096)
	}
	w.intervals = append(w.intervals, i)
	last := len(w.intervals)
	return network.Days(w.intervals[last-1 : last : last])
}

// of gives the steps of an entity.
func (w *web) of(i int32) []step { return w.steps[w.starts[i]:w.starts[i+1]] }

// leadsOn says whether a path may go on from an entity that it has come to.
func (w *web) leadsOn(i int32) bool { return w.role[i]&(isFrom|isTo) == 0 }

// enter gives the stage of a path that comes to an entity, and whether it may:
// what is via has to be passed in its turn, where a path begins none comes back to,
// and an end is no end before all via are passed.
func (w *web) enter(i int32, stage int) (int, bool) {
	switch {
	case w.role[i]&isTo != 0:
		return stage, stage == w.stages-1
	case w.role[i]&isFrom != 0:
		return stage, false
	case w.turn[i] == noTurn:
		return stage, true
	default:
		return stage + 1, int(w.turn[i]) == stage
	}
}

// way gives a path of the web by the entities of the network.
func (w *web) way(places []int32) way {
	way := make(way, len(places))
	for i, p := range places {
		way[i] = w.nodes[p]
	}
	return way
}
