package topology

// vertex is what a search reads of every entity that it meets, in eight bytes: its
// kind, how long its row is, and where the row begins in built; or its place among the
// changed rows, which is marked.
type vertex struct {
	row        uint32
	kindDegree KindDegree
}

// isChanged marks a place among the changed rows. No place in built has it: there are
// two arcs for each link.
const isChanged = 1 << 31

// rows are the arcs of all entities.
type rows struct {
	// built are the rows of the last build, one after the other in one piece of
	// memory. They never change.
	built []Arc
	// changed are the rows that have changed since.
	changed vector[[]Arc]
}

// of returns the row of a vertex.
func (r *rows) of(v *vertex) []Arc {
	if v.row >= isChanged {
		return *r.changed.at(v.row - isChanged)
	}
	return r.built[v.row:][:v.kindDegree>>kindBits]
}

// putRow makes the row of a vertex this.
func putRow(changed *editor[[]Arc], v *vertex, row []Arc) {
	if v.row < isChanged {
		v.row = isChanged + uint32(changed.v.len())
		changed.add(nil)
	}
	*changed.to(v.row - isChanged) = row
	v.kindDegree = v.kindDegree.withDegree(len(row))
}
