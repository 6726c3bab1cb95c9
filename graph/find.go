package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/store"
)

// search finds entities by name, a page at a time.
func (r *Resolver) search(ctx context.Context, query string, f store.SearchFilter, first *int, after *string) (model.SearchConnection, error) {
	var none model.SearchConnection
	const defaultSearchFirst = 10
	n, err := firstOf(first, defaultSearchFirst)
	if err != nil {
		return none, err
	}
	place, given, err := readCursor[store.FoundCursor](listOf(ctx), after)
	if err != nil {
		return none, err
	}
	found, err := r.Store.Search(ctx, query, f)
	if err != nil {
		return none, err
	}
	page := store.Page[store.Found]{Items: found, Total: len(found)}
	if given {
		page.Items = slices.DeleteFunc(slices.Clone(found), func(f store.Found) bool { return f.Place().Compare(place) <= 0 })
	}
	if len(page.Items) > n {
		page.Items, page.More = page.Items[:n], true
	}
	list, cursors := edges(ctx, listOf(ctx), page, store.Found.Place, func(cursor string, f store.Found) model.SearchEdge {
		return model.SearchEdge{Cursor: cursor, Node: r.entity(f.Entity), Score: f.Match.Score, MatchedName: f.Match.Name}
	})
	return model.SearchConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}
