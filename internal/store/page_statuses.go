package store

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// StatusPage returns a page of the dated changes of status of entities, in one round trip.
//
// Those of all entities are sought by the index of the last day that is told of each, since
// a list of days has none: an entity of which nothing is told but on earlier days has none
// of the changes that are asked for. A date may mean as many days as a year has.
func (s *Store) StatusPage(ctx context.Context, q listing.StatusQuery) (page listing.Page[listing.StatusPlace], err error) {
	const longestDate = 366
	p := params{
		"of": []string{}, "since": int64(q.Filter.NotBy) - longestDate, "notBy": int64(q.Filter.NotBy), "by": int64(q.Filter.By), "count": q.Count,
		"afterDay": int64(q.After.Day), "afterId": q.After.Entity, "afterWhich": q.After.Which, "limit": q.First + 1,
	}
	if q.Filter.Of != nil {
		p["of"], p["since"] = q.Filter.Of, int64(network.MaxDay)
	}
	err = s.query(ctx, "status_page", p, func(r row) error {
		var items []listing.StatusPlace
		for _, v := range as[[]any](r.value("items")) {
			c := cells(as[[]any](v))
			items = append(items, listing.StatusPlace{Day: dayIn(c[0]), Entity: c.text(1), Which: c.number(2)})
		}
		page = listing.Cut(items, q.First)
		page.Total = r.number("total")
		return nil
	})
	return page, err
}

// Beginnings returns entities with when they were established, without their evidence, by
// id: all that their beginnings and ends are told by.
func (s *Store) Beginnings(ctx context.Context, ids []string) (map[string]network.End, error) {
	all := make(map[string]network.End, len(ids))
	err := s.query(ctx, "entities_by_id", params{"ids": ids}, func(r row) error {
		end, err := scanEnd(r)
		if err == nil {
			all[end.ID] = end
		}
		return err
	})
	return all, err
}
