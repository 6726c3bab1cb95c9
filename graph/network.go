package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
)

// network returns which network this is: the days that it is about only if the client
// selected those.
func (r *Resolver) network(ctx context.Context) (model.Network, error) {
	figures, err := r.Store.Figures(ctx)
	if err != nil {
		return model.Network{}, err
	}
	is := model.Network{State: figures.State, Today: r.Today(), Kinds: figures.Kinds, Links: figures.Links, Sources: figures.Sources}
	if !selects(ctx, "firstDay", "lastDay", "lastPublished") {
		return is, nil
	}
	span, err := r.Store.Span(ctx)
	if span.First <= span.Last {
		is.FirstDay, is.LastDay = dateOf(span.First), dateOf(span.Last)
	}
	is.LastPublished = span.Published
	return is, err
}
