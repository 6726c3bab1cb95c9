package adjacency

import (
	"cmp"
	"slices"

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
	var best []position
	for _, a := range s.Row(n) {
		if !positions.passes(a) {
			continue
		}
		page.Total++
		p := position{place: store.PositionCursor{Role: s.Role(a.Edge()), ID: s.LinkID(a.Edge())}, arc: a}
		if asOf != nil && !s.Holds(a.Edge(), positions.on, network.MaxDay, true) {
			p.place.Rank = 1
		}
		if comparePlaces(p.place, after) > 0 {
			best = append(best, p)
		}
		// Of a long list only the beginning is kept; one more tells that there is more.
		if enough := ask.First + 1; len(best) >= 2*enough+64 {
			slices.SortFunc(best, position.compare)
			best = best[:enough]
		}
	}
	slices.SortFunc(best, position.compare)
	if page.More = len(best) > ask.First; page.More {
		best = best[:ask.First]
	}
	of := entity(s, n)
	for _, p := range best {
		page.Items = append(page.Items, store.RankedLink{LinkEnds: link(s, p.arc, of, entity(s, p.arc.To())), Rank: p.place.Rank})
	}
	if !ask.Count {
		page.Total = 0
	}
	return page
}

// position is a link of an owner's row with its place in the list.
type position struct {
	place store.PositionCursor
	arc   topology.Arc
}

func (p position) compare(q position) int { return comparePlaces(p.place, q.place) }

func comparePlaces(a, b store.PositionCursor) int {
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Role, b.Role), cmp.Compare(a.ID, b.ID))
}
