package explorer

import (
	"context"
	"fmt"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// source shows a document and all that rests on it.
func (e *explorer) source(ctx context.Context, r *request) (templ.Component, error) {
	id, after := r.PathValue("id"), r.params.one("after")
	r.page.Title, r.page.Here = "Source", "Sources"
	if err := r.params.err(); err != nil {
		return nil, err
	}
	variables := map[string]any{"id": id, "first": pageSize}
	goOn(variables, after)
	answer, err := asked[ask.SourceAnswer](ctx, e, r, ask.Source, variables)
	if err != nil {
		return nil, err
	}
	if answer.Source == nil {
		return nil, noSuch("source", id)
	}
	r.page.Title, r.page.Revision = answer.Source.Title, answer.Network.Revision
	return sourcePage(r.page, &answer), nil
}

// noSuch says that nothing has an id.
func noSuch(what, id string) error {
	return &network.Error{Code: network.NotFound, ID: id, Message: fmt.Sprintf("there is no %s %q in this network", what, id)}
}
