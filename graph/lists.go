package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// linkPage loads a page of links.
func (r *Resolver) linkPage(ctx context.Context, of model.Record, f listing.LinkFilter, first *int, after *string) (listing.Page[listing.Link], error) {
	q, err := query(ctx, f, listing.LinkCursor{}, first, after)
	if err != nil {
		return listing.Page[listing.Link]{}, err
	}
	if q.First == 0 && q.Count && after == nil {
		if total, counted := r.countLinks(of.ID(), &f); counted {
			return listing.Page[listing.Link]{Total: total, More: total > 0}, nil
		}
	}
	return r.load(ctx).linkPages.load(ctx, of.ID(), q)
}

// links returns links by their ids, in that order.
func (r *Resolver) links(ctx context.Context, ids []string) ([]listing.Link, error) {
	found, err := r.load(ctx).links.LoadAll(ctx, ids)
	if err != nil {
		return nil, err
	}
	links := make([]listing.Link, 0, len(found))
	for _, l := range found {
		if l != nil {
			links = append(links, *l)
		}
	}
	return links, nil
}

// organizations returns a page of the organisations that lead to an entity by links
// of a type, if a day is given by those that hold on it.
func (r *Resolver) organizations(ctx context.Context, of model.Record, by network.LinkType, asOf *network.Day, first *int, after *string) (model.OrganizationConnection, error) {
	page, err := r.neighbors(ctx, of, leading(by, network.Organization, asOf), first, after)
	if err != nil {
		return model.OrganizationConnection{}, err
	}
	entities := listing.Page[*network.Entity]{More: page.More, Total: page.Total}
	for _, n := range page.Items {
		entities.Items = append(entities.Items, n.Entity)
	}
	return r.organizationConnection(ctx, entities, after), nil
}

func (r *Resolver) organizationConnection(ctx context.Context, page listing.Page[*network.Entity], after *string) model.OrganizationConnection {
	list, cursors := edges(ctx, listOf(ctx), page, func(e *network.Entity) string { return e.ID }, func(cursor string, e *network.Entity) model.OrganizationEdge {
		return model.OrganizationEdge{Cursor: cursor, Node: as[model.Organization](r.entity(e))}
	})
	return model.OrganizationConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}
}

// positions returns a page of the positions of a person or at an organisation.
func (r *Resolver) positions(ctx context.Context, of model.Record, asOf *network.Day, first *int, after *string) (model.PositionConnection, error) {
	var none model.PositionConnection
	q, err := query(ctx, listing.OnDay{AsOf: asOf}, listing.BeforePositions(), first, after)
	if err != nil {
		return none, err
	}
	page, err := r.near(ctx, of.ID()).Positions(ctx, of.ID(), q)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, listing.Position.Place, func(cursor string, p listing.Position) model.PositionEdge {
		link := r.link(p.Link, r.entity(of.Entity()))
		return model.PositionEdge{Cursor: cursor, Node: model.Position{Link: link}, Judged: link.Judge(r.onDay(asOf))}
	})
	return model.PositionConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// leading is the filter of the entities of a kind that lead to another by links of a
// type, if a day is given by those that hold on it.
func leading(by network.LinkType, kind network.Kind, asOf *network.Day) listing.NeighborFilter {
	return listing.NeighborFilter{LinkFilter: listing.LinkFilter{
		Types: []network.LinkType{by}, Kinds: []network.Kind{kind}, Direction: new(listing.In), AsOf: asOf,
	}}
}

// maxWhole is how long a list may be that comes whole.
const maxWhole = 10_000

// all returns all entities of a kind that lead to an entity by links of a type, if a day
// is given by those that hold on it.
func all[T model.Entity](ctx context.Context, r *Resolver, of model.Record, by network.LinkType, kind network.Kind, asOf *network.Day) ([]T, error) {
	q := listing.NeighborQuery{Filter: leading(by, kind, asOf), Ask: listing.Ask{First: maxWhole}}
	page, err := r.nearest(ctx, of.ID(), &q.Filter).Neighbors(ctx, of.ID(), q)
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

// node returns anything by its id.
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
		return r.link(*link, nil), nil
	default:
		e, err := r.near(ctx, id).Entity(ctx, id)
		if e == nil || err != nil {
			return nil, err
		}
		return r.entity(e), nil
	}
}

// nodes returns things by their ids, in that order, nil for what is not there.
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
