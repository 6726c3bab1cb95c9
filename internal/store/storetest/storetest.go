// Package storetest opens for tests a store on a real Neo4j, with what they want in
// it.
package storetest

import (
	"context"
	"io"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// Open returns a store on an empty, migrated database.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return Connect(t, Empty(t))
}

// Empty returns the database that neo4jtest.Empty returns, with nothing in it but
// the schema. What it costs to make that, and to plan statements anew, only the
// first test pays. A test that changes the schema, or wants plans made for what is
// in its database, begins with neo4jtest.Empty.
func Empty(t testing.TB) neo4jtest.Database {
	t.Helper()
	db := neo4jtest.Shared(t)
	// The mark says that nobody has changed the schema: neo4jtest.Empty takes it away.
	const mark = "as_migrated"
	if len(execute(t, db, "SHOW INDEXES YIELD name WHERE name = '"+mark+"' RETURN name")) > 0 {
		db.Clear(t, "Migration")
		return db
	}
	db.Wipe(t)
	Connect(t, db)
	execute(t, db, "CREATE INDEX "+mark+" FOR (t:Test) ON (t.name)")
	return db
}

// execute runs a statement in one transaction, and returns what it returns.
func execute(t testing.TB, db neo4jtest.Database, statement string) []*neo4j.Record {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), db.Driver(t), statement, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
	if err != nil {
		t.Fatalf("empty the database: %v", err)
	}
	return result.Records
}

// Connect returns a migrated store on a database, with the settings.
func Connect(t testing.TB, db neo4jtest.Database, settings ...func(*store.Config)) *store.Store {
	t.Helper()
	c := store.Config{URI: db.URI, Username: db.Username, Password: db.Password, Database: db.Name}
	for _, set := range settings {
		set(&c)
	}
	s, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatalf("open the store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatalf("migrate: %v", err)
	}
	return s
}

// Clear takes all records out of a database and leaves its schema, within a test:
// what runs there goes on.
func Clear(t testing.TB, db neo4jtest.Database) {
	t.Helper()
	execute(t, db, "MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
}

// Fill writes records into an empty graph, much faster than Put.
func Fill(t testing.TB, s *store.Store, records network.Records) {
	t.Helper()
	const few = 2500
	batches := []network.Records{records}
	if records.Len() > few {
		batches = Batches(records, few)
	}
	err := s.Fill(t.Context(), network.Reason{Actor: "test"}, slices.Values(batches), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
}

// Put writes records, in one transaction.
func Put(t testing.TB, s *store.Store, records network.Records) {
	t.Helper()
	put(t, s, t.Name(), records)
}

// put writes records, in one transaction with a summary.
func put(t testing.TB, s *store.Store, summary string, records network.Records) {
	t.Helper()
	_, err := s.Update(t.Context(), network.Reason{Actor: "test", Summary: summary}, func(ctx context.Context, tx network.Tx) error {
		return tx.Put(ctx, records)
	})
	if err != nil {
		t.Fatalf("write the records: %v", err)
	}
}

// Records reads new records in the interchange format.
func Records(t testing.TB, name string, in io.Reader) network.Records {
	t.Helper()
	var records network.Records
	reader := interchange.NewReader(name, in)
	for {
		line, err := reader.Next()
		if err == io.EOF {
			return records
		}
		if err != nil {
			t.Fatalf("read the records: %v", err)
		}
		switch {
		case line.Source != nil:
			records.Sources = append(records.Sources, line.Source.Apply(network.Source{}))
		case line.Entity != nil:
			records.Entities = append(records.Entities, line.Entity.Apply(network.Entity{}))
		case line.Link != nil:
			records.Links = append(records.Links, line.Link.Apply(network.Link{}))
		}
	}
}
