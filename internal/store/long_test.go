package store_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestLongTexts keeps texts as long as they may be, which is longer than an index
// takes: a key that is too long would end Neo4j's database for good.
func TestLongTexts(t *testing.T) {
	s := storetest.Open(t)
	long := strings.Repeat("é", network.MaxText/2)
	identifier := network.Identifier{Scheme: "long", Value: long}
	storetest.Put(t, s, network.Records{Entities: []network.Entity{
		{ID: "org:long", Kind: network.Organization, Name: long, Names: []network.Name{{Text: long}}, Identifiers: []network.Identifier{identifier}},
		{ID: "org:short", Kind: network.Organization, Name: "short", Identifiers: []network.Identifier{{Scheme: "long", Value: long[:len(long)-2]}}},
	}})
	ask := listing.Ask{First: 1, Count: true}
	for name, filter := range map[string]listing.EntityFilter{"name": {}, "identifier": {Identifier: &identifier}} {
		page, err := s.EntityPage(t.Context(), listing.EntityQuery{Filter: filter, Order: listing.ByName, Ask: ask})
		if err != nil {
			t.Fatalf("by %s: %v", name, err)
		}
		want := map[string]string{"name": "org:short", "identifier": "org:long"}[name]
		if len(page.Items) != 1 || page.Items[0].Entity.ID != want {
			t.Errorf("by %s: %v, want %s", name, page.Items, want)
		}
		next, err := s.EntityPage(t.Context(), listing.EntityQuery{Filter: filter, Order: listing.ByName, After: &page.Items[0].Cursor, Ask: ask})
		if err != nil {
			t.Fatalf("after that by %s: %v", name, err)
		}
		if got := len(next.Items); got != map[string]int{"name": 1, "identifier": 0}[name] {
			t.Errorf("after that by %s: %d items", name, got)
		}
	}
	records, err := s.Read(t.Context(), []string{"org:long"})
	if err != nil {
		t.Fatal(err)
	}
	if e := records.Entities[0]; e.Name != long || e.Identifiers[0] != identifier {
		t.Error("the texts did not come back as they were")
	}
	if got, _ := storetest.Check(t, s); len(got) > 0 {
		t.Errorf("violations: %v", got)
	}
}
