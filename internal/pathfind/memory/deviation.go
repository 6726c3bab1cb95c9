package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// deviations looks for a way around a part of a path – a deviation, as in Yen's
// algorithm –, as proof that there are more paths than those that were found. The next
// path in order may take the rows of the greatest bodies to find; a deviation seldom
// does. It looks at rows of few links only, and not at very many of these: what it
// does not find may still be there.
type deviations struct {
	*bidirectional
	// longest is the hops of the longest path that was found, of which none is
	// missing that has as many: what is longer is another.
	longest, maxHops int
	// allowed is how many links may still be looked at.
	allowed int
}

const (
	// fewLinks is how many links a row may have, and enoughLinks how many are looked
	// at in all.
	fewLinks    = 64
	enoughLinks = 20_000
)

// deviation reports whether one has been found.
func (b *bidirectional) deviation(found []way, maxHops int) (bool, error) {
	d := deviations{bidirectional: b, longest: found[len(found)-1].hops(), maxHops: maxHops, allowed: enoughLinks}
	for _, w := range found {
		for at := range w {
			if found, err := d.from(w, at); found || err != nil {
				return found, err
			}
		}
	}
	return false, nil
}

// from looks for one that leaves a path at a place, breadth first.
func (d *deviations) from(w way, at int) (found bool, err error) {
	gone := d.scratch.toStart
	queue := append(d.scratch.level[:0], w[at])
	gone[w[at]] = 0
	defer func() {
		for _, n := range queue {
			gone[n] = unseen
		}
		d.scratch.level = queue
	}()
	for i := 0; i < len(queue) && !found; i++ {
		row := d.snapshot.Row(queue[i])
		if len(row) > fewLinks {
			continue
		}
		if d.allowed -= len(row); d.allowed < 0 {
			return false, nil
		}
		if err := d.meter.Visit(len(row)); err != nil {
			return false, err
		}
		queue, found = d.expand(w, at, queue, queue[i])
	}
	return found, nil
}

// expand appends what is met one hop from an entity, and reports whether that is back
// on the path, having left it at a place.
func (d *deviations) expand(w way, at int, queue []topology.Node, n topology.Node) ([]topology.Node, bool) {
	gone := d.scratch.toStart
	for _, a := range d.snapshot.Row(n) {
		m := a.To()
		if !d.f.class[a.Class()] || gone[m] != unseen || !d.f.passesByEdge(a) {
			continue
		}
		if back := slices.Index(w, m); back >= 0 {
			hops := w.hops() - max(at-back, back-at) + int(gone[n]) + 1
			if d.longest < hops && hops <= d.maxHops {
				return queue, true
			}
			continue
		}
		if d.scratch.role[m] == 0 && int(gone[n]) < d.maxHops && d.f.leadsOn(d.snapshot.KindDegree(m)) {
			gone[m] = gone[n] + 1
			queue = append(queue, m)
		}
	}
	return queue, false
}
