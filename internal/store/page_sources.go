package store

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// SourcePage returns a page of sources, by id.
func (s *Store) SourcePage(ctx context.Context, q listing.SourceQuery) (page listing.Page[network.Source], err error) {
	p, err := sourceParams(&q.Filter)
	if err != nil {
		return page, err
	}
	p["after"], p["limit"] = q.After, q.First+1
	err = s.query(ctx, "source_page", p, func(r row) error {
		var sources []network.Source
		for _, f := range r.list("sources") {
			sources = append(sources, sourceOf(f))
		}
		page = listing.Cut(sources, q.First)
		return nil
	})
	if q.Count && err == nil {
		page.Total, err = readOne(ctx, s, "source_count", p, func(r row) (int, error) { return r.number("total"), nil })
	}
	return page, err
}

// sourceParams returns the parameters of a filter.
func sourceParams(f *listing.SourceFilter) (params, error) {
	p := params{"title": nil, "publisher": nil, "address": nil, "publishedFrom": nil, "publishedTo": nil}
	for name, text := range map[string]*string{"title": f.Title, "publisher": f.Publisher} {
		if text == nil {
			continue
		}
		q, err := naming.Parse("filter."+name, *text)
		if err != nil {
			return nil, err
		}
		p[name] = q.Words()
	}
	if f.URL != nil {
		p["address"] = naming.Address(*f.URL)
	}
	setRange(p, "published", f.Published)
	return p, nil
}

// setRange sets the parameters of a range of days, if it is given.
func setRange(p params, name string, r *network.Period) {
	if r != nil {
		p[name+"From"], p[name+"To"] = int64(r.From.Earliest()), int64(r.To.Latest())
	}
}

// StatementPages returns a page of what rests on each source.
func (s *Store) StatementPages(ctx context.Context, sources []string, q listing.StatementQuery) (map[string]listing.Page[listing.Statement], error) {
	p := params{"afterKind": q.After.Kind, "afterAbout": q.After.About, "afterPlace": q.After.Place, "afterPosition": q.After.Position}
	return pages(ctx, s, "statement_page", sources, q.Ask, p, func(v any) (listing.Statement, error) {
		f := fields(as[map[string]any](v))
		statement := listing.Statement{
			At:       listing.StatementCursor{Kind: f.number("kind"), About: f.text("about"), Place: f.number("place"), Position: f.number("position")},
			Evidence: evidenceOf(f),
		}
		return statement, scanOptional(f["entity"], &statement.Entity)
	})
}
