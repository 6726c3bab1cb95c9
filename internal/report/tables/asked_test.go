package tables_test

import (
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

// asked returns a report about a network.
func asked(t *testing.T, records network.Records, input map[string]any) *ask.AskedReport {
	t.Helper()
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, records)
	follower := storetest.Follow(t, s)
	resolver := &graph.Resolver{
		Store: s, Paths: pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{}), Shape: follower.Fresh,
		Now: func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) },
	}
	whole, err := ask.AskReport(resolver.Request(t.Context(), "test"), ask.NewSchema(graph.NewSchema(resolver)), input, nil)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

var seeds sync.Map

// seedReport returns the report about the built-in network that is a file in every format.
func seedReport(t *testing.T) *ask.AskedReport {
	t.Helper()
	if whole, is := seeds.Load(""); is {
		return whole.(*ask.AskedReport)
	}
	whole := asked(t, storetest.Records(t, "seed", seed.JSONL()), map[string]any{
		"bodies": []any{"org:unesco-ichei", "org:unesco-iite"}, "region": "place:central-asia", "asOf": "2025-10-31", "compareTo": "2024-12-31",
	})
	seeds.Store("", whole)
	return whole
}
