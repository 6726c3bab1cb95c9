package store

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// LinksAmong returns the links among some entities or, where others are given, those
// between one of these and one of those, whichever way they lead: by type, then id, at
// most so many, each with its ends, in one round trip. Ids that are not there are ignored.
// Kinds and direction of the filter say nothing here.
func (s *Store) LinksAmong(ctx context.Context, ids, others []string, f listing.LinkFilter, most int) ([]listing.Link, error) {
	f.Kinds, f.Direction = nil, nil
	p, err := linkParams(&f)
	if err != nil {
		return nil, err
	}
	p["ids"], p["others"], p["limit"] = distinct(ids), nil, most
	if others != nil {
		p["others"] = distinct(others)
	}
	var links []listing.Link
	err = s.query(ctx, "links_among", p, func(r row) error {
		entities := map[string]*network.Entity{}
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			entities[e.ID] = &e
		}
		for _, f := range r.list("links") {
			l := listing.Link{Link: linkOf(f), Tenures: tenuresOf(f)}
			l.Source, l.Target, l.Behalf = entities[l.From], entities[l.To], entities[l.OnBehalfOf]
			links = append(links, l)
		}
		return nil
	})
	return links, err
}
