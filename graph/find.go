package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// search finds entities by name, identifier or post, a page at a time; perhaps only those that may be meant.
func (r *Resolver) search(ctx context.Context, query string, f listing.SearchFilter, first *int, after *string, meant *bool) (model.SearchConnection, error) {
	var none model.SearchConnection
	const defaultSearchFirst = 10
	n, err := firstOf(first, defaultSearchFirst)
	if err != nil {
		return none, err
	}
	if f.Country != nil {
		if err := network.CheckKind("country", *f.Country, network.Place); err != nil {
			return none, err
		}
	}
	place, given, err := readCursor[listing.FoundCursor](listOf(ctx), after)
	if err != nil {
		return none, err
	}
	f.Today = r.Today()
	found, err := r.Store.Search(ctx, query, f)
	if err != nil {
		return none, err
	}
	if meant != nil && *meant {
		found = listing.Meant(found)
	}
	rest := found
	if given {
		rest = slices.DeleteFunc(slices.Clone(found), func(f listing.Found) bool { return f.Place().Compare(place) <= 0 })
	}
	page := listing.Cut(rest, n)
	page.Total = len(found)
	list, cursors := edges(ctx, listOf(ctx), page, listing.Found.Place, func(cursor string, f listing.Found) model.SearchEdge {
		return model.SearchEdge{Cursor: cursor, Node: r.entity(f.Entity), Score: f.Match.Score, MatchedName: f.Match.Name, Position: r.foundPosition(f)}
	})
	return model.SearchConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// foundPosition returns the post by which an entity was found; nil where it was found
// otherwise.
func (r *Resolver) foundPosition(f listing.Found) *model.Position {
	if f.Position == nil {
		return nil
	}
	return &model.Position{Link: r.link(*f.Position, nil)}
}
