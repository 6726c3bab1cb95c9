package adjacency

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/topology"
)

// CommonPartners returns a page of the partners that organisations have in common; see
// listing.CommonPartners. Of what is not there, nobody is a partner. It goes through all
// that the organisations share with others as long as ctx lets it.
func (r Reader) CommonPartners(ctx context.Context, q listing.CommonPartnerQuery) (listing.Page[listing.Neighbor], error) {
	var page listing.Page[listing.Neighbor]
	s := r.snapshot
	of, there := r.nodes(q.Filter.Of)
	if !there {
		return page, nil
	}
	common, err := inCommon(ctx, s, of, q.Filter.OnDay)
	if err != nil {
		return page, err
	}
	if q.Count {
		page.Total = len(common)
	}
	listed := listing.NewLowest(q.First, s.Compare, func(n topology.Node) bool { return s.ID(n) > q.After })
	for _, n := range common {
		listed.Add(n)
	}
	var items []topology.Node
	items, page.More = listed.Page()
	shared := make([][]partnership, len(items))
	for _, n := range of {
		partnerships := newPartnerships(s, n, q.Filter.AsOf)
		err := partnerships.each(ctx, func(t partnership) {
			if i, is := slices.BinarySearchFunc(items, t.partner, s.Compare); is {
				shared[i] = append(shared[i], t)
			}
		})
		if err != nil {
			return page, err
		}
	}
	for i, n := range items {
		page.Items = append(page.Items, partnerOf(s, n, shared[i], q.Links))
	}
	return page, nil
}

// inCommon returns, in no order, the partners that organisations have in common.
func inCommon(ctx context.Context, s *topology.Snapshot, of []topology.Node, on listing.OnDay) ([]topology.Node, error) {
	// That with the fewest links first, so that few are remembered.
	of = slices.SortedFunc(slices.Values(of), func(a, b topology.Node) int {
		return cmp.Or(cmp.Compare(s.PresenceCount(a), s.PresenceCount(b)), s.Compare(a, b))
	})
	// Of how many of the first, one after the other, each is a partner.
	partners := map[topology.Node]int{}
	for i, n := range of {
		partnerships := newPartnerships(s, n, on.AsOf)
		err := partnerships.each(ctx, func(t partnership) {
			if partners[t.partner] == i {
				partners[t.partner] = i + 1
			}
		})
		if err != nil {
			return nil, err
		}
	}
	var common []topology.Node
	for n, met := range partners {
		if met == len(of) && !slices.Contains(of, n) {
			common = append(common, n)
		}
	}
	return common, nil
}

// nodes returns the numbers of entities, and whether all are there.
func (r Reader) nodes(ids []string) ([]topology.Node, bool) {
	nodes := make([]topology.Node, len(ids))
	for i, id := range ids {
		n, there := r.snapshot.Node(id)
		if !there {
			return nil, false
		}
		nodes[i] = n
	}
	return nodes, true
}
