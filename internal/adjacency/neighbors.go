package adjacency

import (
	"sort"

	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Neighbors gives a page of the neighbours of an entity, by id: those after an id.
// See store.NeighborPages.
func Neighbors(s *topology.Snapshot, owner string, f *store.LinkFilter, after string, ask store.Ask) store.Page[store.Neighbor] {
	var page store.Page[store.Neighbor]
	n, ok := s.Node(owner)
	if !ok {
		return page
	}
	row, filter, of := s.Row(n), newFilter(s, f), entity(s, n)
	if ask.Count {
		each(row, filter, func([]topology.Arc) bool {
			page.Total++
			return true
		})
	}
	begin := sort.Search(len(row), func(i int) bool { return s.ID(row[i].To()) > after })
	each(row[begin:], filter, func(links []topology.Arc) bool {
		if page.More = len(page.Items) == ask.First; page.More {
			return false
		}
		neighbor := store.Neighbor{Entity: entity(s, links[0].To())}
		if ask.Links {
			for _, a := range links {
				if filter.passes(a) {
					neighbor.Links = append(neighbor.Links, link(s, a, of, neighbor.Entity))
				}
			}
		}
		page.Items = append(page.Items, neighbor)
		return true
	})
	return page
}

// each gives do the links with each neighbour in turn, of whom one at least
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
