package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// breadthFirst goes out from the origins, breadth first. While little has been reached
// it goes on from that; once the links of what was reached last are many, it asks
// instead of all that is left whether it is joined to any of that, which is
// answered by the first link that is (S. Beamer, K. Asanović, D. Patterson:
// Direction-Optimizing Breadth-First Search, 2012).
func (r *reached) breadthFirst() error {
	const many = 14
	for _, n := range r.from {
		r.last.add(n, r.snapshot.KindDegree(n).Degree())
	}
	left := 2 * r.snapshot.Edges()
	for hops := 1; hops <= r.maxHops && r.last.links > 0; hops++ {
		left -= r.last.links
		ask := r.last.links*many > left
		r.now.clear(ask)
		hop := r.topDown
		if ask {
			hop = r.bottomUp
		}
		if err := hop(hops); err != nil {
			return err
		}
		r.last, r.now = r.now, r.last
	}
	return nil
}

// topDown takes every step from what was reached last.
func (r *reached) topDown(hops int) error {
	for _, n := range r.last.nodes() {
		row := r.snapshot.Row(n)
		if err := r.meter.Visit(len(row)); err != nil {
			return err
		}
		for _, a := range row {
			m := a.To()
			if !r.f.class[a.Class()] || r.distance[m] != 0 || !r.f.passesByEdge(a) {
				continue
			}
			kindDegree := r.snapshot.KindDegree(m)
			leads := r.f.leadsOn(kindDegree)
			if r.reach(m, hops, leads); leads {
				r.now.add(m, kindDegree.Degree())
			}
		}
	}
	return nil
}

// bottomUp asks all that was not reached whether it is joined to what was reached
// last. Of the last hop, only what counts is asked.
func (r *reached) bottomUp(hops int) error {
	const enough = 1000 // links, until they are counted
	level := r.last.marks()
	last := hops == r.maxHops
	asked, looked := r.unreached(), 0
	r.waiting = asked[:0]
	for _, w := range asked {
		n := w.node()
		if r.distance[n] != 0 || last && !w.counts() {
			continue
		}
		row := r.snapshot.Row(n)
		links, joined := r.joined(row, level)
		if looked += links; looked >= enough || looked > r.meter.Left() {
			if err := r.meter.Visit(looked); err != nil {
				return err
			}
			looked = 0
		}
		if !joined {
			r.waiting = append(r.waiting, w)
			continue
		}
		leads := w.leads()
		if r.reach(n, hops, leads); leads {
			r.now.add(n, len(row))
		}
	}
	return r.meter.Visit(looked)
}

// joined looks for the first link of a row that passes and leads to any of a set, and
// says how many links it looked at.
func (r *reached) joined(row []topology.Arc, set []uint64) (looked int, joined bool) {
	for i, a := range row {
		if m := a.To(); set[m>>6]>>(m&63)&1 != 0 && r.f.passes(a) {
			return i + 1, true
		}
	}
	return len(row), false
}

// waiting is an entity that was not reached when it was last asked: its number,
// and whether it counts as reached and whether paths go on from it.
type waiting uint32

const (
	countsBit = 1 << 31
	leadsBit  = 1 << 30
)

func (w waiting) node() topology.Node { return topology.Node(w &^ (countsBit | leadsBit)) }
func (w waiting) counts() bool        { return w&countsBit != 0 }
func (w waiting) leads() bool         { return w&leadsBit != 0 }

// unreached returns all that may not have been reached, and counts or leads on.
func (r *reached) unreached() []waiting {
	if r.asked {
		return r.waiting
	}
	r.asked = true
	list := slices.Grow(r.waiting[:0], len(r.distance))
	for i, d := range r.distance {
		if d != 0 {
			continue
		}
		w, kindDegree := waiting(i), r.snapshot.KindDegree(topology.Node(i))
		if kindDegree.Kind() == organization {
			w |= countsBit
		}
		if r.f.leadsOn(kindDegree) {
			w |= leadsBit
		}
		if w.counts() || w.leads() {
			list = append(list, w)
		}
	}
	return list
}
