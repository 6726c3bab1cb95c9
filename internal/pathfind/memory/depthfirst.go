package memory

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// way is the entities of a path.
type way []topology.Node

// hops is the length of the path.
func (w way) hops() int { return len(w) - 1 }

func (w way) equal(other way) bool { return slices.Equal(w, other) }

// depthFirst lists the paths of exactly so many hops, in the order of their ids. It
// turns back where too few hops are left, and where what it has gone so far can't be
// the beginning of a path. Under a filter that judges links and entities one by one
// nearly every try leads to a path. It does not where what is left leads back to
// where it has been, or where the filter judges paths as a whole; then it may be
// long before it turns back, and the solver is asked instead: see enumeration.
type depthFirst struct {
	*bidirectional
	want  int
	way   way
	found []way
	// given, if set, reports whether a path is passed over.
	given func(way) bool
	// after, if set, are the ids of the path behind which the list begins, and tied is how
	// many of the way are those of it.
	after []string
	tied  int
}

// prefix is what a beginning of a path allows: how many via have been passed, on
// which days all its steps hold, and the earliest day on which the last can have
// been taken.
type prefix struct {
	stage int
	on    network.Days
	day   network.Day
}

func (w *depthFirst) all(hops int) error {
	for _, n := range w.from {
		if left := w.left(n); left == unseen || int(left) > hops {
			continue
		}
		w.way = w.way[:0]
		if w.behind(n, hops) {
			continue
		}
		w.way = append(w.way, n)
		if hops == 0 {
			if len(w.f.via) == 0 {
				w.arrive()
			}
		} else if err := w.descend(n, hops, prefix{on: network.EveryDay(), day: network.MinDay}); err != nil {
			return err
		}
		if w.done() {
			break
		}
	}
	return nil
}

// behind reports whether every path on which an entity comes next, with so many hops
// left, comes before the list begins, or is the path behind which it does.
func (w *depthFirst) behind(n topology.Node, hops int) bool {
	w.tied = min(w.tied, len(w.way))
	if w.after == nil || w.tied < len(w.way) {
		return false
	}
	switch order := cmp.Compare(w.snapshot.ID(n), w.after[len(w.way)]); {
	case order < 0:
		return true
	case order == 0:
		w.tied++
		return hops == 0
	default:
		return false
	}
}

func (w *depthFirst) done() bool { return w.exceeded || len(w.found) >= w.want }

// arrive notes that the way is a path.
func (w *depthFirst) arrive() {
	if w.given == nil || !w.given(w.way) {
		w.found = append(w.found, slices.Clone(w.way))
	}
	w.tried = 0
}

// descend tries each neighbour from which the end can be reached in time.
func (w *depthFirst) descend(n topology.Node, hops int, at prefix) error {
	row := w.snapshot.Row(n)
	if few, known := w.backward.within(hops - 1); known && len(few)*rareness < len(row) {
		return w.probe(n, few, hops, at)
	}
	if err := w.try(len(row)); err != nil || w.exceeded {
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
		if err := w.take(n, row[begin:i], hops, at); err != nil || w.done() {
			return err
		}
	}
	return nil
}

// probe tries those of a few candidates that are neighbours.
func (w *depthFirst) probe(n topology.Node, few []topology.Node, hops int, at prefix) error {
	if err := w.try(len(few)); err != nil || w.exceeded {
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
		if err := w.take(n, between, hops, at); err != nil || w.done() {
			return err
		}
	}
	return nil
}

// take takes the step to a neighbour, given by its links.
func (w *depthFirst) take(n topology.Node, links []topology.Arc, hops int, at prefix) error {
	m := links[0].To()
	role := w.scratch.role[m]
	if hops > 1 && role&(isFrom|isTo) != 0 || !slices.ContainsFunc(links, w.f.passes) || slices.Contains(w.way, m) || w.behind(m, hops-1) {
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
	return w.descend(m, hops-1, at)
}

// step returns the prefix behind a step, and whether there is any.
func (w *depthFirst) step(n topology.Node, links []topology.Arc, at prefix) (prefix, bool) {
	m := links[0].To()
	if w.scratch.role[m]&isVia != 0 {
		if at.stage == len(w.f.via) || w.f.via[at.stage] != m {
			return at, false
		}
		at.stage++
	}
	holds, happens := w.f.days(n, links, nil, nil)
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
