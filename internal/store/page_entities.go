package store

import (
	"context"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// EntityOrder is the order of a list of entities; equal ones come by id.
type EntityOrder string

// The orders.
const (
	ByID     EntityOrder = "ID"
	ByName   EntityOrder = "NAME"
	ByBegin  EntityOrder = "VALID_FROM"
	ByDegree EntityOrder = "DEGREE_DESC"
)

// EntityFilter says which entities count.
type EntityFilter struct {
	Kinds           []network.Kind
	Types           []string
	Country, Region *string
	AsOf            *network.Day
	Identifier      *network.Identifier
}

// EntityCursor is a place in a list of entities. Of the values, that of the order
// counts.
type EntityCursor struct {
	ID     string
	Name   string      `json:",omitzero"`
	Begin  network.Day `json:",omitzero"`
	Degree int         `json:",omitzero"`
}

// ListedEntity is an entity and where it stands in a list.
type ListedEntity struct {
	Entity *network.Entity
	Cursor EntityCursor
}

// EntityPage gives a page of entities.
func (s *Store) EntityPage(ctx context.Context, f EntityFilter, order EntityOrder, after *EntityCursor, ask Ask) (Page[ListedEntity], error) {
	kinds := f.Kinds
	if kinds == nil {
		kinds = network.Kinds()
	}
	p := params{"kinds": plain(distinct(kinds)), "types": nil, "asOf": nil, "limit": ask.First + 1}
	if f.Types != nil {
		p["types"] = f.Types
	}
	setDay(p, "asOf", f.AsOf)
	if f.Country != nil || f.Region != nil || f.Identifier != nil {
		return s.smallEntityPage(ctx, f, order, after, ask, p)
	}
	return s.orderedEntityPage(ctx, order, after, ask, p)
}

// orderedEntityPage reads a page in the order of an index.
func (s *Store) orderedEntityPage(ctx context.Context, order EntityOrder, after *EntityCursor, ask Ask, p params) (Page[ListedEntity], error) {
	if after == nil {
		after = &EntityCursor{Begin: network.MinDay, Degree: int(network.MaxDay)}
	}
	p["afterId"], p["afterName"], p["afterDay"], p["afterDegree"] = after.ID, after.Name, int64(after.Begin), after.Degree
	statement := map[EntityOrder]string{
		ByID: "entity_page_by_id", ByName: "entity_page_by_name", ByBegin: "entity_page_by_begin", ByDegree: "entity_page_by_degree",
	}[order]
	page, err := s.entityPage(ctx, statement, p, ask)
	if ask.Count && err == nil {
		page.Total, err = readOne(ctx, s, "entity_count", p, func(r row) (int, error) { return r.number("total"), nil })
	}
	return page, err
}

// smallEntityPage reads a page of the few entities of a country, of a region or
// with an identifier, which are sorted by the server.
func (s *Store) smallEntityPage(ctx context.Context, f EntityFilter, order EntityOrder, after *EntityCursor, ask Ask, p params) (Page[ListedEntity], error) {
	p["country"], p["region"], p["order"], p["after"], p["afterId"] = nil, nil, string(order), nil, ""
	if after != nil {
		p["afterId"] = after.ID
		p["after"] = map[EntityOrder]any{ByID: "", ByName: after.Name, ByBegin: int64(after.Begin), ByDegree: -after.Degree}[order]
	}
	if f.Region != nil {
		p["region"], p["place"] = *f.Region, *f.Region
	}
	if f.Country != nil {
		p["country"], p["place"] = *f.Country, *f.Country
	}
	statement := "entity_page_of_region"
	switch {
	case f.Identifier != nil:
		statement = "entity_page_of_identifier"
		key := identifierKey(*f.Identifier)
		p["key"], p["identifier"] = key, `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(indexable(key))+`"`
	case f.Country != nil:
		statement = "entity_page_of_country"
	}
	return s.entityPage(ctx, statement, p, ask)
}

// entityPage reads a page, which comes in one row: each row of a result costs the
// driver more than what is in it.
func (s *Store) entityPage(ctx context.Context, statement string, p params, ask Ask) (page Page[ListedEntity], err error) {
	err = s.query(ctx, statement, p, func(r row) error {
		var items []ListedEntity
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			items = append(items, ListedEntity{Entity: &e, Cursor: EntityCursor{
				ID: e.ID, Name: f.text("sortName"), Begin: network.Day(f.number("validFromDay")), Degree: f.number("degree"),
			}})
		}
		page = cut(items, ask.First)
		page.Total = r.number("total")
		return nil
	})
	return page, err
}

// cut makes a page of one item more than wanted.
func cut[T any](items []T, first int) Page[T] {
	if len(items) > first {
		return Page[T]{Items: items[:first], More: true}
	}
	return Page[T]{Items: items}
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
