package store_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// rounds says how often a random test is run: a few times, and often where
// ENTENTE_SOAK is set.
func rounds(t *testing.T, few, many string) {
	t.Helper()
	if os.Getenv("ENTENTE_SOAK") != "" {
		few = many
	}
	const checks = "rapid.checks"
	before := flag.Lookup(checks).Value.String()
	if err := flag.Set(checks, few); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set(checks, before); err != nil {
			t.Error(err)
		}
	})
}

// TestRandomWrites writes at random, some records more than once. After each
// write the graph is in order, all that is derived included; at the end an export
// has what was written last of each record, and an import of the export makes
// the same network, to the byte.
func TestRandomWrites(t *testing.T) {
	rounds(t, "30", "500")
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	rapid.Check(t, func(rt *rapid.T) {
		storetest.Clear(t, db)
		m := newModel()
		for range rapid.IntRange(1, 3).Draw(rt, "writes") {
			records := draw(rt, m)
			m.put(records)
			if _, err := s.Update(t.Context(), network.Reason{Actor: "test"}, put(records)); err != nil {
				rt.Fatalf("write: %v", err)
			}
			inOrder(rt, t, s)
		}
		want := storetest.JSONL(t, m.records())
		got := storetest.Export(t, s)
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("export (-written +exported):\n%s", diff)
		}

		storetest.Clear(t, db)
		if _, err := curate.Import(t.Context(), s, []curate.Input{{Name: "export", Reader: strings.NewReader(got)}}, curate.Options{BatchSize: 7}); err != nil {
			rt.Fatalf("import: %v", err)
		}
		inOrder(rt, t, s)
		if diff := cmp.Diff(got, storetest.Export(t, s)); diff != "" {
			rt.Fatalf("export after import (-before +after):\n%s", diff)
		}
	})
}

// inOrder makes sure that Check finds nothing.
func inOrder(rt *rapid.T, t *testing.T, s *store.Store) {
	got, _ := storetest.Check(t, s)
	if len(got) > 0 {
		rt.Fatalf("violations:\n%s", strings.Join(got, "\n"))
	}
}

var _ store.Sink = (*interchange.Writer)(nil)

// put is a transaction that puts records.
func put(records network.Records) func(ctx context.Context, tx network.Tx) error {
	return func(ctx context.Context, tx network.Tx) error { return tx.Put(ctx, records) }
}
