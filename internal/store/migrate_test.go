package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// named returns the names of the indices and constraints in the migrations, as
// they stand in the files, without those that a later one drops.
func named(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("cypher/migrations/*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatalf("the migrations: %v, %v", files, err)
	}
	var names []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		creates := regexp.MustCompile(`(?m)^CREATE .*?(\w+) IF NOT EXISTS`).FindAllStringSubmatch(string(text), -1)
		for _, create := range creates {
			names = append(names, create[1])
		}
		for _, drop := range regexp.MustCompile(`(?m)^DROP INDEX (\w+) IF EXISTS;`).FindAllStringSubmatch(string(text), -1) {
			names = slices.DeleteFunc(names, func(name string) bool { return name == drop[1] })
		}
		if n := strings.Count(string(text), "CREATE "); n != len(creates) {
			t.Errorf("%s has %d statements that create, of which %d say IF NOT EXISTS", file, n, len(creates))
		}
	}
	slices.Sort(names)
	return names
}

// there returns the names of the indices and constraints in the database.
func there(t *testing.T, db neo4jtest.Database) []string {
	t.Helper()
	var names []string
	for _, show := range []string{"SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", "SHOW CONSTRAINTS YIELD name RETURN name"} {
		for _, record := range run(t, db, show, nil).Records {
			names = append(names, record.Values[0].(string))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func connect(t *testing.T, db neo4jtest.Database) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{URI: db.URI, Username: db.Username, Password: db.Password, Database: db.Name})
	if err != nil {
		t.Fatalf("open the store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(t.Context()); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

func TestMigrate(t *testing.T) {
	db := neo4jtest.Empty(t)
	storetest.Connect(t, db)
	if diff := cmp.Diff(named(t), there(t, db)); diff != "" {
		t.Errorf("indices and constraints (-in the files +in the database):\n%s", diff)
	}

	t.Run("again", func(t *testing.T) {
		const log = "MATCH (m:Migration) RETURN collect([m.number, m.name, m.at]) AS log"
		before := fmt.Sprint(run(t, db, log, nil).Records[0].Values)
		proxy := neo4jtest.Proxy(t, db.URI)
		s := connect(t, db.Through(proxy.URI()))
		proxy.Reset()
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatalf("migrate: %v", err)
		}
		if want := 3; proxy.Runs() != want {
			t.Errorf("%d statements were run, want %d: to read what is done, to wait for indices, and to read how properties are derived", proxy.Runs(), want)
		}
		if after := fmt.Sprint(run(t, db, log, nil).Records[0].Values); after != before {
			t.Errorf("the log of migrations was %s and is %s", before, after)
		}
	})

	t.Run("origin", func(t *testing.T) {
		s := connect(t, db)
		was, err := s.Origin(t.Context())
		if err != nil || was == "" {
			t.Fatalf("the origin is %q, %v", was, err)
		}
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if is, err := s.Origin(t.Context()); err != nil || is != was {
			t.Errorf("the origin was %q and is %q, %v", was, is, err)
		}
		run(t, db, "MATCH (m:Migration) DELETE m", nil) // as where all is deleted
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if is, err := s.Origin(t.Context()); err != nil || is == was || is == "" {
			t.Errorf("the origin of another network is %q, as that of the first, %v", is, err)
		}
	})

	t.Run("interrupted", func(t *testing.T) {
		run(t, db, "MATCH (m:Migration) DELETE m", nil)
		run(t, db, "DROP INDEX name_words", nil)
		run(t, db, "DROP CONSTRAINT link_related_to", nil)
		s := connect(t, db)
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatalf("migrate: %v", err)
		}
		if diff := cmp.Diff(named(t), there(t, db)); diff != "" {
			t.Errorf("indices and constraints (-in the files +in the database):\n%s", diff)
		}
		if got, _ := storetest.Check(t, s); len(got) > 0 {
			t.Errorf("violations: %v", got)
		}
	})

	t.Run("damaged", func(t *testing.T) {
		run(t, db, "DROP INDEX organization_type", nil)
		run(t, db, "CREATE INDEX by_type FOR (o:Organization) ON (o.type)", nil)
		run(t, db, "DROP INDEX evidence_link", nil)
		run(t, db, "CREATE INDEX evidence_link FOR (v:Evidence) ON (v.linkType)", nil)
		run(t, db, "DROP CONSTRAINT head_id", nil)
		s := connect(t, db)
		got, _ := storetest.Check(t, s)
		want := []string{
			"head_id: index: is missing: UNIQUE Head(id)",
			"evidence_link: index: is RANGE Evidence(linkType), but should be RANGE Evidence(linkId)",
			"organization_type: index: is missing: RANGE Organization(type)",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("violations (-want +got):\n%s", diff)
		}

		// Run again, the migration does not pass over what it could not make.
		run(t, db, "MATCH (m:Migration) DELETE m", nil)
		refused(t, s.Migrate(t.Context()), network.Conflict, "the index evidence_link of the database is RANGE Evidence(linkType), but should be RANGE Evidence(linkId); drop what is there in its place and start again")
	})
}

func TestMigrateNewer(t *testing.T) {
	db := neo4jtest.Empty(t)
	run(t, db, "CREATE (:Migration {number: 99})", nil)
	refused(t, connect(t, db).Migrate(t.Context()), network.Conflict, "the database has schema 99, this program knows schemas up to 6: use a newer entente")
	if got := there(t, db); len(got) > 0 {
		t.Errorf("it was changed all the same: %v", got)
	}
}

// refused makes sure that an error has the code and the sentence.
func refused(t testing.TB, err error, code network.Code, sentence string) {
	t.Helper()
	var own *network.Error
	if !errors.As(err, &own) {
		t.Fatalf("got %v, want an error of code %s", err, code)
	}
	if own.Code != code || own.Message != sentence {
		t.Errorf("got %s %q (%v), want %s %q", own.Code, own.Message, err, code, sentence)
	}
}
