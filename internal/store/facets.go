package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
)

// facets reads how many there are of each, the most first.
func (s *Store) facets(ctx context.Context, statement string, p params) ([]listing.Facet, error) {
	all, err := readAll(ctx, s, statement, p, func(r row) (listing.Facet, error) {
		return listing.Facet{Key: r.text("key"), Label: r.text("label"), Count: r.number("number")}, nil
	})
	slices.SortFunc(all, listing.Facet.Compare)
	return all, err
}
