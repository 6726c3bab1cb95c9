package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestRederive: what an older entente derived in another way, or not at all, is
// worked out again by the next that opens the graph, also if it is interrupted.
func TestRederive(t *testing.T) {
	const pageSize = 1000
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Fill(t, s, storetest.Scatter("old", 300, 2*pageSize+500))
	records, shape := storetest.Export(t, s), copyOf(t, s)
	for _, damage := range []string{
		"MATCH ()-[r]->() REMOVE r.sources, r.certainSources",
		"MATCH (e:Entity) WHERE e.id > 'person' REMOVE e.nameKeys, e.existsFrom",
		"MATCH (e:Person) SET e.degree = 0",
		"MATCH (:Person)-[r:HOLDS_POSITION]->() REMOVE r.roleKeys",
		"MATCH (s:Source) REMOVE s.publishedFrom",
		"MATCH (o:Organization) SET o.country = 'place:nowhere'",
		"MATCH (head:Head) REMOVE head.derivation",
	} {
		run(t, db, damage, nil)
	}
	if got, _ := storetest.Check(t, s); len(got) == 0 || got[0] != "head: derivation: is 0, but should be 3: start entente, which works out everything again" {
		t.Errorf("violations before: %v", got)
	}

	// It is interrupted in the second page of links.
	ctx, interrupt := context.WithCancel(t.Context())
	set := 0
	open := func(statement func(name string)) *store.Store {
		s, err := store.Open(t.Context(), store.Config{
			URI: db.URI, Username: db.Username, Password: db.Password, Database: db.Name,
			Profile: func(name string, p map[string]any, _ int64) { statement(name) },
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(context.Background()); err != nil {
				t.Error(err)
			}
		})
		return s
	}
	err := open(func(name string) {
		if name == "tenure_set" {
			if set++; set == 2 {
				interrupt()
			}
		}
	}).Migrate(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	const lacking = "MATCH ()-[r]->() WHERE r.id > '' AND r.sources IS NULL RETURN count(r) AS lacking"
	if got := run(t, db, lacking, nil).Records[0].Values[0]; got != int64(pageSize+500) {
		t.Errorf("%v links lack their sources after the interruption, want all but a page", got)
	}

	set = 0
	s = open(func(name string) {
		if name == "tenure_set" {
			set++
		}
	})
	for range 2 {
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if set != 2 {
		t.Errorf("%d pages were written when it went on, want 2", set)
	}
	if got, _ := storetest.Check(t, s); len(got) > 0 {
		t.Errorf("violations: %v", got)
	}
	if diff := cmp.Diff(records, storetest.Export(t, s)); diff != "" {
		t.Errorf("records (-before +after):\n%s", diff)
	}
	// What follows the log learns of it.
	if _, err := shape.follow(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if diff := copyOf(t, s).diff(shape); diff != "" {
		t.Errorf("copy (-new +followed):\n%s", diff)
	}

	run(t, db, "MATCH (head:Head {id: 'head'}) SET head.derivation = 99", nil)
	refused(t, s.Migrate(t.Context()), network.Conflict, "the database was derived by way 99, this program knows ways up to 3: use a newer entente")
}
