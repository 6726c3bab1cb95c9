package store_test

import (
	"os"
	"testing"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming/namingtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestSearches asks Neo4j the golden searches of package naming.
func TestSearches(t *testing.T) {
	const folder = "../naming/testdata/"
	s := storetest.Seeded(t)
	file, err := os.Open(folder + "names.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	storetest.Put(t, s, storetest.Records(t, file.Name(), file))
	for _, c := range namingtest.Cases(t, folder+"search.txt") {
		t.Run(c.Query, func(t *testing.T) {
			found, err := s.Search(t.Context(), c.Query, listing.SearchFilter{})
			if err != nil {
				t.Fatal(err)
			}
			var hits []namingtest.Hit
			for _, f := range found {
				if f.By == listing.ByAName {
					hits = append(hits, namingtest.Hit{ID: f.Entity.ID, Class: f.Match.Class, Name: f.Match.Name})
				}
			}
			c.Check(t, hits)
		})
	}
}
