package cypher

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
)

// web is the hops that a search has read: who is joined to whom, by which links.
// Its entities have numbers, in the order in which they were met.
type web struct {
	where    *pathfind.Filter
	ids      []string
	numbers  map[string]int
	from, to []bool
	// via has the place of an entity among the via of the filter, from 1; 0 for all
	// others.
	via []int
	// rows are the hops of each entity, known the pairs that are joined by one.
	rows  [][]hop
	known map[[2]int]bool
	// sorted: the rows are in the order of ids, and rank has the place of each
	// entity in that order.
	sorted bool
	rank   []int
}

// hop is a step and where it leads.
type hop struct {
	to int
	*step
}

func newWeb(where *pathfind.Filter, from, to []string) *web {
	w := &web{where: where, numbers: map[string]int{}, known: map[[2]int]bool{}}
	for _, id := range from {
		n := w.number(id)
		w.from[n] = true
	}
	for _, id := range to {
		n := w.number(id)
		w.to[n] = true
	}
	for i, id := range where.Via {
		n := w.number(id)
		w.via[n] = i + 1
	}
	return w
}

// timed says whether the filter asks for times.
func (w *web) timed() bool { return w.where.Overlapping || w.where.InTimeOrder }

// number gives the number of an entity, which may be new.
func (w *web) number(id string) int {
	n, known := w.numbers[id]
	if !known {
		n = len(w.ids)
		w.numbers[id] = n
		w.ids = append(w.ids, id)
		w.from, w.to, w.via, w.rows = append(w.from, false), append(w.to, false), append(w.via, 0), append(w.rows, nil)
		w.sorted = false
	}
	return n
}

// add notes a hop. Read again from its other end it brings the same links.
func (w *web) add(a, b int, s *step) {
	pair := [2]int{min(a, b), max(a, b)}
	if w.known[pair] {
		return
	}
	w.known[pair] = true
	w.rows[a] = append(w.rows[a], hop{b, s})
	w.rows[b] = append(w.rows[b], hop{a, s})
	w.sorted = false
}

// sort brings the rows into the order of ids.
func (w *web) sort() {
	if w.sorted {
		return
	}
	order := make([]int, len(w.ids))
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.ids[a], w.ids[b]) })
	w.rank = make([]int, len(order))
	for place, n := range order {
		w.rank[n] = place
	}
	for _, row := range w.rows {
		slices.SortFunc(row, func(a, b hop) int { return cmp.Compare(w.rank[a.to], w.rank[b.to]) })
	}
	w.sorted = true
}

// A walk through the web is at an entity and has passed so many of the via: that
// is its state.

// state gives the number of a state.
func (w *web) state(n, passed int) int { return n*(len(w.where.Via)+1) + passed }

// states counts them.
func (w *web) states() int { return w.state(len(w.ids), 0) }

// pass gives how many of the via a walk has passed that comes to an entity in its
// middle; false where it may not.
func (w *web) pass(n, passed int) (int, bool) {
	switch {
	case w.from[n] || w.to[n]:
		return 0, false
	case w.via[n] == 0:
		return passed, true
	default:
		return passed + 1, w.via[n] == passed+1
	}
}

// ends says whether a walk may end where it comes to.
func (w *web) ends(n, passed int) bool { return w.to[n] && passed == len(w.where.Via) }

// path makes a path of its entities, given by their numbers.
func (w *web) path(entities []int, priced bool) pathfind.Path {
	w.sort()
	ids, steps := make([]string, len(entities)), make([]*step, len(entities)-1)
	for i, n := range entities {
		ids[i] = w.ids[n]
		if i > 0 {
			steps[i-1] = w.between(entities[i-1], n)
		}
	}
	return pathOf(w.where, ids, steps, priced)
}

// between gives the step between two entities.
func (w *web) between(a, b int) *step {
	row := w.rows[a]
	i, _ := slices.BinarySearchFunc(row, w.rank[b], func(h hop, rank int) int { return cmp.Compare(w.rank[h.to], rank) })
	return row[i].step
}
