package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/entente-graph/entente/graph"
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
	ctx = d.Request(graphql.StartOperationTrace(ctx), "entente")
	exec := executor.New(graph.NewSchema(d.Resolver))
	operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: q.text(), Variables: variables})
	if len(errs) > 0 {
		return nil, errs
	}
	respond, ctx := exec.DispatchOperation(ctx, operation)
	response := respond(ctx)
	if response == nil {
		return nil, context.Cause(ctx)
	}
	if len(response.Errors) > 0 {
		if own, ok := errors.AsType[*network.Error](response.Errors[0]); ok {
			return nil, own
		}
		return nil, response.Errors[0]
	}
	return response.Data, nil
}
