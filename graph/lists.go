package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// linkPage loads a page of links.
func (r *Resolver) linkPage(ctx context.Context, of model.Record, f store.LinkFilter, first *int, after *string) (store.Page[store.LinkEnds], error) {
	var none store.Page[store.LinkEnds]
	ask, place, _, err := pageArgs[store.LinkCursor](ctx, first, after)
	if err != nil {
		return none, err
	}
	return r.load(ctx).linkPages.load(ctx, of.ID(), linkArgs{Filter: f, After: place, Ask: ask})
}

// links gives links by their ids, in that order.
func (r *Resolver) links(ctx context.Context, ids []string) ([]store.LinkEnds, error) {
	found, err := r.load(ctx).links.LoadAll(ctx, ids)
	if err != nil {
		return nil, err
	}
	links := make([]store.LinkEnds, 0, len(found))
	for _, l := range found {
		if l != nil {
			links = append(links, *l)
		}
	}
	return links, nil
}

// organizations gives a page of the organisations that lead to an entity by links
// of a type.
func (r *Resolver) organizations(ctx context.Context, of model.Record, by network.LinkType, first *int, after *string) (model.OrganizationConnection, error) {
	inward := false
	filter := store.LinkFilter{Types: []network.LinkType{by}, Kinds: []network.Kind{network.Organization}, Outward: &inward}
	page, err := r.neighbors(ctx, of, store.NeighborFilter{LinkFilter: filter}, first, after)
	if err != nil {
		return model.OrganizationConnection{}, err
	}
	entities := store.Page[*network.Entity]{More: page.More, Total: page.Total}
	for _, n := range page.Items {
		entities.Items = append(entities.Items, n.Entity)
	}
	return r.organizationConnection(ctx, entities, after), nil
}

func (r *Resolver) organizationConnection(ctx context.Context, page store.Page[*network.Entity], after *string) model.OrganizationConnection {
	list, cursors := edges(ctx, listOf(ctx), page, func(e *network.Entity) string { return e.ID }, func(cursor string, e *network.Entity) model.OrganizationEdge {
		return model.OrganizationEdge{Cursor: cursor, Node: as[model.Organization](r.entity(e))}
	})
	return model.OrganizationConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}
}

// positions gives a page of the positions of a person or at an organisation.
func (r *Resolver) positions(ctx context.Context, of model.Record, asOf *network.Day, first *int, after *string) (model.PositionConnection, error) {
	var none model.PositionConnection
	ask, place, given, err := pageArgs[store.PositionCursor](ctx, first, after)
	if err != nil {
		return none, err
	}
	if !given {
		place.Rank = -1
	}
	page, err := r.positionPage(ctx, of.ID(), positionArgs{AsOf: asOf, After: place, Ask: ask})
	if err != nil {
		return none, err
	}
	question := r.question(asOf, nil)
	list, cursors := edges(ctx, listOf(ctx), page, func(l store.RankedLink) store.PositionCursor {
		return store.PositionCursor{Rank: l.Rank, Role: l.Role, ID: l.ID}
	}, func(cursor string, l store.RankedLink) model.PositionEdge {
		return model.PositionEdge{Cursor: cursor, Node: model.Position{Link: r.link(l.LinkEnds, r.entity(of.Entity()), question)}}
	})
	return model.PositionConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// maxWhole is how long a list may be that comes whole.
const maxWhole = 10_000

// all gives all entities of a kind that lead to an entity by links of a type.
func all[T model.Entity](ctx context.Context, r *Resolver, of model.Record, by network.LinkType, kind network.Kind) ([]T, error) {
	inward := false
	filter := store.NeighborFilter{LinkFilter: store.LinkFilter{Types: []network.LinkType{by}, Kinds: []network.Kind{kind}, Outward: &inward}}
	page, err := r.neighborPage(ctx, of.ID(), neighborArgs{Filter: filter, Ask: store.Ask{First: maxWhole}})
	if err != nil {
		return nil, err
	}
	if page.More {
		return nil, &network.Error{Code: network.LimitExceeded, Message: "the list is too long to come whole: ask for `links` instead", Limit: maxWhole, Asked: maxWhole + 1}
	}
	list := make([]T, len(page.Items))
	for i, n := range page.Items {
		list[i] = as[T](r.entity(n.Entity))
	}
	return list, nil
}

// node gives anything by its id.
func (r *Resolver) node(ctx context.Context, id string) (model.Node, error) {
	switch network.Prefix(id) {
	case network.SourcePrefix:
		source, err := r.load(ctx).sources.one(ctx, id)
		if source == nil || err != nil {
			return nil, err
		}
		return model.NewSource(source), nil
	case network.LinkPrefix:
		link, err := r.load(ctx).links.one(ctx, id)
		if link == nil || err != nil {
			return nil, err
		}
		return r.link(*link, nil, r.question(nil, nil)), nil
	default:
		e, err := r.entityByID(ctx, id)
		if e == nil || err != nil {
			return nil, err
		}
		return r.entity(e), nil
	}
}

// nodes gives things by their ids, in that order, nil for what is not there.
func (r *Resolver) nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	if ctx.Value(loadersKey{}) == nil {
		ctx = r.withLoaders(ctx) // the same for all of them
	}
	// Thunks first, so that each loader gathers its ids.
	l := r.load(ctx)
	for _, id := range ids {
		switch network.Prefix(id) {
		case network.SourcePrefix:
			l.sources.LoadThunk(ctx, id)
		case network.LinkPrefix:
			l.links.LoadThunk(ctx, id)
		default:
			if r.shape(ctx, id) == nil {
				l.entities.LoadThunk(ctx, id)
			}
		}
	}
	nodes := make([]model.Node, len(ids))
	for i, id := range ids {
		n, err := r.node(ctx, id)
		if err != nil {
			return nil, err
		}
		nodes[i] = n
	}
	return nodes, nil
}
