package adjacency

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Partners gives a page of the partners of an organisation, by id: those after an
// id. See store.PartnerPages. It goes through all that the organisation shares with
// others as long as ctx lets it.
func Partners(ctx context.Context, s *topology.Snapshot, owner string, asOf *network.Day, after string, ask store.Ask) (store.Page[store.Neighbor], error) {
	var page store.Page[store.Neighbor]
	n, ok := s.Node(owner)
	if !ok {
		return page, nil
	}
	ties := newTies(s, n, asOf)
	first := lowest[topology.Node]{most: ask.First + 1, compare: s.Compare, behind: func(n topology.Node) bool { return s.ID(n) > after }}
	all := map[topology.Node]bool{}
	err := ties.each(ctx, func(t tie) {
		first.add(t.partner)
		if ask.Count {
			all[t.partner] = true
		}
	})
	if err != nil {
		return page, err
	}
	page.Total = len(all)
	var listed []topology.Node
	listed, page.More = first.page()
	// The ties with these few are gone through again, so that nobody need keep
	// those with all others.
	shared := make([][]tie, len(listed))
	err = ties.each(ctx, func(t tie) {
		if i, is := slices.BinarySearchFunc(listed, t.partner, s.Compare); is {
			shared[i] = append(shared[i], t)
		}
	})
	for i, partner := range listed {
		page.Items = append(page.Items, spellPartner(s, partner, shared[i], ask.Links))
	}
	return page, err
}

// spellPartner gives a partner with what is shared, each once: by id, the links by
// type, then id.
func spellPartner(s *topology.Snapshot, partner topology.Node, ties []tie, withLinks bool) store.Neighbor {
	p := store.Neighbor{Entity: entity(s, partner)}
	var through []topology.Node
	var lines []line
	for _, t := range ties {
		lines = append(lines, t.mine)
		if t.shares {
			through, lines = append(through, t.through()), append(lines, t.theirs)
		}
	}
	slices.SortFunc(through, s.Compare)
	for _, n := range slices.Compact(through) {
		p.Through = append(p.Through, entity(s, n))
	}
	if withLinks {
		p.Links = links(s, lines)
	}
	return p
}
