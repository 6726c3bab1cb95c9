package store

import (
	"context"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// EntityPage returns a page of entities.
func (s *Store) EntityPage(ctx context.Context, f listing.EntityFilter, order listing.EntityOrder, after *listing.EntityCursor, ask listing.Ask) (listing.Page[listing.ListedEntity], error) {
	kinds := f.Kinds
	if kinds == nil {
		kinds = network.Kinds()
	}
	p := params{"kinds": plain(distinct(kinds)), "types": nil, "asOf": nil, "limit": ask.First + 1}
	if f.Types != nil {
		p["types"] = distinct(f.Types)
	}
	setDay(p, "asOf", f.AsOf)
	switch {
	case f.Identifier != nil:
		return s.identifiedPage(ctx, f.Identifier.Spellings(), f, order, after, ask, p)
	case f.Country == nil && f.Region == nil:
		return s.orderedPage(ctx, order, after, ask, p)
	case !slices.Contains(kinds, network.Organization):
		return listing.Page[listing.ListedEntity]{}, nil // nothing else has a country
	default:
		return s.placePage(ctx, f, order, after, ask, p)
	}
}

// suffixes end the names of the statements that read a page in each order. Nobody
// changes them.
var suffixes = map[listing.EntityOrder]string{
	listing.ByID: "_by_id", listing.ByName: "_by_name", listing.ByBegin: "_by_begin", listing.ByDegree: "_by_degree",
}

// orderedPage reads a page in the order of an index.
func (s *Store) orderedPage(ctx context.Context, order listing.EntityOrder, after *listing.EntityCursor, ask listing.Ask, p params) (listing.Page[listing.ListedEntity], error) {
	setAfter(p, after)
	page, err := s.entityPage(ctx, "entity_page"+suffixes[order], p, ask)
	if ask.Count && err == nil {
		page.Total, err = readOne(ctx, s, "entity_count", p, func(r row) (int, error) { return r.number("total"), nil })
	}
	return page, err
}

// setAfter sets the parameters of where a page begins; nil is the beginning.
func setAfter(p params, after *listing.EntityCursor) {
	if after == nil {
		after = &listing.EntityCursor{Begin: network.MinDay, Degree: int(network.MaxDay)}
	}
	p["afterId"], p["afterName"], p["afterDay"], p["afterDegree"] = after.ID, after.Name, int64(after.Begin), after.Degree
}

// placePage reads a page of the organisations of a country, of a region, or of both,
// in the order of an index unless that is by degree.
func (s *Store) placePage(ctx context.Context, f listing.EntityFilter, order listing.EntityOrder, after *listing.EntityCursor, ask listing.Ask, p params) (listing.Page[listing.ListedEntity], error) {
	setAfter(p, after)
	p["country"], p["region"], p["regionAlone"] = nil, nil, nil
	if f.Region != nil {
		p["region"] = *f.Region
	}
	if f.Country != nil {
		p["country"] = *f.Country
	} else {
		p["regionAlone"] = *f.Region
	}
	p["countedCountry"], p["countedRegion"] = nil, nil
	if ask.Count {
		p["countedCountry"], p["countedRegion"] = p["country"], p["regionAlone"]
	}
	statement := "entity_page_of_place" + suffixes[order]
	if order == listing.ByID && f.Types != nil {
		statement = "entity_page_of_place_and_types"
	}
	return s.entityPage(ctx, statement, p, ask)
}

// identifiedPage reads a page of the few entities with one of the identifiers, which are
// sorted by the server.
func (s *Store) identifiedPage(ctx context.Context, identifiers []network.Identifier, f listing.EntityFilter, order listing.EntityOrder, after *listing.EntityCursor, ask listing.Ask, p params) (listing.Page[listing.ListedEntity], error) {
	p["country"], p["region"], p["order"], p["after"], p["afterId"] = nil, nil, string(order), nil, ""
	if after != nil {
		p["afterId"] = after.ID
		p["after"] = map[listing.EntityOrder]any{listing.ByID: "", listing.ByName: after.Name, listing.ByBegin: int64(after.Begin), listing.ByDegree: -after.Degree}[order]
	}
	if f.Country != nil {
		p["country"] = *f.Country
	}
	if f.Region != nil {
		p["region"] = *f.Region
	}
	keys := identifierKeys(identifiers)
	p["keys"], p["identifiers"] = keys, anyKey(keys)
	return s.entityPage(ctx, "entity_page_of_identifier", p, ask)
}

// anyKey asks the index of identifiers, in Lucene's syntax, for any of the keys.
func anyKey(keys []string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	terms := make([]string, len(keys))
	for i, key := range keys {
		terms[i] = `"` + quoted.Replace(indexable(key)) + `"`
	}
	return strings.Join(terms, " ")
}

// entityPage reads a page, which comes in one row: each row of a result costs the
// driver more than what is in it.
func (s *Store) entityPage(ctx context.Context, statement string, p params, ask listing.Ask) (page listing.Page[listing.ListedEntity], err error) {
	err = s.query(ctx, statement, p, func(r row) error {
		var items []listing.ListedEntity
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			items = append(items, listing.ListedEntity{Entity: &e, Cursor: listing.EntityCursor{
				ID: e.ID, Name: f.text("sortName"), Begin: network.Day(f.number("validFromDay")), Degree: f.number("degree"),
			}})
		}
		page = listing.Cut(items, ask.First)
		page.Total = r.number("total")
		return nil
	})
	return page, err
}

func distinct[T comparable](list []T) []T {
	seen := map[T]bool{}
	var once []T
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			once = append(once, v)
		}
	}
	return once
}
