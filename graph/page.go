package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// The bounds of a page.
const (
	defaultFirst = 20
	maxFirst     = 100
)

// asked returns how much of a list is asked for, by `first` and by whether the
// client selected the total, and links in its edges.
func asked(ctx context.Context, first *int) (listing.Ask, error) {
	n, err := firstOf(first, defaultFirst)
	return listing.Ask{First: n, Count: selects(ctx, "totalCount"), Links: selects(ctx, "links") || selects(ctx, "judged")}, err
}

// query makes the query for a page: for how much of the list, and after which place
// of it. Without `after` it begins at the place begin.
func query[F, P any](ctx context.Context, filter F, begin P, first *int, after *string) (listing.Query[F, P], error) {
	q := listing.Query[F, P]{Filter: filter, After: begin}
	var err error
	if q.Ask, err = asked(ctx, first); err != nil {
		return q, err
	}
	place, given, err := readCursor[P](listOf(ctx), after)
	if given {
		q.After = place
	}
	return q, err
}

func firstOf(first *int, otherwise int) (int, error) {
	switch {
	case first == nil:
		return otherwise, nil
	case *first < 0:
		return 0, network.Bad("first", "must not be negative, but is %d", *first)
	case *first > maxFirst:
		return 0, network.Exceeded("first", maxFirst, *first)
	default:
		return *first, nil
	}
}

// cursor is the place of an edge in the order of its list, so that pages stay
// right while the list changes. To clients it is opaque. It names its list, since
// the place in one list says nothing in another.
type cursor[T any] struct {
	List  string
	Place T
}

func writeCursor[T any](list string, place T) string {
	text, err := json.Marshal(cursor[T]{List: list, Place: place})
	if err != nil {
		return "" // cannot happen: places are texts and numbers
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// listOf names the list that is being resolved.
func listOf(ctx context.Context) string {
	if field := graphql.GetFieldContext(ctx); field != nil && field.Field.Field != nil {
		return field.Object + "." + field.Field.Name
	}
	return ""
}

// readCursor reads a cursor of a list; whether there was one.
func readCursor[T any](list string, after *string) (place T, given bool, err error) {
	if after == nil {
		return place, false, nil
	}
	var c cursor[T]
	text, err := base64.RawURLEncoding.DecodeString(*after)
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil || c.List != list {
		return place, false, network.Bad("after", "%q is no cursor of this list", *after)
	}
	return c.Place, true, nil
}

// fingerprint distinguishes the arguments of a list from others, so that a cursor goes on
// with the same list only.
func fingerprint(arguments ...any) string {
	text, err := json.Marshal(arguments)
	if err != nil {
		return "" // cannot happen: arguments are texts and numbers
	}
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// pageInfo returns where a page lies, from the cursors of its edges.
func pageInfo(cursors []string, more bool, after *string) model.PageInfo {
	info := model.PageInfo{HasNextPage: more, HasPreviousPage: after != nil}
	if len(cursors) > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[len(cursors)-1]
	}
	return info
}

// edges makes the edges of a page of a list, and their cursors if any is selected.
func edges[T, P, E any](ctx context.Context, list string, page listing.Page[T], place func(T) P, edge func(cursor string, item T) E) (all []E, cursors []string) {
	wanted := selects(ctx, "cursor", "startCursor", "endCursor")
	all = make([]E, len(page.Items))
	for i, item := range page.Items {
		cursor := ""
		if wanted {
			cursor = writeCursor(list, place(item))
			cursors = append(cursors, cursor)
		}
		all[i] = edge(cursor, item)
	}
	return all, cursors
}

// selects reports whether the client selected one of some fields of the list being
// resolved, of its edges, or of what it says of the page.
func selects(ctx context.Context, names ...string) bool {
	if !graphql.HasOperationContext(ctx) || graphql.GetFieldContext(ctx) == nil {
		return true
	}
	wanted := false
	eachField(graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections, func(field *ast.Field) bool {
		wanted = wanted || slices.Contains(names, field.Name)
		return field.Name == "edges" || field.Name == "pageInfo"
	})
	return wanted
}
