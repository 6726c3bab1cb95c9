package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestNetworkCosts: to say which network this is costs the same however large it is, and
// types are counted once in each state of it.
func TestNetworkCosts(t *testing.T) {
	hits := map[string]int64{}
	counted := 0
	db := storetest.Empty(t)
	s := storetest.Connect(t, db, func(c *store.Config) {
		c.Profile = func(statement string, _ map[string]any, n int64) {
			if hits[statement] = n; statement == "entity_facets" {
				counted++
			}
		}
	})
	ask := func() (store.Figures, store.Span, []listing.Facet) {
		t.Helper()
		figures, err := s.Figures(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		span, err := s.Span(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		types, err := s.Types(t.Context(), figures.State, network.Place)
		if err != nil {
			t.Fatal(err)
		}
		return figures, span, types
	}
	small := storetest.Scatter("small", 70, 200)
	storetest.Put(t, s, small)
	ask()
	figures, span, types := ask()
	if counted != 1 {
		t.Errorf("types were counted %d times in one state of the network", counted)
	}
	want := store.Figures{State: figures.State, Links: 200, Sources: 7}
	for _, kind := range []string{"AGREEMENT", "EVENT", "FRAMEWORK", "ORGANIZATION", "PERSON", "PLACE", "PROGRAMME"} {
		want.Kinds = append(want.Kinds, listing.Facet{Key: kind, Label: kind, Count: 10})
	}
	if diff := cmp.Diff(want, figures); diff != "" || figures.Revision != 1 {
		t.Errorf("at revision %d (-want +got):\n%s", figures.Revision, diff)
	}
	if first, last := spanOf(small); span.First != first || span.Last != last {
		t.Errorf("it is about %s to %s, want from %s to %s", span.First, span.Last, first, last)
	}
	few := map[string]int64{"network": hits["network"], "network_days": hits["network_days"]}
	storetest.Fill(t, s, storetest.Scatter("large", 2000, 6000))
	if _, _, more := ask(); counted != 2 || cmp.Equal(more, types) {
		t.Errorf("after a write, the types are %v, which were counted %d times", more, counted)
	}
	for statement, n := range few {
		if hits[statement] > n+20 {
			t.Errorf("%s costs %d database hits in a small network, and %d in a large one", statement, n, hits[statement])
		}
	}

	// Another network, with the same revision.
	storetest.Clear(t, db)
	storetest.Put(t, s, network.Records{Entities: []network.Entity{{ID: "place:a", Kind: network.Place, Type: network.CityType, Name: "A"}}})
	_, _, types = ask()
	if diff := cmp.Diff([]listing.Facet{{Key: "CITY", Label: "CITY", Count: 1}}, types); diff != "" {
		t.Errorf("types of another network (-want +got):\n%s", diff)
	}
}

// spanOf returns the first and the last day of all that is dated in records, by the
// earliest readings.
func spanOf(records network.Records) (first, last network.Day) {
	first, last = network.MaxDay, network.MinDay
	entities := map[string]network.End{}
	add := func(dates ...network.Date) {
		for _, d := range dates {
			if !d.IsZero() {
				first, last = min(first, d.Earliest()), max(last, d.Earliest())
			}
		}
	}
	for i := range records.Entities {
		e := &records.Entities[i]
		entities[e.ID] = network.End{Entity: e}
		add(e.Valid.From, e.Valid.To)
		for _, c := range e.StatusHistory {
			add(c.Date)
		}
		for i := range e.Facts {
			add(e.Facts[i].Date)
		}
	}
	for i := range records.Links {
		l := &records.Links[i]
		add(l.Date(entities[l.From], entities[l.To]))
	}
	return first, last
}
