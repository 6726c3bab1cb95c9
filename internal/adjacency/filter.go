package adjacency

import (
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// filter is a listing.LinkFilter made ready for the arcs of a row.
type filter struct {
	snapshot *topology.Snapshot
	// classes and kinds are those that count.
	classes   [topology.Classes]bool
	kinds     [topology.Kinds]bool
	direction listing.Direction
	// known: it must be known of the link by a day; dated: it must hold on a day.
	known, dated bool
	knownBy      network.Day
	on           topology.PackedDay
	certain      bool
}

func newFilter(s *topology.Snapshot, f *listing.LinkFilter) *filter {
	made := &filter{snapshot: s, certain: f.OnlyCertain(), knownBy: network.MaxDay}
	for _, t := range network.LinkTypes() {
		for _, status := range network.Statuses() {
			made.classes[topology.ClassOf(t, status)] = (f.Types == nil || slices.Contains(f.Types, t)) &&
				(f.Statuses == nil || slices.Contains(f.Statuses, status))
		}
	}
	for i, kind := range network.Kinds() {
		made.kinds[i] = f.Kinds == nil || slices.Contains(f.Kinds, kind)
	}
	if f.Direction != nil {
		made.direction = *f.Direction
	}
	if f.KnownBy != nil {
		made.known, made.knownBy = true, *f.KnownBy
	}
	if f.AsOf != nil {
		made.dated, made.on = true, topology.PackedDayOf(*f.AsOf)
	}
	return made
}

// passes reports whether a link counts, by its arc in the row of its owner.
func (f *filter) passes(a topology.Arc) bool {
	if !f.classes[a.Class()] || !f.kinds[f.snapshot.Kind(a.To())] || f.direction == opposite(a) {
		return false
	}
	if f.dated {
		return f.snapshot.Holds(a.Edge(), f.on, f.knownBy, f.certain)
	}
	if f.known {
		return f.snapshot.Known(a.Edge(), f.knownBy, f.certain)
	}
	return true
}

// opposite returns the direction in which an arc does not lead.
func opposite(a topology.Arc) listing.Direction {
	if a.Backward() {
		return listing.Out
	}
	return listing.In
}
