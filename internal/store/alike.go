package store

import (
	"context"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// mostAlike is how many entities of the same name, and of the same identifier, are
// found: one in each country.
const mostAlike = 250

// Size returns how many records there are; see network.Graph.
func (s *Store) Size(ctx context.Context) (int, error) {
	size := 0
	err := s.query(ctx, "counts", nil, func(r row) error {
		size += r.number("number")
		return nil
	})
	return size, err
}

// Alike finds entities by the names and identifiers of others; see network.Graph.
func (s *Store) Alike(ctx context.Context, like []network.Entity) ([]network.Entity, error) {
	var names, identifiers []params
	for i := range like {
		e := &like[i]
		names = append(names, params{"kind": string(e.Kind), "sortName": indexable(e.Name), "name": e.Name})
		for _, id := range e.Identifiers {
			key := identifierKey(id)
			identifiers = append(identifiers, params{"kind": string(e.Kind), "query": quoted(indexable(key)), "key": key})
		}
	}
	var alike []network.Entity
	err := s.query(ctx, "entities_alike", params{"names": names, "identifiers": identifiers, "most": mostAlike}, func(r row) error {
		alike = append(alike, network.Entity{
			ID: r.text("id"), Kind: network.Kind(r.text("kind")), Name: r.text("name"), Identifiers: identifiersOf(r.texts("identifiers")),
		})
		return nil
	})
	return alike, err
}

// quoted writes a text as one term of Lucene's syntax.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// Countries returns the countries of organisations and places; see network.Graph.
func (s *Store) Countries(ctx context.Context, ids []string) (map[string]string, error) {
	countries := map[string]string{}
	places := map[string]string{}
	organizations := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		isPlace := network.Prefix(id) == network.Place.Prefix()
		if isPlace {
			places[id] = id
		}
		return isPlace
	})
	homes, err := groups(ctx, s, organizations)
	if err != nil {
		return nil, err
	}
	for _, o := range homes {
		if o.Country != "" {
			countries[o.ID] = o.Country
		}
	}
	tree, err := placesAbove(ctx, s, places)
	if err != nil {
		return nil, err
	}
	for id := range places {
		if country := tree.nearest(id, network.CountryType); country != "" {
			countries[id] = country
		}
	}
	return countries, nil
}
