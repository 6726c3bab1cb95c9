package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/listing"
)

// facets returns counts by key, most first, then by key.
func facets(counts map[string]int) []listing.Facet {
	list := []listing.Facet{}
	for key, n := range counts {
		list = append(list, listing.Facet{Key: key, Label: key, Count: n})
	}
	slices.SortFunc(list, listing.Facet.Compare)
	return list
}
