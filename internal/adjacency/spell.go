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

// links returns the links of lines, each once, by type, then id.
func links(s *topology.Snapshot, lines []line) []listing.Link {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.arc.Edge(), b.arc.Edge()) })
	lines = slices.CompactFunc(lines, func(a, b line) bool { return a.arc.Edge() == b.arc.Edge() })
	all := make([]listing.Link, len(lines))
	for i, l := range lines {
		all[i] = link(s, l.arc, entity(s, l.of), entity(s, l.arc.To()))
	}
	slices.SortFunc(all, func(a, b listing.Link) int { return a.Place().Compare(b.Place()) })
	return all
}
