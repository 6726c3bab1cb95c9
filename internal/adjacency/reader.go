package adjacency

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Reader reads the lists of entities off a snapshot.
type Reader struct{ snapshot *topology.Snapshot }

var _ listing.Reader = Reader{}

// Of returns the reader of a snapshot.
func Of(s *topology.Snapshot) Reader { return Reader{s} }

// Shows reports whether a snapshot shows which neighbours pass a filter: it knows neither
// the statuses of entities nor the dates of what links belong to.
func Shows(f *listing.NeighborFilter) bool {
	return f.EntityStatuses == nil && f.Dated == nil && f.Role == nil
}

// Entity returns an entity by its id; nil where there is none.
func (r Reader) Entity(_ context.Context, id string) (*network.Entity, error) {
	n, ok := r.snapshot.Node(id)
	if !ok {
		return nil, nil
	}
	return entity(r.snapshot, n), nil
}

// Country returns the country of an organisation; nil where it has none.
func (r Reader) Country(_ context.Context, organization string) (*network.Entity, error) {
	n, ok := r.snapshot.Node(organization)
	if !ok {
		return nil, nil
	}
	country, ok := r.snapshot.Country(n)
	if !ok {
		return nil, nil
	}
	return entity(r.snapshot, country), nil
}
