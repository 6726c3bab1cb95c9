package store

import (
	"context"
	"math"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// EntityPage returns a page of entities.
func (s *Store) EntityPage(ctx context.Context, q listing.EntityQuery) (page listing.Page[listing.ListedEntity], err error) {
	p, source, err := entityParams(&q.Filter)
	if err != nil || source == byNothing {
		return page, err
	}
	switch source {
	case byName, byIdentifier:
		return s.soughtPage(ctx, &q, p)
	case byPlace:
		return s.placePage(ctx, &q, p)
	default:
		return s.kindPage(ctx, &q, p)
	}
}

// suffix ends the names of the statements that read a page in an order.
func suffix(q *listing.EntityQuery) string {
	name := map[listing.EntityOrder]string{
		listing.ByID: "_by_id", listing.ByName: "_by_name", listing.ByBegin: "_by_begin", listing.ByDegree: "_by_degree",
	}[q.Order]
	if q.Reversed {
		name += "_back"
	}
	return name
}

// kindPage reads a page in the order of an index of each kind.
func (s *Store) kindPage(ctx context.Context, q *listing.EntityQuery, p params) (listing.Page[listing.ListedEntity], error) {
	setAfter(p, q)
	page, err := s.entityPage(ctx, "entity_page"+suffix(q), p, q.Ask)
	if q.Count && err == nil {
		page.Total, err = readOne(ctx, s, "entity_count", p, func(r row) (int, error) { return r.number("total"), nil })
	}
	return page, err
}

// placePage reads a page of the organisations of places, of each home in the order of an
// index unless that is by degree.
func (s *Store) placePage(ctx context.Context, q *listing.EntityQuery, p params) (listing.Page[listing.ListedEntity], error) {
	setAfter(p, q)
	p["count"] = q.Count
	statement := "entity_page_of_place"
	if q.Order == listing.ByID && q.Filter.Types != nil {
		statement += "_and_types"
	}
	return s.entityPage(ctx, statement+suffix(q), p, q.Ask)
}

// soughtPage reads a page of the few entities that have a name or an identifier, which are
// sorted by the server.
func (s *Store) soughtPage(ctx context.Context, q *listing.EntityQuery, p params) (listing.Page[listing.ListedEntity], error) {
	p["property"], p["back"] = any(nil), true
	if key := keyOf(q); key.property != "" {
		p["property"], p["back"] = key.property, key.back
	}
	p["after"], p["afterId"] = nil, ""
	if q.After != nil {
		setAfter(p, q)
	}
	return s.entityPage(ctx, "entity_page_sought", p, q.Ask)
}

// lastText comes behind every name and every id.
const lastText = "\U0010ffff"

// sortKey is what a list is ordered by, before the id.
type sortKey struct {
	// property is that of the entity; "" in the order listing.ByBest.
	property string
	// back: the greatest comes first.
	back bool
	// of returns the value at a place in the list.
	of func(listing.EntityCursor) any
	// begin is a value from which on all come.
	begin any
}

// keyOf returns what the list of a query is ordered by.
func keyOf(q *listing.EntityQuery) sortKey {
	switch q.Order {
	case listing.ByName:
		return textKey("sortName", q.Reversed, func(c listing.EntityCursor) any { return c.Name })
	case listing.ByBegin:
		if q.Reversed { // what has no date comes last
			return sortKey{property: "validFromReversed", begin: int64(math.MinInt64), of: reversedBegin}
		}
		return sortKey{property: "validFromDay", begin: int64(math.MinInt64), of: func(c listing.EntityCursor) any { return int64(c.Begin) }}
	case listing.ByDegree:
		key := sortKey{property: "degree", back: !q.Reversed, begin: int64(math.MaxInt64), of: func(c listing.EntityCursor) any { return c.Degree }}
		if q.Reversed {
			key.begin = int64(math.MinInt64)
		}
		return key
	case listing.ByBest:
		return sortKey{back: true, of: func(c listing.EntityCursor) any { return c.Rank }}
	default:
		return textKey("id", q.Reversed, func(c listing.EntityCursor) any { return c.ID })
	}
}

func textKey(property string, reversed bool, of func(listing.EntityCursor) any) sortKey {
	key := sortKey{property: property, back: reversed, of: of, begin: ""}
	if reversed {
		key.begin = lastText
	}
	return key
}

// reversedBegin is what deriveDays stores of a beginning for lists that go back.
func reversedBegin(c listing.EntityCursor) any {
	if c.Begin == network.MaxDay {
		return int64(c.Begin)
	}
	return -int64(c.Begin)
}

// setAfter sets the parameters of where a page begins.
func setAfter(p params, q *listing.EntityQuery) {
	key := keyOf(q)
	if q.After != nil {
		p["after"], p["afterId"] = key.of(*q.After), q.After.ID
		return
	}
	p["after"], p["afterId"] = key.begin, ""
	if key.property == "id" {
		p["afterId"] = key.begin
	}
}

// entityPage reads a page, which comes in one row: each row of a result costs the
// driver more than what is in it.
func (s *Store) entityPage(ctx context.Context, statement string, p params, ask listing.Ask) (page listing.Page[listing.ListedEntity], err error) {
	p["limit"] = ask.First + 1
	err = s.query(ctx, statement, p, func(r row) error {
		var items []listing.ListedEntity
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			items = append(items, listing.ListedEntity{Entity: &e, Cursor: listing.EntityCursor{
				ID: e.ID, Name: f.text("sortName"), Begin: network.Day(f.number("validFromDay")), Degree: f.number("degree"), Rank: as[int64](f["rank"]),
			}})
		}
		page = listing.Cut(items, ask.First)
		page.Total = r.number("total")
		return nil
	})
	return page, err
}
