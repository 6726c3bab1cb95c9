package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
)

// entities returns a page of entities.
func (r *Resolver) entities(ctx context.Context, filter *listing.EntityFilter, orderBy *listing.EntityOrder, direction *listing.SortDirection, first *int, after *string) (model.EntityConnection, error) {
	var none model.EntityConnection
	q, list, err := r.entityQuery(ctx, filter, orderBy, direction, first, after)
	if err != nil {
		return none, err
	}
	page, err := r.Store.EntityPage(ctx, q)
	if err != nil {
		return none, err
	}
	all, cursors := edges(ctx, list, page, listing.ListedEntity.Place, func(cursor string, e listing.ListedEntity) model.EntityEdge {
		return model.EntityEdge{Cursor: cursor, Node: r.entity(e.Entity)}
	})
	return model.EntityConnection{Edges: all, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total, Filter: q.Filter}, nil
}

// entityQuery makes the query for a page of entities, and names the list for its cursors:
// by the order, since the place in one order says nothing in another.
func (r *Resolver) entityQuery(ctx context.Context, filter *listing.EntityFilter, orderBy *listing.EntityOrder, direction *listing.SortDirection, first *int, after *string) (q listing.EntityQuery, list string, err error) {
	if filter != nil {
		q.Filter = *filter
	}
	q.Filter.Today = r.Today()
	if err := q.Filter.Check(); err != nil {
		return q, "", err
	}
	if q.Ask, err = asked(ctx, first); err != nil {
		return q, "", err
	}
	q.Order = listing.ByID
	list = listOf(ctx) + " "
	switch {
	case orderBy != nil:
		q.Order = *orderBy
	case direction == nil && q.Filter.Name != nil:
		q.Order = listing.ByBest
		list += *q.Filter.Name + " " // the place among what agrees with it
	}
	list += string(q.Order)
	if q.Reversed = q.Order.Reverses(direction); q.Reversed {
		list += " reversed"
	}
	place, given, err := readCursor[listing.EntityCursor](list, after)
	if given {
		q.After = &place
	}
	return q, list, err
}
