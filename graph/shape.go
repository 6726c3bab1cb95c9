package graph

import (
	"context"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// What a snapshot shows need not be asked of the store.

// shape gives a snapshot that has an entity, and shows of it and of all that it is
// linked to whatever the client selected below the field being resolved; nil where
// the store must be asked. What another instance has just written, a snapshot may
// not have yet.
func (r *Resolver) shape(ctx context.Context, of string) *topology.Snapshot {
	if r.Shape == nil {
		return nil
	}
	if wanted := selected(ctx); wanted.Entities || wanted.Links {
		return nil
	}
	s := r.Shape()
	if s == nil {
		return nil
	}
	if _, there := s.Node(of); !there {
		return nil
	}
	return s
}

// entityByID gives an entity; nil where there is none.
func (r *Resolver) entityByID(ctx context.Context, id string) (*network.Entity, error) {
	if s := r.shape(ctx, id); s != nil {
		return adjacency.Entity(s, id), nil
	}
	if alone(ctx) {
		return r.Store.Entity(ctx, id)
	}
	return r.load(ctx).entities.Load(ctx, id)
}

// country gives the country of an organisation; nil where it has none.
func (r *Resolver) country(ctx context.Context, organization string) (*network.Entity, error) {
	if s := r.shape(ctx, organization); s != nil {
		return adjacency.Country(s, organization), nil
	}
	return r.load(ctx).countries.one(ctx, organization)
}

// neighborPage gives a page of the neighbours of an entity.
func (r *Resolver) neighborPage(ctx context.Context, of string, a neighborArgs) (store.Page[store.Neighbor], error) {
	byStatus := a.Filter.EntityStatuses != nil // which no snapshot shows
	if s := r.shape(ctx, of); s != nil && !byStatus {
		return adjacency.Neighbors(s, of, &a.Filter.LinkFilter, a.After, a.Ask), nil
	}
	return r.load(ctx).neighborPages.load(ctx, of, a)
}

// positionPage gives a page of the positions of a person or at an organisation.
func (r *Resolver) positionPage(ctx context.Context, of string, a positionArgs) (store.Page[store.RankedLink], error) {
	if s := r.shape(ctx, of); s != nil {
		return adjacency.Positions(s, of, a.AsOf, a.After, a.Ask), nil
	}
	return r.load(ctx).positionPages.load(ctx, of, a)
}

// partnerPage gives a page of the partners of an organisation.
func (r *Resolver) partnerPage(ctx context.Context, of string, a partnerArgs) (store.Page[store.Neighbor], error) {
	if s := r.shape(ctx, of); s != nil {
		return adjacency.Partners(ctx, s, of, a.AsOf, a.After, a.Ask)
	}
	return r.load(ctx).partnerPages.load(ctx, of, a)
}
