package adjacency

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Positions returns a page of the positions of a person or at an organisation; see
// listing.Reader.
func (r Reader) Positions(_ context.Context, of string, q listing.PositionQuery) (listing.Page[listing.Position], error) {
	var page listing.Page[listing.Position]
	s := r.snapshot
	n, ok := s.Node(of)
	if !ok {
		return page, nil
	}
	asOf := q.Filter.AsOf
	positions := newFilter(s, &listing.LinkFilter{Types: []network.LinkType{network.HoldsPosition}, AsOf: asOf})
	first := listing.NewLowest(q.First, position.compare, func(p position) bool { return p.place.Compare(q.After) > 0 })
	for _, a := range s.Row(n) {
		if !positions.passes(a) {
			continue
		}
		if q.Count {
			page.Total++
		}
		p := position{place: listing.PositionCursor{Role: s.Role(a.Edge()), ID: s.LinkID(a.Edge())}, arc: a}
		if asOf != nil && !s.Holds(a.Edge(), positions.on, network.MaxDay, true) {
			p.place.Rank = 1
		}
		first.Add(p)
	}
	owner := entity(s, n)
	var listed []position
	listed, page.More = first.Page()
	for _, p := range listed {
		page.Items = append(page.Items, listing.Position{Link: link(s, p.arc, owner, entity(s, p.arc.To())), Rank: p.place.Rank})
	}
	return page, nil
}

// position is a link of an owner's row with its place in the list.
type position struct {
	place listing.PositionCursor
	arc   topology.Arc
}

func (p position) compare(other position) int { return p.place.Compare(other.place) }
