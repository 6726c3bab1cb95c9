package storetest

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// What tests compare: networks as their text in the interchange format, and what
// a check has found line by line.

// JSONL writes records, in the order of the format.
func JSONL(t testing.TB, records network.Records) string {
	t.Helper()
	records = network.Records{
		Sources:  slices.SortedFunc(slices.Values(records.Sources), func(a, b network.Source) int { return cmp.Compare(a.ID, b.ID) }),
		Entities: slices.SortedFunc(slices.Values(records.Entities), func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) }),
		Links:    slices.SortedFunc(slices.Values(records.Links), func(a, b network.Link) int { return cmp.Compare(a.ID, b.ID) }),
	}
	var out bytes.Buffer
	w := interchange.NewWriter(&out)
	var err error
	for i := range records.Sources {
		err = cmp.Or(err, w.Source(&records.Sources[i]))
	}
	for i := range records.Entities {
		err = cmp.Or(err, w.Entity(&records.Entities[i]))
	}
	for i := range records.Links {
		err = cmp.Or(err, w.Link(&records.Links[i]))
	}
	if err := cmp.Or(err, w.Flush()); err != nil {
		t.Fatalf("write the records: %v", err)
	}
	return out.String()
}

// Export returns the network in the graph.
func Export(t testing.TB, s *store.Store) string {
	t.Helper()
	var out bytes.Buffer
	w := interchange.NewWriter(&out)
	if _, err := s.Export(t.Context(), w); err != nil {
		t.Fatalf("export: %v", err)
	}
	if err := w.Flush(); err != nil {
		t.Fatalf("export: %v", err)
	}
	return out.String()
}

// Check checks the graph and returns the violations.
func Check(t testing.TB, s *store.Store) (violations []string, done store.Checked) {
	t.Helper()
	pages := 0
	done, err := s.Check(t.Context(), func(v store.Violation) { violations = append(violations, Line(v)) }, func(store.Checked) { pages++ })
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	if done.Violations != len(violations) || pages == 0 {
		t.Errorf("%d violations were reported and %d counted; progress was reported %d times", len(violations), done.Violations, pages)
	}
	return violations, done
}

// Line writes a violation without Neo4j's own names of things.
func Line(v store.Violation) string {
	return regexp.MustCompile(`\d+:[0-9a-f-]{36}:\d+`).ReplaceAllString(v.Error(), "(nameless)")
}
