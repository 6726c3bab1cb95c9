package tables_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// schemaOf serves a network to questions that are asked with the context.
func schemaOf(t *testing.T, records network.Records) (*ask.Schema, context.Context) {
	t.Helper()
	s := storetest.Connect(t, storetest.Empty(t))
	storetest.Put(t, s, records)
	follower := storetest.Follow(t, s)
	resolver := &graph.Resolver{
		Store: s, Paths: pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{}), Shape: follower.Fresh,
		Now: func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) },
	}
	return ask.NewSchema(graph.NewSchema(resolver)), resolver.Request(t.Context(), "test")
}

// seedAsked keeps the report about the built-in network.
var seedAsked struct {
	sync.Mutex
	report *ask.AskedReport
}

// seedReport returns the report about the built-in network that is a file in every format.
func seedReport(t *testing.T) *ask.AskedReport {
	t.Helper()
	seedAsked.Lock()
	defer seedAsked.Unlock()
	if seedAsked.report != nil {
		return seedAsked.report
	}
	schema, ctx := schemaOf(t, storetest.Records(t, "seed", seed.JSONL()))
	asked, err := ask.AskReport(ctx, schema, map[string]any{
		"bodies": []any{"org:unesco-ichei", "org:unesco-iite"}, "region": "place:central-asia", "asOf": "2025-10-31", "compareTo": "2024-12-31",
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	seedAsked.report = asked
	return asked
}
