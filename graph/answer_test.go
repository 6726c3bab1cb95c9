package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// asker asks GraphQL questions of a store, and counts what they cost.
type asker struct {
	resolver *graph.Resolver
	executor *executor.Executor
	proxy    *neo4jtest.ProxyServer
}

// newAsker asks of a database with the records, on a day.
func newAsker(t *testing.T, records network.Records, today time.Time) *asker {
	t.Helper()
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, records)
	return ask(s, proxy, today)
}

func ask(s *store.Store, proxy *neo4jtest.ProxyServer, today time.Time) *asker {
	resolver := &graph.Resolver{
		Store: s, Paths: pathfind.NewService(cypher.New(s), pathfind.Limits{Time: time.Hour}), Now: func() time.Time { return today },
		// Long enough for a level to gather on a busy machine, so that what is
		// counted is the structure and not the weather.
		BatchWait: 50 * time.Millisecond,
	}
	schema := graph.NewSchema(resolver)
	return &asker{resolver: resolver, executor: executor.New(schema), proxy: proxy}
}

// answer is what a client gets, and how many round trips to the database it took.
type answer struct {
	text       string
	errors     []string
	roundTrips int
}

// ask answers a query.
func (a *asker) ask(t *testing.T, query string) answer {
	t.Helper()
	return a.askWith(t, query, nil)
}

// askWith answers a query with variables.
func (a *asker) askWith(t *testing.T, query string, variables map[string]any) answer {
	t.Helper()
	ctx := graphql.StartOperationTrace(a.resolver.Request(context.Background(), "test"))
	op, errs := a.executor.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables, ReadTime: graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}})
	if errs != nil {
		return answer{text: "null", errors: []string{errs.Error()}}
	}
	a.proxy.Reset()
	respond, ctx := a.executor.DispatchOperation(ctx, op)
	response := respond(ctx)
	got := answer{roundTrips: a.proxy.RoundTrips()}
	for _, e := range response.Errors {
		got.errors = append(got.errors, string(network.CodeOf(e))+" "+e.Message)
	}
	if response.Data == nil {
		return got
	}
	got.text = layout(t, response.Data)
	return got
}

// seeded is the built-in network, asked on a day after its documents.
func seeded(t *testing.T) *asker {
	t.Helper()
	return newAsker(t, storetest.Records(t, "seed", seed.JSONL()), time.Date(2025, 11, 1, 12, 0, 0, 0, time.UTC))
}
