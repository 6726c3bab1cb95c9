package topology

import (
	"cmp"
	"iter"
	"slices"
)

// sparse keeps values for the few numbers that have any. It is shared between
// snapshots as a vector is.
type sparse[V any] struct {
	// slots hold the values of pageSize numbers each, in the order of the numbers.
	slots vector[[]entry[V]]
}

type entry[V any] struct {
	number uint32
	value  V
}

// of returns the values of a number, in the order in which they were put.
func (s *sparse[V]) of(number uint32) []entry[V] {
	slot := number >> pageBits
	if int(slot) >= s.slots.len() {
		return nil
	}
	entries := *s.slots.at(slot)
	from, found := find(entries, number)
	if !found {
		return nil
	}
	to := from
	for to < len(entries) && entries[to].number == number {
		to++
	}
	return entries[from:to]
}

// first returns the only or first value of a number.
func (s *sparse[V]) first(number uint32) (value V, ok bool) {
	if entries := s.of(number); len(entries) > 0 {
		return entries[0].value, true
	}
	return value, false
}

// all yields all entries, in the order of their numbers. They may be changed only
// while no other snapshot shares them.
func (s *sparse[V]) all() iter.Seq[*entry[V]] {
	return func(yield func(*entry[V]) bool) {
		for slot := range uint32(s.slots.len()) {
			entries := *s.slots.at(slot)
			for i := range entries {
				if !yield(&entries[i]) {
					return
				}
			}
		}
	}
}

// find returns where the entries of a number begin, or would.
func find[V any](entries []entry[V], number uint32) (int, bool) {
	return slices.BinarySearchFunc(entries, number, func(e entry[V], n uint32) int { return cmp.Compare(e.number, n) })
}

// sparseEditor changes what others may share.
type sparseEditor[V any] struct {
	slots editor[[]entry[V]]
	// own has the slots whose entries no snapshot shares.
	own map[uint32]bool
}

func editSparse[V any](s *sparse[V]) sparseEditor[V] {
	return sparseEditor[V]{slots: edit(&s.slots), own: map[uint32]bool{}}
}

// put makes the values of a number these, none to remove it.
func (e *sparseEditor[V]) put(number uint32, values ...V) {
	slot := number >> pageBits
	if int(slot) >= e.slots.v.len() {
		if len(values) == 0 {
			return
		}
		e.slots.grow(int(slot) + 1)
	}
	entries := *e.slots.v.at(slot)
	from, found := find(entries, number)
	if !found && len(values) == 0 {
		return
	}
	to := from
	for to < len(entries) && entries[to].number == number {
		to++
	}
	if !e.own[slot] {
		entries, e.own[slot] = slices.Clone(entries), true
	}
	added := make([]entry[V], len(values))
	for i, v := range values {
		added[i] = entry[V]{number: number, value: v}
	}
	*e.slots.to(slot) = slices.Replace(entries, from, to, added...)
}

// trim frees what has grown too large.
func (e *sparseEditor[V]) trim() {
	for slot := range e.own {
		entries := e.slots.to(slot)
		*entries = slices.Clone(*entries)
	}
}
