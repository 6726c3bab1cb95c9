package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// AllCountries returns the ids of all countries, in no order.
func (s *Store) AllCountries(ctx context.Context) ([]string, error) {
	return readAll(ctx, s, "countries", params{"country": network.CountryType}, func(r row) (string, error) { return r.text("id"), nil })
}

// AllRegions returns the ids of the regions that are nearest above some country: those
// that an organisation there would have, see home.
func (s *Store) AllRegions(ctx context.Context) ([]string, error) {
	countries, err := s.AllCountries(ctx)
	if err != nil {
		return nil, err
	}
	above := make(map[string]string, len(countries))
	for _, id := range countries {
		above[id] = id
	}
	places, err := placesAbove(ctx, s, above)
	if err != nil {
		return nil, err
	}
	regions := map[string]bool{}
	for _, id := range countries {
		if region := places.nearest(id, network.RegionType); region != "" {
			regions[region] = true
		}
	}
	return sorted(regions), nil
}

// OrganizationTypes returns the types that any organisation has.
func (s *Store) OrganizationTypes(ctx context.Context) ([]string, error) {
	p := params{"types": network.Organization.Types()}
	return readAll(ctx, s, "types_occurring", p, func(r row) (string, error) { return r.text("type"), nil })
}
