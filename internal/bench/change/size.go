package change

import (
	"runtime"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Size is what a snapshot takes of memory.
type Size struct {
	Entities, Links int
	// Bytes is all of it, Text the names, the roles, the ids of entities and those
	// of links that have one of their own.
	Bytes, Text int64
}

// sizeOf returns the size of a snapshot that has come into a heap of so many bytes.
func sizeOf(s *topology.Snapshot, before int64) Size {
	size := Size{Bytes: heap() - before}
	size.Entities, size.Links = s.Size()
	for e := range s.Entities() {
		size.Text += int64(len(e.ID) + len(e.Name))
	}
	roles := map[string]bool{}
	for l := range s.Links() {
		if !roles[l.Role] {
			roles[l.Role] = true
			size.Text += int64(len(l.Role))
		}
		derived := network.Link{Type: l.Type, From: l.From, To: l.To, Role: l.Role, Valid: l.Valid}
		if l.ID != derived.DerivedID() {
			size.Text += int64(len(l.ID))
		}
	}
	return size
}

// heap returns the bytes that are in use, after a collection.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what had finalizers
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
