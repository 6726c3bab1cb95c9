package store_test

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// exercise has every statement run. What it asks for is of no account but that
// there is something of each sort.
func exercise(t *testing.T, s *store.Store) {
	ctx := t.Context()
	check := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	check("ready", s.Ready(ctx))
	_, err := s.Revision(ctx)
	check("revision", err)

	// A source gets another date, an entity another beginning, one link other ends
	// and another a role.
	records := storetest.Scatter("exercise", 40, 100)
	storetest.Put(t, s, records)
	changed := network.Records{Sources: records.Sources[:1], Entities: records.Entities[:1], Links: records.Links[:2]}
	changed.Sources[0].Published, changed.Entities[0].Valid.From = date(t, "1999"), date(t, "1998")
	changed.Links[0].From, changed.Links[0].To = changed.Links[0].To, changed.Links[0].From
	changed.Links[1].Role = "host"
	storetest.Put(t, s, changed)

	_, err = s.Read(ctx, []string{records.Sources[0].ID, records.Entities[0].ID, records.Links[0].ID})
	check("read", err)
	check("snapshot", s.Snapshot(ctx, "exercise", func(ctx context.Context, snapshot *store.Snapshot) error {
		ids := []string{records.Entities[0].ID, records.Entities[7].ID}
		if _, _, err := snapshot.Ends(ctx, ids); err != nil {
			return err
		}
		filter := store.HopFilter{Types: network.LinkTypes(), Kinds: network.Kinds(), KnownBy: network.MaxDay}
		if err := snapshot.Expand(ctx, ids, &filter, func(store.Hop) error { return nil }); err != nil {
			return err
		}
		if _, err := snapshot.Groups(ctx, ids); err != nil {
			return err
		}
		for _, group := range []string{"type", "country", "region"} {
			if _, err := snapshot.CountBy(ctx, group, []string{"MINISTRY"}); err != nil {
				return err
			}
		}
		return nil
	}))
}

// exercised gives all statements, each with parameters that it was run with.
func exercised(t *testing.T) (statements map[string]string, parameters map[string]map[string]any) {
	statements, err := store.Statements()
	if err != nil {
		t.Fatal(err)
	}
	parameters = map[string]map[string]any{
		// This one is part of a migration, which has no profile.
		"migration_record": {"number": 1, "name": "schema", "at": "2026-01-01"},
	}
	s := storetest.Connect(t, neo4jtest.Empty(t), func(c *store.Config) {
		c.Profile = func(statement string, p map[string]any, _ int64) {
			if p == nil {
				p = map[string]any{}
			}
			parameters[statement] = p
		}
	})
	storetest.Put(t, s, storetest.Seed(t))
	exercise(t, s)
	return statements, parameters
}

// TestStatements makes sure that the program runs every statement that there is,
// and gives each the parameters that it has: no fewer, no more.
func TestStatements(t *testing.T) {
	statements, parameters := exercised(t)
	parameter := regexp.MustCompile(`\$(\w+)`)
	for name, text := range statements {
		given, run := parameters[name]
		if !run {
			t.Errorf("nothing runs %s: have exercise run it, or remove it", name)
			continue
		}
		named := map[string]bool{}
		for _, match := range parameter.FindAllStringSubmatch(withoutComments(text), -1) {
			named[match[1]] = true
		}
		if diff := cmp.Diff(slices.Sorted(maps.Keys(named)), slices.Sorted(maps.Keys(given))); diff != "" {
			t.Errorf("%s: the parameters (-named in the file +given):\n%s", name, diff)
		}
	}
}

func date(t testing.TB, text string) network.Date {
	t.Helper()
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
