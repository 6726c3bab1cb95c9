package adjacency

import (
	"cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Positions gives a page of the positions of a person or at an organisation: those
// after a place, which come certainly before presumably, then by role and id. See
// store.PositionPages.
func Positions(s *topology.Snapshot, owner string, asOf *network.Day, after store.PositionCursor, ask store.Ask) store.Page[store.RankedLink] {
	var page store.Page[store.RankedLink]
	n, ok := s.Node(owner)
	if !ok {
		return page
	}
	positions := newFilter(s, &store.LinkFilter{Types: []network.LinkType{network.HoldsPosition}, AsOf: asOf})
	begin := position{place: after}
	first := lowest[position]{most: ask.First + 1, compare: position.compare, behind: func(p position) bool { return p.compare(begin) > 0 }}
	for _, a := range s.Row(n) {
		if !positions.passes(a) {
			continue
		}
		if ask.Count {
			page.Total++
		}
		p := position{place: store.PositionCursor{Role: s.Role(a.Edge()), ID: s.LinkID(a.Edge())}, arc: a}
		if asOf != nil && !s.Holds(a.Edge(), positions.on, network.MaxDay, true) {
			p.place.Rank = 1
		}
		first.add(p)
	}
	of := entity(s, n)
	var listed []position
	listed, page.More = first.page()
	for _, p := range listed {
		page.Items = append(page.Items, store.RankedLink{LinkEnds: link(s, p.arc, of, entity(s, p.arc.To())), Rank: p.place.Rank})
	}
	return page
}

// position is a link of an owner's row with its place in the list.
type position struct {
	place store.PositionCursor
	arc   topology.Arc
}

func (p position) compare(other position) int {
	a, b := &p.place, &other.place
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Role, b.Role), cmp.Compare(a.ID, b.ID))
}
