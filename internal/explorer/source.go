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
	answer, err := e.sourceStatements(ctx, r, id, after)
	if err != nil {
		return nil, err
	}
	if answer.Source == nil {
		return nil, noSuch("source", id)
	}
	r.page.Title, r.page.Revision = answer.Source.Title, answer.Network.Revision
	statements := make([]ask.Statement, len(answer.Source.Statements.Edges))
	for i, edge := range answer.Source.Statements.Edges {
		statements[i] = edge.Node
	}
	return sourcePage(r.page, &answer, partsOf(statements)), nil
}

// noSuch says that nothing has an id.
func noSuch(what, id string) error {
	return &network.Error{Code: network.NotFound, ID: id, Message: fmt.Sprintf("there is no %s %q in this network", what, id)}
}
