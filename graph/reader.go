package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

var _ model.Reader = (*Resolver)(nil)

// Evidence gives the evidence of an entity or of a part of it.
func (r *Resolver) Evidence(ctx context.Context, of model.Part) ([]model.Evidence, error) {
	parts, err := r.load(ctx).entityEvidence.Load(ctx, of.Entity)
	return testimony(parts[of.Part], network.MaxDay), err
}

// LinkEvidence gives the evidence of a link, as far as its question knew of it.
func (r *Resolver) LinkEvidence(ctx context.Context, link model.Link) ([]model.Evidence, error) {
	list, err := r.load(ctx).linkEvidence.Load(ctx, link.ID())
	return testimony(list, link.Question().KnownBy), err
}

// Links gives a page of the links of an entity.
func (r *Resolver) Links(ctx context.Context, of model.Record, filter *model.LinkFilter, first *int, after *string) (model.LinkConnection, error) {
	var none model.LinkConnection
	f, q, err := r.linkFilter(filter)
	if err != nil {
		return none, err
	}
	page, err := r.linkPage(ctx, of, f, first, after)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, linkPlace, func(cursor string, l store.LinkEnds) model.LinkEdge {
		return model.LinkEdge{Cursor: cursor, Node: r.link(l, r.entity(of.Entity()), q)}
	})
	return model.LinkConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

func linkPlace(l store.LinkEnds) store.LinkCursor {
	return store.LinkCursor{Type: string(l.Type), ID: l.ID}
}

// Neighbors gives a page of the neighbours of an entity.
func (r *Resolver) Neighbors(ctx context.Context, of model.Record, filter *model.LinkFilter, first *int, after *string) (model.NeighborConnection, error) {
	var none model.NeighborConnection
	f, q, err := r.linkFilter(filter)
	if err != nil {
		return none, err
	}
	page, err := r.neighbors(ctx, of, store.NeighborFilter{LinkFilter: f}, first, after)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, neighborPlace, func(cursor string, n store.Neighbor) model.NeighborEdge {
		edge := model.NeighborEdge{Cursor: cursor, Node: r.entity(n.Entity), Links: make([]model.Link, len(n.Links))}
		for i, l := range n.Links {
			edge.Links[i] = r.link(l, r.entity(of.Entity()), q)
		}
		return edge
	})
	return model.NeighborConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// neighbors loads a page of neighbours.
func (r *Resolver) neighbors(ctx context.Context, of model.Record, f store.NeighborFilter, first *int, after *string) (store.Page[store.Neighbor], error) {
	ask, id, _, err := pageArgs[string](ctx, first, after)
	if err != nil {
		return store.Page[store.Neighbor]{}, err
	}
	return r.neighborPage(ctx, of.ID(), neighborArgs{Filter: f, After: id, Ask: ask})
}

func neighborPlace(n store.Neighbor) string { return n.Entity.ID }

// linkFilter translates a filter, and says what shows of it in the links.
func (r *Resolver) linkFilter(f *model.LinkFilter) (store.LinkFilter, model.Question, error) {
	if f == nil {
		return store.LinkFilter{}, r.question(nil, nil), nil
	}
	filter := store.LinkFilter{
		Types: f.Types, Kinds: f.Kinds, Statuses: f.Statuses, AsOf: f.AsOf, KnownBy: f.KnownBy,
		Certain: f.Certainty != nil && *f.Certainty == pathfind.Certain,
	}
	if f.Certainty != nil && f.AsOf == nil {
		return filter, model.Question{}, network.Bad("filter.certainty", "says how surely a link holds on a day: give the day as `asOf`")
	}
	if f.Direction != nil && *f.Direction != model.DirectionAny {
		outward := *f.Direction == model.DirectionOut
		filter.Outward = &outward
	}
	return filter, r.question(f.AsOf, f.KnownBy), nil
}
