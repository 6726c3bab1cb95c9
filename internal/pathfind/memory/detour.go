package memory

import "slices"

// detours looks for a way around a part of a path, as proof that there are more
// paths than those that were found. The next path in order may take the rows of
// the greatest bodies to find; a detour seldom does. It looks at rows of few links
// only, and not at very many of these: what it does not find may still be there.
type detours struct {
	*corridor
	// longest is the hops of the longest path that was found, of which none is
	// missing that has as many: what is longer is another.
	longest, maxHops int
	// left is how many links may still be looked at.
	left int
}

const (
	// fewLinks is how many links a row may have, and enoughLinks how many are looked
	// at in all.
	fewLinks    = 64
	enoughLinks = 20_000
)

// more says whether a detour has been found.
func (c *corridor) more(found []way, maxHops int) (bool, error) {
	d := detours{corridor: c, longest: len(found[len(found)-1]) - 1, maxHops: maxHops, left: enoughLinks}
	for _, w := range found {
		for at := range w {
			if found, err := d.around(w, at); found || err != nil {
				return found, err
			}
		}
	}
	return false, nil
}

// around looks for a detour that leaves a path at a place, breadth first.
func (d *detours) around(w way, at int) (bool, error) {
	gone := d.scratch.behind
	queue := append(d.scratch.level[:0], w[at])
	gone[w[at]] = 0
	defer func() {
		for _, n := range queue {
			gone[n] = unseen
		}
		d.scratch.level = queue
	}()
	for i := 0; i < len(queue); i++ {
		n := queue[i]
		row := d.snapshot.Row(n)
		if len(row) > fewLinks {
			continue
		}
		if d.left -= len(row); d.left < 0 {
			return false, nil
		}
		if err := d.meter.Visit(len(row)); err != nil {
			return false, err
		}
		for _, a := range row {
			m := a.To()
			if gone[m] != unseen || !d.f.passes(a) {
				continue
			}
			if back := slices.Index(w, m); back >= 0 {
				hops := len(w) - 1 - max(at-back, back-at) + int(gone[n]) + 1
				if d.longest < hops && hops <= d.maxHops {
					return true, nil
				}
				continue
			}
			if d.scratch.role[m] == 0 && int(gone[n]) < d.maxHops && d.f.leadsOn(d.snapshot.Glance(m)) {
				gone[m] = gone[n] + 1
				queue = append(queue, m)
			}
		}
	}
	return false, nil
}
