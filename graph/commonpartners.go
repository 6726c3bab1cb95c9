package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// maxInCommon is how many organisations may be asked for what partners they have in common.
const maxInCommon = 20

// commonPartners returns a page of the partners that organisations have in common.
func (r *Resolver) commonPartners(ctx context.Context, of []string, asOf *network.Day, first *int, after *string) (model.PartnerConnection, error) {
	var none model.PartnerConnection
	of, err := distinct("of", of, network.Organization, maxInCommon)
	if err != nil {
		return none, err
	}
	if len(of) == 0 {
		return none, network.Bad("of", "must name at least one organisation")
	}
	q, err := query(ctx, listing.CommonPartners{Of: of, OnDay: listing.OnDay{AsOf: asOf}}, "", first, after)
	if err != nil {
		return none, err
	}
	page, err := r.inCommon(ctx, q)
	if err != nil {
		return none, err
	}
	return r.partnerConnection(ctx, page, nil, asOf, after), nil
}

// inCommon reads the page off a snapshot that shows it, else from the store.
func (r *Resolver) inCommon(ctx context.Context, q listing.CommonPartnerQuery) (listing.Page[listing.Neighbor], error) {
	if s := r.having(q.Filter.Of...); s != nil && shows(ctx) {
		return adjacency.Of(s).CommonPartners(ctx, q)
	}
	found, err := r.Store.Entities(ctx, q.Filter.Of)
	if err != nil {
		return listing.Page[listing.Neighbor]{}, err
	}
	if err := unknown("of", q.Filter.Of, func(id string) bool { return found[id] != nil }); err != nil {
		return listing.Page[listing.Neighbor]{}, err
	}
	return r.Store.CommonPartners(ctx, q)
}

// partnerConnection returns a page of partners; of is the organisation whose they are, if
// it is one's.
func (r *Resolver) partnerConnection(ctx context.Context, page listing.Page[listing.Neighbor], of model.Entity, asOf *network.Day, after *string) model.PartnerConnection {
	list, cursors := edges(ctx, listOf(ctx), page, listing.Neighbor.Place, func(cursor string, n listing.Neighbor) model.PartnerEdge {
		edge := model.PartnerEdge{Cursor: cursor, Node: as[model.Organization](r.entity(n.Entity)), Through: make([]model.Entity, len(n.Through))}
		for i, e := range n.Through {
			edge.Through[i] = r.entity(e)
		}
		edge.Links, edge.Judged = r.judged(n.Links, of, r.onDay(asOf))
		return edge
	})
	return model.PartnerConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}
}

// distinct returns ids of one kind, each once and in their order, of which there may be so
// many.
func distinct(field string, ids []string, kind network.Kind, most int) ([]string, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) > most {
		return nil, network.Exceeded(field, most, len(ids))
	}
	for _, id := range ids {
		if err := network.CheckKind(field, id, kind); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// unknown returns the error that names those of some ids that are not there; nil where all
// are.
func unknown(field string, ids []string, there func(id string) bool) error {
	var missing []network.Mention
	for _, id := range ids {
		if !there(id) {
			missing = append(missing, network.Mention{Argument: field, ID: id})
		}
	}
	if missing == nil {
		return nil
	}
	return network.MissingAll(missing)
}
