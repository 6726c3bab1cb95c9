package cypher

// forks says whether each of the via has two ways that share nothing: one to what
// a path passes before it, one to what it passes after it. Without these there is
// no path, though there may be a walk that goes back and forth.
func (w *web) forks() bool {
	for n, place := range w.via {
		if place > 0 && !w.forksAt(n, place) {
			return false
		}
	}
	return true
}

// forksAt looks for the two ways as a flow of two, through a network that has two
// nodes for each entity, joined by an arc: so that only one can pass.
func (w *web) forksAt(via, place int) bool {
	in := func(n int) int { return 2 * n }
	out := func(n int) int { return 2*n + 1 }
	before, after, sink := 2*len(w.ids), 2*len(w.ids)+1, 2*len(w.ids)+2
	f := flow{arcs: make([][]*arc, sink+1)}
	f.join(before, sink)
	f.join(after, sink)
	for n, row := range w.rows {
		inside := !w.from[n] && !w.to[n] && w.via[n] == 0
		isBefore := place == 1 && w.from[n] || place > 1 && w.via[n] == place-1
		isAfter := place == len(w.where.Via) && w.to[n] || w.via[n] == place+1
		if isBefore {
			f.join(out(n), before)
		}
		if isAfter {
			f.join(out(n), after)
		}
		if inside || isBefore || isAfter {
			f.join(in(n), out(n))
		}
		if inside || n == via {
			for _, h := range row {
				f.join(out(n), in(h.to))
			}
		}
	}
	for range 2 {
		if !f.widen(out(via), sink) {
			return false
		}
	}
	return true
}

// flow is a network in which each arc lets one pass.
type flow struct{ arcs [][]*arc }

// arc is a way that is open, or the way back of one that is taken.
type arc struct {
	to   int
	open bool
	back *arc
}

func (f *flow) join(from, to int) {
	there, back := &arc{to: to, open: true}, &arc{to: from}
	there.back, back.back = back, there
	f.arcs[from], f.arcs[to] = append(f.arcs[from], there), append(f.arcs[to], back)
}

// widen lets one more pass, if there is a way.
func (f *flow) widen(source, sink int) bool {
	by := make([]*arc, len(f.arcs))
	for level := []int{source}; len(level) > 0 && by[sink] == nil; {
		var next []int
		for _, node := range level {
			for _, a := range f.arcs[node] {
				if a.open && a.to != source && by[a.to] == nil {
					by[a.to] = a
					next = append(next, a.to)
				}
			}
		}
		level = next
	}
	if by[sink] == nil {
		return false
	}
	for node := sink; node != source; node = by[node].back.to {
		by[node].open, by[node].back.open = false, true
	}
	return true
}
