package adjacency

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/topology"
)

// Partners returns a page of the partners of an organisation; see listing.Reader. It
// goes through all that the organisation shares with others as long as ctx lets it.
func (r Reader) Partners(ctx context.Context, of string, q listing.PartnerQuery) (listing.Page[listing.Neighbor], error) {
	var page listing.Page[listing.Neighbor]
	s := r.snapshot
	n, ok := s.Node(of)
	if !ok {
		return page, nil
	}
	partnerships := newPartnerships(s, n, q.Filter.AsOf)
	first := listing.NewLowest(q.First, s.Compare, func(n topology.Node) bool { return s.ID(n) > q.After })
	all := map[topology.Node]bool{}
	err := partnerships.each(ctx, func(t partnership) {
		first.Add(t.partner)
		if q.Count {
			all[t.partner] = true
		}
	})
	if err != nil {
		return page, err
	}
	page.Total = len(all)
	var listed []topology.Node
	listed, page.More = first.Page()
	// The partnerships with these few are gone through again, so that nobody need keep
	// those with all others.
	shared := make([][]partnership, len(listed))
	err = partnerships.each(ctx, func(t partnership) {
		if i, is := slices.BinarySearchFunc(listed, t.partner, s.Compare); is {
			shared[i] = append(shared[i], t)
		}
	})
	for i, partner := range listed {
		page.Items = append(page.Items, partnerOf(s, partner, shared[i], q.Links))
	}
	return page, err
}

// partnerOf returns a partner with what is shared, each once: by id, the links by
// type, then id.
func partnerOf(s *topology.Snapshot, partner topology.Node, partnerships []partnership, withLinks bool) listing.Neighbor {
	p := listing.Neighbor{Entity: entity(s, partner)}
	var through []topology.Node
	var presences []topology.Presence
	for _, t := range partnerships {
		presences = append(presences, t.mine)
		if t.shares {
			through, presences = append(through, t.through()), append(presences, t.theirs)
		}
	}
	slices.SortFunc(through, s.Compare)
	for _, n := range slices.Compact(through) {
		p.Through = append(p.Through, entity(s, n))
	}
	if withLinks {
		p.Links = links(s, presences)
	}
	return p
}
