package graph

import (
	"context"
	"fmt"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// The bounds of what a picture asks for.
const (
	maxAmong      = 500
	maxLinksAmong = 5_000
)

// linksAmong returns the links among entities, or between some and others, as the filter
// judges them.
func (r *Resolver) linksAmong(ctx context.Context, ids, others []string, filter *listing.LinkFilter) ([]model.JudgedLink, error) {
	if err := checkAmong("ids", ids); err != nil {
		return nil, err
	}
	if err := checkAmong("and", others); err != nil {
		return nil, err
	}
	f, q, err := r.linkFilter(filter)
	if err != nil {
		return nil, err
	}
	if err := f.CheckAmong(); err != nil {
		return nil, err
	}
	links, err := r.Store.LinksAmong(ctx, ids, others, f, maxLinksAmong+1)
	if err != nil {
		return nil, err
	}
	if len(links) > maxLinksAmong {
		return nil, &network.Error{
			Code: network.LimitExceeded, Limit: maxLinksAmong, Asked: len(links),
			Message: fmt.Sprintf("there are more than %d links: name fewer `ids`, or give a `filter`", maxLinksAmong),
		}
	}
	_, judged := r.judged(links, nil, q)
	return judged, nil
}

// checkAmong makes sure that a list of ids is short enough, and names entities alone.
func checkAmong(field string, ids []string) error {
	if len(ids) > maxAmong {
		return network.Exceeded(field, maxAmong, len(ids))
	}
	for _, id := range ids {
		if err := network.CheckKind(field, id, network.Kinds()...); err != nil {
			return err
		}
	}
	return nil
}
