package curate

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// The countries of organisations as they will be: by the links of the input, where it
// has some of an entity, and else by those of the graph. An organisation is where its
// place is, or else its parent; of several that with the lowest id.

// noteHome notes a link by which an organisation or a place is found in a country.
func (l *lookalikes) noteHome(line interchange.Record, at int32) {
	k := line.Link
	if k == nil || k.To == "" || k.Type != network.LocatedIn && k.Type != network.PartOf {
		return
	}
	if kind, _ := network.KindOf(k.From); kind == network.Organization || kind == network.Place {
		l.homes.add(k.From, at, true)
	}
}

// countries returns the ids of the countries of organisations, of those that have one.
func (im *importer) countries(ctx context.Context, organizations []string) (map[string]string, error) {
	ways := map[string][]string{}
	asked := map[string]bool{}
	for _, id := range organizations {
		way, err := im.wayUp(id)
		if err != nil {
			return nil, err
		}
		ways[id] = way
		for _, passed := range way {
			asked[passed] = true
		}
	}
	known, err := im.graphCountries(ctx, slices.Sorted(maps.Keys(asked)))
	if err != nil {
		return nil, err
	}
	countries := map[string]string{}
	for id, way := range ways {
		if countries[id], err = im.countryOn(way, known); err != nil {
			return nil, err
		}
	}
	return countries, nil
}

// graphCountries returns the countries that the graph knows of.
func (im *importer) graphCountries(ctx context.Context, ids []string) (map[string]string, error) {
	all := map[string]string{}
	if im.size == 0 {
		return all, nil
	}
	for batch := range slices.Chunk(ids, many) {
		some, err := im.graph.Countries(ctx, batch)
		if err != nil {
			return nil, fmt.Errorf("looking for the countries of what has the same name: %w", err)
		}
		maps.Copy(all, some)
	}
	return all, nil
}

// countryOn returns the first country on a way up; of its end the graph may know more
// than that.
func (im *importer) countryOn(way []string, known map[string]string) (string, error) {
	for _, id := range way {
		if known[id] == id {
			return id, nil
		}
		if network.Prefix(id) != network.Place.Prefix() || !im.index.has(id) {
			continue
		}
		place, err := im.said(im.index.first(id))
		if err != nil {
			return "", err
		}
		if place.entity.Type == network.CountryType {
			return id, nil
		}
	}
	return known[way[len(way)-1]], nil
}

// wayUp returns an organisation or a place, and what it is in, as far as the input
// leads.
func (im *importer) wayUp(id string) ([]string, error) {
	var way []string
	for id != "" && !slices.Contains(way, id) {
		way = append(way, id)
		var err error
		if id, err = im.above(id); err != nil {
			return nil, err
		}
	}
	return way, nil
}

// above returns the place of an organisation, or else its parent, or what a place is
// part of, as the input says; of several the lowest id.
func (im *importer) above(id string) (string, error) {
	var place, parent string
	for _, entry := range im.lookalikes.homes.of(id) {
		line, err := im.index.load(entry.line)
		if err != nil {
			return "", err
		}
		l := line.Link
		switch {
		case l.From != id:
		case network.Prefix(l.To) == network.Place.Prefix():
			place = lowest(place, l.To)
		default:
			parent = lowest(parent, l.To)
		}
	}
	return cmp.Or(place, parent), nil
}

// lowest returns the lower of two ids, of which the first may be missing.
func lowest(a, b string) string {
	if a == "" {
		return b
	}
	return min(a, b)
}
