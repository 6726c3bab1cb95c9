package explorer

import (
	"cmp"
	"context"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// sources lists the documents that the network is read from.
func (e *explorer) sources(ctx context.Context, r *request) (templ.Component, error) {
	title, publisher, after := r.params.one("title"), r.params.one("publisher"), r.params.one("after")
	r.page.Title, r.page.Here = "Sources", "Sources"
	if err := r.params.err(); err != nil {
		return nil, err
	}
	filter := map[string]any{}
	if title != "" {
		filter["title"] = title
	}
	if publisher != "" {
		filter["publisher"] = publisher
	}
	variables := map[string]any{"filter": filter, "first": pageSize}
	goOn(variables, after)
	answer, err := asked[ask.SourcesAnswer](ctx, e, r, ask.Sources, variables)
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Network.Revision
	var others []ask.SourceListed
	if answer.Sources.TotalCount == 0 && publisher != "" && title == "" {
		if others, err = e.sourcesBy(ctx, publisher); err != nil {
			return nil, err
		}
	}
	return sourcesPage(r.page, &answer, title, publisher, others), nil
}

// published says who published a document, and when.
func published(d ask.Document) string {
	date := cmp.Or(words.Date(d.Published), "undated")
	if d.Publisher == "" {
		return words.Capital(date)
	}
	return d.Publisher + ", " + date
}
