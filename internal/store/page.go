package store

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// pages reads a page for each owner in one round trip. The statement is asked for
// one item more than wanted, which shows whether there is more.
func pages[T any](ctx context.Context, r reader, statement string, owners []string, ask listing.Ask, p params, scan func(any) (T, error)) (map[string]listing.Page[T], error) {
	p["owners"], p["limit"], p["count"], p["links"] = owners, ask.First+1, ask.Count, ask.Links
	all := make(map[string]listing.Page[T], len(owners))
	err := r.query(ctx, statement, p, func(line row) error {
		page := listing.Page[T]{Total: line.number("total")}
		items := as[[]any](line.value("items"))
		if len(items) > ask.First {
			page.More, items = true, items[:ask.First]
		}
		for _, item := range items {
			v, err := scan(item)
			if err != nil {
				return err
			}
			page.Items = append(page.Items, v)
		}
		all[line.text("owner")] = page
		return nil
	})
	return all, err
}

// listedLink reads an item that has a link, what is at its other end, and on
// whose behalf it was.
func listedLink(f fields) (listing.Link, error) {
	link := as[map[string]any](f["link"])
	l := listing.Link{Link: linkOf(link), Tenures: tenuresOf(link)}
	for key, into := range map[string]**network.Entity{"from": &l.Source, "to": &l.Target, "behalf": &l.Behalf} {
		if err := scanOptional(f[key], into); err != nil {
			return l, err
		}
	}
	var other *network.Entity
	if err := scanOptional(f["other"], &other); err != nil {
		return l, err
	}
	switch {
	case other == nil:
	case other.ID == l.From:
		l.Source = other
	default:
		l.Target = other
	}
	return l, nil
}

func scanOptional(v any, into **network.Entity) error {
	f, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	e, err := entityOf(f)
	*into = &e
	return err
}

func scanEntityItem(v any) (*network.Entity, error) {
	e, err := entityOf(as[map[string]any](v))
	return &e, err
}
