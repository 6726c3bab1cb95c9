package topology

import (
	"cmp"
	"slices"
)

// numbering returns the entities of a builder in the order of the numbers that they
// are to have, given their order by id and the place of each in that.
//
// What a search reads of entities lies in the order of their numbers, so a search
// waits less for memory if those that it meets together have numbers near each other.
// Therefore the order is breadth first, from the entity with the most links that has
// no number yet, over neighbours by id: the neighbours of an entity follow each other,
// and a row that is read in order mostly goes upwards. See E. Cuthill, J. McKee:
// Reducing the Bandwidth of Sparse Symmetric Matrices, 1969, for the breadth first
// order, and V. Balaji, B. Lucia: When is Graph Reordering an Optimization?, 2018, for
// the beginning with hubs.
//
// Entities of one kind come together all the same, since reach counts and lists by
// kind, and last those with one link at most, over which no search goes on.
func (b *Builder) numbering(byID, rank []uint32) []uint32 {
	first, to := b.neighbors(rank)
	degree := func(n uint32) uint32 { return first[n+1] - first[n] }
	byDegree := numbersBelow(len(byID))
	slices.SortStableFunc(byDegree, func(n, m uint32) int { return cmp.Compare(degree(m), degree(n)) })

	order := make([]uint32, 0, len(byID))
	isIn := make([]bool, len(byID))
	add := func(n uint32) {
		if !isIn[n] {
			isIn[n] = true
			order = append(order, n)
		}
	}
	done := 0
	for _, n := range byDegree {
		add(n)
		for ; done < len(order); done++ {
			begin := len(order)
			for _, m := range to[first[order[done]]:first[order[done]+1]] {
				add(m)
			}
			slices.Sort(order[begin:])
		}
	}

	// group is the kind, and whether there are few links.
	group := func(n uint32) int {
		kind := int(b.entities.t.kindDegree(Node(byID[n])).Kind())
		if degree(n) > 1 {
			return kind << 1
		}
		return kind<<1 | 1
	}
	slices.SortStableFunc(order, func(n, m uint32) int { return cmp.Compare(group(n), group(m)) })
	for i, n := range order {
		order[i] = byID[n]
	}
	return order
}

// neighbors returns what entities are joined to, as far as searches go by default (see
// parts): between first[n] and first[n+1] of to for the one whose place in the order
// of ids is n, by such places too.
func (b *Builder) neighbors(rank []uint32) (first, to []uint32) {
	inner := func(n Node) bool { return isInner[b.entities.t.kindDegree(n).Kind()] }
	each := func(do func(n, m uint32)) {
		for i := range uint32(b.joins.v.len()) {
			if j := b.joins.v.at(i); inner(j.from) && inner(j.to) && !j.class.sameType(reported) {
				do(rank[j.from], rank[j.to])
				do(rank[j.to], rank[j.from])
			}
		}
	}
	// While to is filled, first[n+1] is where the next neighbour of n goes.
	first = make([]uint32, len(rank)+2)
	each(func(n, _ uint32) { first[n+2]++ })
	for n := range rank {
		first[n+2] += first[n+1]
	}
	to = make([]uint32, first[len(rank)+1])
	each(func(n, m uint32) {
		to[first[n+1]] = m
		first[n+1]++
	})
	return first, to
}
