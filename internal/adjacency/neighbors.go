package adjacency

import (
	"context"
	"sort"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/topology"
)

// Neighbors returns a page of the neighbours of an entity; see listing.Reader.
// Statuses of the neighbours themselves are no part of a snapshot: see Shows.
func (r Reader) Neighbors(_ context.Context, of string, q listing.NeighborQuery) (listing.Page[listing.Neighbor], error) {
	var page listing.Page[listing.Neighbor]
	s := r.snapshot
	n, ok := s.Node(of)
	if !ok {
		return page, nil
	}
	row, filter, owner := s.Row(n), newFilter(s, &q.Filter.LinkFilter), entity(s, n)
	if q.Count {
		each(row, filter, func([]topology.Arc) bool {
			page.Total++
			return true
		})
	}
	begin := sort.Search(len(row), func(i int) bool { return s.ID(row[i].To()) > q.After })
	each(row[begin:], filter, func(links []topology.Arc) bool {
		if page.More = len(page.Items) == q.First; page.More {
			return false
		}
		neighbor := listing.Neighbor{Entity: entity(s, links[0].To())}
		if q.Links {
			for _, a := range links {
				if filter.passes(a) {
					neighbor.Links = append(neighbor.Links, link(s, a, owner, neighbor.Entity))
				}
			}
		}
		page.Items = append(page.Items, neighbor)
		return true
	})
	return page, nil
}

// each calls do with the links to each neighbour in turn, of whom one at least
// passes, the first such first, until do says no. A row is in the order of the
// neighbours.
func each(row []topology.Arc, f *filter, do func(links []topology.Arc) bool) {
	for i := 0; i < len(row); i++ {
		if !f.passes(row[i]) {
			continue
		}
		end := i + 1
		for end < len(row) && row[end].To() == row[i].To() {
			end++
		}
		if !do(row[i:end]) {
			return
		}
		i = end - 1
	}
}
