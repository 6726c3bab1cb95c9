package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/entente-graph/entente/internal/pathfind"
)

// pathList names the list of paths that a question asks for, whatever part of it: the
// place of a path says something in that list alone.
func pathList(ctx context.Context, q *pathfind.Question) (string, error) {
	where := q.Where
	where.MaxHops = cmp.Or(where.MaxHops, new(pathfind.DefaultMaxHops))
	arguments, err := json.Marshal([]any{q.From, q.To, where, cmp.Or(q.Rank, pathfind.FewestHops)})
	if err != nil {
		return "", fmt.Errorf("naming a list of paths: %w", err)
	}
	sum := sha256.Sum256(arguments)
	return listOf(ctx) + " " + base64.RawURLEncoding.EncodeToString(sum[:9]), nil
}

// goOn lets a question go on after a cursor, if there is one. It returns what makes the
// cursor of a place in the same list.
func goOn(ctx context.Context, q *pathfind.Question, after *string) (cursorOf func(*pathfind.Place) *string, err error) {
	list, err := pathList(ctx, q)
	if err != nil {
		return nil, err
	}
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
