package graph

import (
	"cmp"
	"context"

	"github.com/entente-graph/entente/internal/pathfind"
)

// goOn lets a question about paths go on after a cursor, if there is one. It returns what
// makes the cursor of a place in the same list: of the same arguments, whatever part of
// it.
func goOn(ctx context.Context, q *pathfind.Question, after *string) (cursorOf func(*pathfind.Place) *string, err error) {
	where := q.Where
	where.MaxHops = cmp.Or(where.MaxHops, new(pathfind.DefaultMaxHops))
	list := listOf(ctx) + " " + fingerprint(q.From, q.To, where, cmp.Or(q.Rank, pathfind.FewestHops))
	place, given, err := readCursor[pathfind.Place](list, after)
	if given {
		q.After = &place
	}
	return func(place *pathfind.Place) *string {
		if place == nil {
			return nil
		}
		return new(writeCursor(list, *place))
	}, err
}
