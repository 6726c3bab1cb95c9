package topology

import "hash/maphash"

// hash finds the entities of the last build by their ids. It never changes. Each
// slot is empty or has the number of an entity and one; whose slot is taken is in
// the next that is free.
type hash struct {
	seed  maphash.Seed
	slots []uint32
}

// newHash makes the hash of entities that were just built.
func newHash(facts *vector[entity]) hash {
	h := hash{seed: maphash.MakeSeed(), slots: make([]uint32, facts.len()*3/2+1)}
	for n := range uint32(facts.len()) {
		slot := h.slot(facts.at(n).id)
		for h.slots[slot] != 0 {
			slot = h.next(slot)
		}
		h.slots[slot] = n + 1
	}
	return h
}

// slot returns where an id is, or would be if nothing were in its way.
func (h *hash) slot(id string) uint64 {
	return maphash.String(h.seed, id) >> 32 * uint64(len(h.slots)) >> 32
}

func (h *hash) next(slot uint64) uint64 {
	if slot++; slot == uint64(len(h.slots)) {
		return 0
	}
	return slot
}

func (h *hash) find(id string, facts *vector[entity]) (Node, bool) {
	for slot := h.slot(id); h.slots[slot] != 0; slot = h.next(slot) {
		if n := h.slots[slot] - 1; facts.at(n).id == id {
			return Node(n), true
		}
	}
	return 0, false
}
