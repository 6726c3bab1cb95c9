package storetest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// Tests that read the built-in network find the same one, until a test has had the
// database for something else; then it is written anew, and is as it was.
func TestSeededToRead(t *testing.T) {
	want := storetest.JSONL(t, storetest.Seed(t))
	read := func(t *testing.T) (written string) {
		t.Helper()
		s := storetest.SeededToRead(t)
		if diff := cmp.Diff(want, storetest.Export(t, s)); diff != "" {
			t.Errorf("the network (-built-in +there):\n%s", diff)
		}
		db := neo4jtest.Shared(t)
		log, err := neo4j.ExecuteQuery(t.Context(), db.Driver(t), "MATCH (c:Change) RETURN toString(c.at)", nil,
			neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
		if err != nil || len(log.Records) != 1 {
			t.Fatalf("the log of changes: %v, %v", log, err)
		}
		return log.Records[0].Values[0].(string)
	}
	var first, again string
	t.Run("first", func(t *testing.T) { first = read(t) })
	t.Run("again", func(t *testing.T) { again = read(t) })
	if again != first {
		t.Errorf("written at %s and, with nothing in between, at %s", first, again)
	}
	for name, between := range map[string]func(t *testing.T){
		"emptied": func(t *testing.T) { storetest.Empty(t) },
		"wiped":   func(t *testing.T) { neo4jtest.Empty(t) },
		"changed": func(t *testing.T) { storetest.Put(t, storetest.Seeded(t), storetest.Scatter("made", 70, 10)) },
	} {
		t.Run(name, between)
		t.Run("read, "+name, func(t *testing.T) {
			if now := read(t); now == again {
				t.Errorf("%s, it is still what was written at %s", name, again)
			} else {
				again = now
			}
		})
	}
}
