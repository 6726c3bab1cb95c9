package graph_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/explorer"
)

var update = flag.Bool("update", false, "write the answers of testdata anew; read what changed before you commit it")

// roundTrips is what each example costs: one a level at most. A question about
// paths costs one to open, one a hop for each search, and one each for links and
// for evidence.
func roundTrips() map[string]int {
	return map[string]int{}
}

// TestExamples asks the queries that the README and GraphiQL show, and compares
// the answers with those in testdata/examples, from which the README is written.
func TestExamples(t *testing.T) {
	a := seeded(t)
	for _, q := range explorer.Queries() {
		t.Run(q.Name, func(t *testing.T) {
			got := a.ask(t, q.Text)
			if got.errors != nil {
				t.Fatalf("errors: %v", got.errors)
			}
			t.Logf("%d round trips", got.roundTrips)
			golden(t, filepath.Join("testdata", "examples", q.Name+".json"), got.text+"\n")
		})
	}
}

// golden compares a text with a file, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
