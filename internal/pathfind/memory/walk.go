package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// way is the entities of a path.
type way []topology.Node

func (w way) equal(other way) bool { return slices.Equal(w, other) }

// walk lists the paths of exactly so many hops, in the order of their ids, depth
// first. It turns back where too few hops are left, so under a filter that judges
// links and entities one by one nearly every try leads to a path. Where the
// filter judges the path as a whole, it turns back where what it has walked so
// far can't be the beginning of a path, which may be late.
type walk struct {
	*corridor
	want  int
	way   way
	found []way
	// given are paths that are passed over.
	given []way
	// patience is how many links it looks at before it gives up; tired says that
	// it did.
	patience int
	tired    bool
}

// footing is what a beginning of a path allows: how many via have been passed, on
// which days all its steps hold, and the earliest day on which the last can have
// been taken.
type footing struct {
	stage int
	on    network.Days
	day   network.Day
}

func (w *walk) all(hops int) error {
	for _, n := range w.from {
		if left := w.left(n); left == unseen || int(left) > hops {
			continue
		}
		w.way = append(w.way[:0], n)
		if hops == 0 {
			if len(w.f.via) == 0 {
				w.arrive()
			}
		} else if err := w.goOn(n, hops, footing{on: network.EveryDay(), day: network.MinDay}); err != nil {
			return err
		}
		if w.done() {
			break
		}
	}
	return nil
}

func (w *walk) done() bool { return w.tired || len(w.found) >= w.want }

// arrive notes that the way is a path.
func (w *walk) arrive() {
	if !slices.ContainsFunc(w.given, w.way.equal) {
		w.found = append(w.found, slices.Clone(w.way))
	}
}

// goOn tries each neighbour from which the end can be reached in time.
func (w *walk) goOn(n topology.Node, hops int, at footing) error {
	row := w.snapshot.Row(n)
	if few, known := w.far.within(hops - 1); known && len(few)*rareness < len(row) {
		return w.pick(n, few, hops, at)
	}
	if err := w.look(len(row)); err != nil || w.tired {
		return err
	}
	for i := 0; i < len(row); {
		m := row[i].To()
		if left := w.left(m); left == unseen || int(left) >= hops {
			i++
			continue
		}
		begin := i
		for i < len(row) && row[i].To() == m {
			i++
		}
		if err := w.try(n, row[begin:i], hops, at); err != nil || w.done() {
			return err
		}
	}
	return nil
}

// rareness is how many times as many links as candidates there must be before it
// is quicker to look for each candidate in the row than to read the row.
const rareness = 16

// within gives what a front has reached within so many hops, where it has gone
// as far.
func (f *front) within(hops int) ([]topology.Node, bool) {
	if hops > f.depth {
		return nil, false
	}
	if hops == f.depth {
		return f.levels.nodes, true
	}
	return f.levels.nodes[:f.levels.starts[hops+1]], true
}

// pick tries those of a few candidates that are neighbours.
func (w *walk) pick(n topology.Node, few []topology.Node, hops int, at footing) error {
	if err := w.look(len(few)); err != nil || w.tired {
		return err
	}
	var links [][]topology.Arc
	for _, m := range few {
		if between := w.snapshot.Between(n, m); len(between) > 0 {
			links = append(links, between)
		}
	}
	slices.SortFunc(links, func(a, b []topology.Arc) int { return w.snapshot.Compare(a[0].To(), b[0].To()) })
	for _, between := range links {
		if err := w.try(n, between, hops, at); err != nil || w.done() {
			return err
		}
	}
	return nil
}

// look counts links before they are looked at.
func (w *walk) look(links int) error {
	if w.patience -= links; w.patience < 0 {
		w.tired = true
	}
	return w.meter.Visit(links)
}

// try takes the step to a neighbour, given by its links.
func (w *walk) try(n topology.Node, links []topology.Arc, hops int, at footing) error {
	m := links[0].To()
	role := w.scratch.role[m]
	if hops > 1 && role&(isFrom|isTo) != 0 || !slices.ContainsFunc(links, w.f.passes) || slices.Contains(w.way, m) {
		return nil
	}
	if !w.f.byStep() {
		var may bool
		if at, may = w.step(n, links, at); !may || hops == 1 && at.stage < len(w.f.via) {
			return nil
		}
	}
	w.way = append(w.way, m)
	defer func() { w.way = w.way[:len(w.way)-1] }()
	if hops == 1 {
		w.arrive()
		return nil
	}
	return w.goOn(m, hops-1, at)
}

// step gives the footing behind a step, and whether there is any.
func (w *walk) step(n topology.Node, links []topology.Arc, at footing) (footing, bool) {
	m := links[0].To()
	if w.scratch.role[m]&isVia != 0 {
		if at.stage == len(w.f.via) || w.f.via[at.stage] != m {
			return at, false
		}
		at.stage++
	}
	var holds, happens network.Days
	for _, a := range links {
		if !w.f.passes(a) {
			continue
		}
		if w.f.overlapping {
			holds = holds.Add(w.f.holds(a))
		}
		if w.f.inTimeOrder {
			happens = happens.Add(w.f.happens(n, a))
		}
	}
	if w.f.overlapping {
		if at.on = at.on.And(holds); len(at.on) == 0 {
			return at, false
		}
	}
	if w.f.inTimeOrder {
		day, may := happens.From(at.day)
		if !may {
			return at, false
		}
		at.day = day
	}
	return at, true
}
