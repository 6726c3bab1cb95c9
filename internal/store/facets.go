package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
)

// EntityFacets returns how many of the entities that pass a filter are alike, those that
// have nothing in that left out.
func (s *Store) EntityFacets(ctx context.Context, f listing.EntityFilter, by listing.FacetBy) ([]listing.Facet, error) {
	p, source, err := entityParams(&f)
	if err != nil || source == byNothing {
		return nil, err
	}
	p["by"], p["byPlace"], p["scanned"] = string(by), source == byPlace, []string{}
	if source == byKind {
		p["scanned"] = p["kinds"]
	}
	return s.facets(ctx, "entity_facets", p)
}

// facets reads how many there are of each, the most first.
func (s *Store) facets(ctx context.Context, statement string, p params) ([]listing.Facet, error) {
	all, err := readAll(ctx, s, statement, p, func(r row) (listing.Facet, error) {
		return listing.Facet{Key: r.text("key"), Label: r.text("label"), Count: r.number("number")}, nil
	})
	slices.SortFunc(all, listing.Facet.Compare)
	return all, err
}
