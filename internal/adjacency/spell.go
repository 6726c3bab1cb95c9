package adjacency

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

func entity(s *topology.Snapshot, n topology.Node) *network.Entity {
	e := s.Entity(n)
	return &network.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// Link returns a link as a snapshot shows it, by its arc in the row of an entity.
func (r Reader) Link(of topology.Node, a topology.Arc) listing.Link {
	return link(r.snapshot, a, entity(r.snapshot, of), entity(r.snapshot, a.To()))
}

// link returns the link of an arc, from the entity whose row it is in and the other.
func link(s *topology.Snapshot, a topology.Arc, of, other *network.Entity) listing.Link {
	from, to := of, other
	if a.Backward() {
		from, to = to, from
	}
	edge, class := a.Edge(), a.Class()
	l := listing.Link{
		Link: network.Link{
			ID: s.LinkID(edge), Type: class.Type(), From: from.ID, To: to.ID, Role: s.Role(edge),
			Valid: s.Valid(edge), Status: class.Status(), Confidence: s.Confidence(edge),
		},
		Tenures: s.Tenures(edge), Source: from, Target: to,
	}
	if n, has := s.Behalf(edge); has {
		l.Behalf = entity(s, n)
		l.OnBehalfOf = l.Behalf.ID
	}
	return l
}

// links returns the links of presences, each once, by type, then id.
func links(s *topology.Snapshot, presences []topology.Presence) []listing.Link {
	slices.SortFunc(presences, func(a, b topology.Presence) int { return cmp.Compare(a.Arc.Edge(), b.Arc.Edge()) })
	presences = slices.CompactFunc(presences, func(a, b topology.Presence) bool { return a.Arc.Edge() == b.Arc.Edge() })
	all := make([]listing.Link, len(presences))
	for i, p := range presences {
		all[i] = link(s, p.Arc, entity(s, p.Of), entity(s, p.Arc.To()))
	}
	slices.SortFunc(all, func(a, b listing.Link) int { return a.Place().Compare(b.Place()) })
	return all
}
