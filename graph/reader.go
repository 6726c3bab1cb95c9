package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

var _ model.Reader = (*Resolver)(nil)

// Evidence returns the evidence of an entity or of a part of it.
func (r *Resolver) Evidence(ctx context.Context, of model.Part) ([]model.Evidence, error) {
	parts, err := r.load(ctx).entityEvidence.Load(ctx, of.Entity)
	return model.NewEvidenceList(parts[of.Part]), err
}

// Citations returns all evidence of a link.
func (r *Resolver) Citations(ctx context.Context, link string) ([]network.Citation, error) {
	return r.load(ctx).linkEvidence.Load(ctx, link)
}

// Links returns a page of the links of an entity.
func (r *Resolver) Links(ctx context.Context, of model.Record, filter *listing.LinkFilter, first *int, after *string) (model.LinkConnection, error) {
	var none model.LinkConnection
	f, q, err := r.linkFilter(filter)
	if err != nil {
		return none, err
	}
	page, err := r.linkPage(ctx, of, f, first, after)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, listing.Link.Place, func(cursor string, l listing.Link) model.LinkEdge {
		return r.linkEdge(cursor, l, r.entity(of.Entity()), q)
	})
	return model.LinkConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// Neighbors returns a page of the neighbours of an entity.
func (r *Resolver) Neighbors(ctx context.Context, of model.Record, filter *listing.LinkFilter, first *int, after *string) (model.NeighborConnection, error) {
	var none model.NeighborConnection
	f, q, err := r.linkFilter(filter)
	if err != nil {
		return none, err
	}
	page, err := r.neighbors(ctx, of, listing.NeighborFilter{LinkFilter: f}, first, after)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, listing.Neighbor.Place, func(cursor string, n listing.Neighbor) model.NeighborEdge {
		edge := model.NeighborEdge{Cursor: cursor, Node: r.entity(n.Entity)}
		edge.Links, edge.Judged = r.judged(n.Links, r.entity(of.Entity()), q)
		return edge
	})
	return model.NeighborConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// neighbors reads a page of neighbours.
func (r *Resolver) neighbors(ctx context.Context, of model.Record, f listing.NeighborFilter, first *int, after *string) (listing.Page[listing.Neighbor], error) {
	q, err := query(ctx, f, "", first, after)
	if err != nil {
		return listing.Page[listing.Neighbor]{}, err
	}
	return r.nearest(ctx, of.ID(), &f).Neighbors(ctx, of.ID(), q)
}

// linkFilter checks a filter, and returns what shows of it in the links.
func (r *Resolver) linkFilter(filter *listing.LinkFilter) (listing.LinkFilter, model.Question, error) {
	if filter == nil {
		return listing.LinkFilter{}, r.onDay(nil), nil
	}
	return *filter, model.NewQuestion(r.Today(), filter.AsOf, filter.KnownBy, filter.Certainty), filter.Check()
}
