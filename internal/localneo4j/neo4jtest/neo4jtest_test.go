package neo4jtest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// ask runs queries, each in a transaction of its own, and returns the values of the last one's rows.
func ask(t *testing.T, db neo4jtest.Database, queries ...string) []any {
	t.Helper()
	session := db.Driver(t).NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: db.Name})
	defer session.Close(t.Context())
	var values []any
	for _, query := range queries {
		result, err := session.Run(t.Context(), query, nil)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		records, err := result.Collect(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		values = nil
		for _, record := range records {
			values = append(values, record.Values...)
		}
	}
	return values
}

// wantEmpty counts what there is besides the two indexes that are always there.
func wantEmpty(t *testing.T, db neo4jtest.Database) {
	t.Helper()
	if got := ask(t, db, "MATCH (n) RETURN n LIMIT 1"); got != nil {
		t.Errorf("there is a node: %v", got)
	}
	if got := ask(t, db, "SHOW CONSTRAINTS YIELD name"); got != nil {
		t.Errorf("there are constraints: %v", got)
	}
	if diff := cmp.Diff([]any{"LOOKUP", "LOOKUP"}, ask(t, db, "SHOW INDEXES YIELD type")); diff != "" {
		t.Errorf("indexes (-want +got):\n%s", diff)
	}
}

func TestEmpty(t *testing.T) {
	db := neo4jtest.Empty(t)
	ask(t, db,
		"CREATE CONSTRAINT `named ``oddly``` FOR (n:Thing) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT FOR ()-[r:LEADS]-() REQUIRE r.id IS UNIQUE",
		"CREATE INDEX FOR (n:Thing) ON (n.name)",
		"CREATE FULLTEXT INDEX names FOR (n:Thing) ON EACH [n.name]",
		"UNWIND range(1, 25000) AS id CREATE (:Thing {id: id})-[:LEADS]->(:Other)")

	// A transaction that a test forgot holds locks on what is to be deleted.
	session := db.Driver(t).NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: db.Name})
	forgotten, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := forgotten.Run(t.Context(), "MATCH (n:Thing {id: 1}) SET n.name = 'locked'", nil); err != nil {
		t.Fatal(err)
	}

	db.Wipe(t)
	wantEmpty(t, db)
	if err := forgotten.Commit(t.Context()); err == nil {
		t.Error("the forgotten transaction was not ended")
	}
}

// TestEmptyAlone has a test that uses the one database be refused to run beside others.
func TestEmptyAlone(t *testing.T) {
	neo4jtest.Empty(t)
	defer func() {
		if recover() == nil {
			t.Error("a test with the database may be parallel")
		}
	}()
	t.Parallel()
}

func TestOwn(t *testing.T) {
	own := neo4jtest.Own(t)
	db := own.Database()
	wantEmpty(t, db)
	ask(t, db, "CREATE (:Written)")
	if err := own.Kill(); err != nil {
		t.Fatal(err)
	}
	<-own.Done()
	own.Restart(t)
	if diff := cmp.Diff(db, own.Database()); diff != "" {
		t.Errorf("the address has changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]any{int64(1)}, ask(t, db, "MATCH (n:Written) RETURN count(n)")); diff != "" {
		t.Errorf("what was written (-want +got):\n%s", diff)
	}
}
