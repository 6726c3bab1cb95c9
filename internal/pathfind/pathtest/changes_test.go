package pathtest

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// Each write leaves a valid network: what was before it, with what it puts.
func TestChanges(t *testing.T) {
	const writes = 500
	start := RandomNetwork(1, 40)
	kept := RandomNetwork(1, 40)
	before, changed, count := recordsByID(start), map[string]int{}, 0
	for w := range Changes(1, start) {
		put, after := recordsByID(w.Put), recordsByID(w.After)
		if len(put) == 0 {
			t.Fatalf("write %d: nothing is put", count)
		}
		if len(put) != w.Put.Len() || len(after) != w.After.Len() {
			t.Fatalf("write %d: an id stands twice", count)
		}
		for id, record := range after {
			want, isPut := put[id]
			if !isPut {
				want = before[id]
			} else {
				noteChanges(changed, before[id], record)
			}
			if !reflect.DeepEqual(record, want) {
				t.Fatalf("write %d: %s is not what was put: %v", count, id, record)
			}
		}
		for id := range before {
			if after[id] == nil {
				t.Fatalf("write %d: %s is gone", count, id)
			}
		}
		mustBeWhole(t, count, w.After)
		before = after
		if count++; count == writes {
			break
		}
	}
	for _, what := range []string{
		"new source", "new entity", "new link", "source published", "source retrieved", "entity valid", "entity history", "entity name", "entity type",
		"link valid", "link status", "link confidence", "link role", "link evidence", "link ends", "a place moves", "an organisation moves",
	} {
		if changed[what] < writes/100 {
			t.Errorf("%s: %d times in %d writes", what, changed[what], writes)
		}
	}
	if diff := cmp.Diff(kept, start, cmp.Comparer(func(a, b network.Date) bool { return a == b })); diff != "" {
		t.Errorf("the records that it was given were changed: %s", diff)
	}
}

// The same seed makes the same writes.
func TestChangesRepeat(t *testing.T) {
	start := RandomNetwork(2, 30)
	var first []Write
	for w := range Changes(3, start) {
		if first = append(first, w); len(first) == 20 {
			break
		}
	}
	i := 0
	for w := range Changes(3, start) {
		if !reflect.DeepEqual(w, first[i]) {
			t.Fatalf("write %d is another", i)
		}
		if i++; i == len(first) {
			break
		}
	}
}

func recordsByID(r network.Records) map[string]any {
	records := map[string]any{}
	for _, s := range r.Sources {
		records[s.ID] = s
	}
	for _, e := range r.Entities {
		records[e.ID] = e
	}
	for _, l := range r.Links {
		records[l.ID] = l
	}
	return records
}

// noteChanges counts in what a record differs from what it was.
func noteChanges(changed map[string]int, before, after any) {
	note := func(what string, so bool) {
		if so {
			changed[what]++
		}
	}
	switch after := after.(type) {
	case network.Source:
		was, known := before.(network.Source)
		note("new source", !known)
		note("source published", known && was.Published != after.Published)
		note("source retrieved", known && was.Retrieved != after.Retrieved)
	case network.Entity:
		was, known := before.(network.Entity)
		note("new entity", !known)
		note("entity valid", known && was.Valid != after.Valid)
		note("entity history", known && !reflect.DeepEqual(was.StatusHistory, after.StatusHistory))
		note("entity name", known && was.Name != after.Name)
		note("entity type", known && was.Type != after.Type)
	case network.Link:
		was, known := before.(network.Link)
		moved := known && (was.From != after.From || was.To != after.To)
		note("new link", !known)
		note("link valid", known && was.Valid != after.Valid)
		note("link status", known && was.Status != after.Status)
		note("link confidence", known && was.Confidence != after.Confidence)
		note("link role", known && was.Role != after.Role)
		note("link evidence", known && !reflect.DeepEqual(was.Evidence, after.Evidence))
		note("link ends", moved)
		note("a place moves", moved && after.Type == network.PartOf && network.Prefix(after.From) == network.Place.Prefix())
		note("an organisation moves", moved && after.Type == network.LocatedIn)
	}
}
