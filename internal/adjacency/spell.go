package adjacency

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Entity gives an entity by its id; nil where there is none.
func Entity(s *topology.Snapshot, id string) *network.Entity {
	n, ok := s.Node(id)
	if !ok {
		return nil
	}
	return entity(s, n)
}

// Country gives the country of an organisation; nil where it has none.
func Country(s *topology.Snapshot, organization string) *network.Entity {
	n, ok := s.Node(organization)
	if !ok {
		return nil
	}
	country, ok := s.Country(n)
	if !ok {
		return nil
	}
	return entity(s, country)
}

func entity(s *topology.Snapshot, n topology.Node) *network.Entity {
	e := s.Entity(n)
	return &network.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// link gives the link of an arc, from the entity whose row it is in and the other.
func link(s *topology.Snapshot, a topology.Arc, of, other *network.Entity) store.LinkEnds {
	from, to := of, other
	if a.Backward() {
		from, to = to, from
	}
	edge, class := a.Edge(), a.Class()
	return store.LinkEnds{
		Link: store.Link{Link: network.Link{
			ID: s.LinkID(edge), Type: class.Type(), From: from.ID, To: to.ID, Role: s.Role(edge),
			Valid: s.Valid(edge), Status: class.Status(), Confidence: s.Confidence(edge),
		}},
		Source: from, Target: to,
	}
}

// links gives the links of lines, each once, by type, then id.
func links(s *topology.Snapshot, lines []line) []store.LinkEnds {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.arc.Edge(), b.arc.Edge()) })
	lines = slices.CompactFunc(lines, func(a, b line) bool { return a.arc.Edge() == b.arc.Edge() })
	all := make([]store.LinkEnds, len(lines))
	for i, l := range lines {
		all[i] = link(s, l.arc, entity(s, l.of), entity(s, l.arc.To()))
	}
	slices.SortFunc(all, func(a, b store.LinkEnds) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID)) })
	return all
}
