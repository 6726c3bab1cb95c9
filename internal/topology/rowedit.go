package topology

import "slices"

// rowEdit is what happens to a row.
type rowEdit struct {
	removed []Edge
	added   []Arc
}

func (d *draft) row(n Node) *rowEdit {
	r := d.edits[n]
	if r == nil {
		r = new(rowEdit)
		d.edits[n] = r
	}
	return r
}

// writeRows makes the rows that have changed.
func (d *draft) writeRows() {
	for n, r := range d.edits {
		row := d.after.edited(d.after.Row(n), r)
		putRow(&d.rows, d.entities.vertices.to(uint32(n)), row)
	}
}

// edited returns a row with links removed and others added.
func (s *Snapshot) edited(row []Arc, r *rowEdit) []Arc {
	if len(r.removed) > 0 {
		slices.Sort(r.removed)
		row = slices.DeleteFunc(slices.Clone(row), func(a Arc) bool {
			_, found := slices.BinarySearch(r.removed, a.Edge())
			return found
		})
	}
	slices.SortFunc(r.added, s.compareArcs)
	all := make([]Arc, 0, len(row)+len(r.added))
	for _, a := range r.added {
		i, _ := slices.BinarySearchFunc(row, a, s.compareArcs)
		all = append(append(all, row[:i]...), a)
		row = row[i:]
	}
	return append(all, row...)
}

// arc returns the forward arc of a link in n's row. It probably leads to the given
// end.
func (s *Snapshot) arc(n, probably Node, e Edge) Arc {
	is := func(a Arc) bool { return a.Edge() == e }
	if int(probably) < s.Nodes() {
		arcs := s.Between(n, probably)
		if i := slices.IndexFunc(arcs, is); i >= 0 {
			return arcs[i]
		}
	}
	row := s.Row(n)
	return row[slices.IndexFunc(row, is)] // it is there by ends
}
