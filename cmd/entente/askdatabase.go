package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/store"
)

// database answers queries by the schema in this process.
type database struct{ *graph.Resolver }

// newResolver is what answers GraphQL with an engine that asks Neo4j itself: for a single question it is not worth while
// to read the whole network first.
func newResolver(s *store.Store, c *Connection) *graph.Resolver {
	return &graph.Resolver{Store: s, Paths: pathfind.NewService(cypher.New(s), pathfind.Limits{Time: c.ReadTimeout})}
}

func (d *database) more() string { return "--read-timeout gives it more time" }

func (d *database) ask(ctx context.Context, q query, variables map[string]any) (json.RawMessage, error) {
	data, err := ask.NewSchema(graph.NewSchema(d.Resolver)).Ask(d.Request(ctx, "entente"), q.text(), variables)
	if own, ok := errors.AsType[*network.Error](err); ok {
		return nil, own
	}
	return data, err
}
