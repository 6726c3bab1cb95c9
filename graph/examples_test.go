package graph_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/explorer"
)

var update = flag.Bool("update", false, "write the answers of testdata anew; read what changed before you commit it")

// roundTrips is what each example costs at the Bolt connection: one a level and
// list. A question about paths or reach costs one for what it names, one a hop for
// each search that the answer needs, and one for all that is selected of the
// links and entities of the answer.
func roundTrips() map[string]int {
	return map[string]int{
		// Neo4j finds the shortest paths, and that there is no other.
		"01-partnership-path": 1 + 2 + 1,
		// The first question finds three paths, for which four hops are read, since not
		// all of them are shortest. The second asks for the nothing that the person was
		// linked to, for all else without a filter, and for each of its two filters.
		"02-then-and-known-then":     (1 + 2 + 4 + 1) + (1 + 1 + 1 + 2),
		"03-around-the-ministry":     1 + 2 + 1,
		"04-who-held-which-position": 1 + 3,
		"05-how-far-it-has-come":     1 + 1,
		// Groups and their sizes, then what is selected of them and of the nearest.
		"06-reach-in-a-region": 1 + 3 + 2 + 1,
		// One each, and one more for what looks like an identifier.
		"07-find-by-any-name":             4 + 2,
		"08-an-organisation":              1 + 5 + 1,
		"09-timeline":                     1 + 1 + 2,
		"10-universities-and-their-links": 1 + 1 + 1,
	}
}

// TestExamples asks the queries that the README and GraphiQL show, and compares
// the answers with those in testdata/examples, from which the README is written.
func TestExamples(t *testing.T) {
	a := seeded(t)
	for _, q := range explorer.Examples() {
		t.Run(q.Name, func(t *testing.T) {
			a.askWith(t, q.Text, variablesOf(t, q)) // connections are made the first time
			got := a.askWith(t, q.Text, variablesOf(t, q))
			if got.errors != nil {
				t.Fatalf("errors: %v", got.errors)
			}
			if want := roundTrips()[q.Name]; got.roundTrips != want {
				t.Errorf("%d round trips, want %d", got.roundTrips, want)
			}
			golden(t, filepath.Join("testdata", "examples", q.Name+".json"), got.text+"\n")
		})
	}
}

// variablesOf returns the variables of an example, as a server reads them.
func variablesOf(t *testing.T, q explorer.Example) (variables map[string]any) {
	t.Helper()
	if q.Variables == "" {
		return nil
	}
	decoder := json.NewDecoder(strings.NewReader(q.Variables))
	decoder.UseNumber()
	if err := decoder.Decode(&variables); err != nil {
		t.Fatal(err)
	}
	return variables
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
