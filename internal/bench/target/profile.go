package target

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/store"
)

// Profile asks the first few questions of the cypher engine, in this process, and
// returns how many database hits and statements each costs on the average.
func Profile(ctx context.Context, c store.Config, form question.Form, questions []question.Question) (hits int64, statements float64, err error) {
	var total, trips atomic.Int64
	c.Profile = func(_ string, _ map[string]any, dbHits int64) {
		total.Add(dbHits)
		trips.Add(1)
	}
	s, err := store.Open(ctx, c)
	if err != nil {
		return 0, 0, err
	}
	defer s.Close(ctx)
	total.Store(0) // what it took to connect
	trips.Store(0)
	resolver := &graph.Resolver{Store: s, Paths: pathfind.NewService(cypher.New(s), pathfind.Limits{})}
	exec := executor.New(graph.NewSchema(resolver))
	few := questions[:min(len(questions), 4)]
	for _, q := range few {
		ctx := resolver.Request(graphql.StartOperationTrace(ctx), "bench")
		operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: form.GraphQL, Variables: q.Variables})
		if len(errs) > 0 {
			return 0, 0, fmt.Errorf("profile: %w", errs)
		}
		respond, ctx := exec.DispatchOperation(ctx, operation)
		if response := respond(ctx); len(response.Errors) > 0 {
			return 0, 0, fmt.Errorf("profile: %w", response.Errors)
		}
	}
	return total.Load() / int64(len(few)), float64(trips.Load()) / float64(len(few)), nil
}
