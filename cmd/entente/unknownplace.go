package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// regionOfNetwork is a country or a region that the network has.
type regionOfNetwork struct {
	ID, Name    string
	Type        string
	Identifiers []network.Identifier
}

// written returns it as it can be asked for.
func (r *regionOfNetwork) written() string { return fmt.Sprintf("%s (%s)", r.Name, r.ID) }

// regionsOfNetwork are the countries and the regions that the network has, by their codes of M49.
type regionsOfNetwork map[string]*regionOfNetwork

// regionsOf asks for the countries and the regions that the network has.
func regionsOf(ctx context.Context, a asker) (regionsOfNetwork, error) {
	all := regionsOfNetwork{}
	err := pages(ctx, a, regionsQuery, map[string]any{}, 0, func(_ int, r *regionOfNetwork) bool {
		if country, is := m49.Of(r.Identifiers); is && r.Type == network.CountryType {
			all[country.Code] = r
		}
		if region, is := m49.RegionOf(r.Identifiers); is && r.Type == network.RegionType {
			all[region.Code] = r
		}
		return true
	})
	return all, err
}

// unknownPlace says of a name that no place of the network has, whether it is that of a country or a region of M49, and what can be
// asked instead; "" where it is of none. What the network lacks is unknown, which is not none.
func unknownPlace(ctx context.Context, a asker, name string) (string, error) {
	region, isRegion := m49.RegionNamed(name)
	country, isCountry := m49.CountryNamed(name)
	if !isRegion && !isCountry {
		return "", nil
	}
	has, err := regionsOf(ctx, a)
	if err != nil {
		return "", err
	}
	if isRegion {
		return has.lacksRegion(region), nil
	}
	return has.lacksCountry(country), nil
}

// lacksCountry says that the network has no such country, or by which name it has it.
func (has regionsOfNetwork) lacksCountry(c m49.Country) string {
	is := fmt.Sprintf("%s is a country or area (%s, M49 %s)", c.Name, c.ISO2, c.Code)
	if own := has[c.Code]; own != nil {
		return is + " that this network has by another name: did you mean " + own.written() + "?"
	}
	return is + " of which this network has nothing: unknown, which is not none" + has.instead(m49.Around(c.Region))
}

// mostNamed is how many countries of a region are named at most.
const mostNamed = 5

// lacksRegion says that the network has no such region, and which of the countries in it it has.
func (has regionsOfNetwork) lacksRegion(r m49.Region) string {
	is := fmt.Sprintf("%s is a region (M49 %s)", r.Name, r.Code)
	if own := has[r.Code]; own != nil {
		return is + " that this network has by another name: did you mean " + own.written() + "?"
	}
	var countries []string
	for _, c := range m49.In(r.Code) {
		if own := has[c.Code]; own != nil {
			countries = append(countries, own.written())
		}
	}
	if len(countries) == 0 {
		return is + " of which this network has nothing: unknown, which is not none" + has.instead(m49.Around(r.Within))
	}
	text := fmt.Sprintf("%s that this network does not have, but %s in it", is, words.Count(len(countries), "country", "countries"))
	if more := len(countries) - mostNamed; more > 0 {
		return fmt.Sprintf("%s: %s, and %d more", text, strings.Join(countries[:mostNamed], ", "), more)
	}
	return text + ": " + words.Enumerate(countries, "and")
}

// instead names the innermost of some regions that the network has.
func (has regionsOfNetwork) instead(regions []m49.Region) string {
	i := slices.IndexFunc(regions, func(r m49.Region) bool { return has[r.Code] != nil })
	if i < 0 {
		return ""
	}
	return "; the network has a region that contains it: " + has[regions[i].Code].written()
}
