package graph

import (
	"context"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// manyLinks is from how many links on an entity's neighbours are looked for in a snapshot whatever is selected of them: to
// find a page of them, Neo4j goes through all.
const manyLinks = 1000

// detailed reads which neighbours an entity with many links has off a snapshot, and what it does not show of them and of
// the links from the store. All else it reads from the store.
type detailed struct {
	*loaders
	snapshot adjacency.Reader
}

var _ listing.Reader = detailed{}

// countLinks counts the links of an entity that pass a filter, and reports whether it could: of one with many links by a
// snapshot that shows them.
func (r *Resolver) countLinks(of string, f *listing.LinkFilter) (total int, counted bool) {
	s := r.having(of)
	if s == nil || degree(s, of) < manyLinks || !adjacency.Shows(&listing.NeighborFilter{LinkFilter: *f}) {
		return 0, false
	}
	return adjacency.Of(s).CountLinks(of, f), true
}

// Neighbors returns a page of the neighbours of an entity.
func (d detailed) Neighbors(ctx context.Context, of string, q listing.NeighborQuery) (listing.Page[listing.Neighbor], error) {
	page, err := d.snapshot.Neighbors(ctx, of, q)
	if err != nil || len(page.Items) == 0 {
		return page, err
	}
	var asked store.DetailAsk
	for _, n := range page.Items {
		asked.Entities = append(asked.Entities, n.Entity.ID)
		for _, l := range n.Links {
			asked.Links = append(asked.Links, store.LinkBetween{ID: l.ID, End: of, Other: n.Entity.ID})
		}
	}
	details, err := d.store.Details(ctx, asked)
	if err != nil {
		return page, err
	}
	for i := range page.Items {
		if !detail(&page.Items[i], details) { // it was written meanwhile
			return d.loaders.Neighbors(ctx, of, q)
		}
	}
	return page, nil
}

// detail puts what the store has of a neighbour and of the links to it in the place of what a snapshot shows, and reports
// whether all is there. The end of the links that the list belongs to is nil.
func detail(n *listing.Neighbor, details store.Details) bool {
	entity, there := details.Entities[n.Entity.ID]
	if !there {
		return false
	}
	n.Entity = entity
	for i := range n.Links {
		l, there := details.Links[n.Links[i].ID]
		if !there {
			return false
		}
		n.Links[i] = *l
		n.Links[i].Source, n.Links[i].Target = end(l.From, entity), end(l.To, entity)
	}
	return true
}

// end returns the entity if it is the one of that id.
func end(id string, e *network.Entity) *network.Entity {
	if e.ID == id {
		return e
	}
	return nil
}
