package graph

import (
	"context"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/topology"
)

// near returns what reads an entity and what is next to it: a snapshot that shows
// all that the client selected below the field being resolved, else the store by
// the loaders of the request.
func (r *Resolver) near(ctx context.Context, of string) listing.Reader {
	if s := r.shape(ctx, of); s != nil {
		return adjacency.Of(s)
	}
	return r.load(ctx)
}

// nearest is near for a list of neighbours that pass a filter.
func (r *Resolver) nearest(ctx context.Context, of string, f *listing.NeighborFilter) listing.Reader {
	if !adjacency.Shows(f) {
		return r.load(ctx)
	}
	s := r.having(of)
	switch {
	case s == nil:
		return r.load(ctx)
	case shows(ctx):
		return adjacency.Of(s)
	case degree(s, of) >= manyLinks:
		return detailed{r.load(ctx), adjacency.Of(s)}
	default:
		return r.load(ctx)
	}
}

// shape returns a snapshot that has an entity, and shows of it and of all that it is
// linked to whatever the client selected below the field being resolved; nil where
// the store must be asked. What another instance has just written, a snapshot may
// not have yet.
func (r *Resolver) shape(ctx context.Context, of string) *topology.Snapshot {
	if !shows(ctx) {
		return nil
	}
	return r.having(of)
}

// shows reports whether a snapshot shows all that the client selected below the field
// being resolved.
func shows(ctx context.Context) bool {
	wanted := selected(ctx)
	return !wanted.Entities && !wanted.Links
}

// having returns a snapshot that has some entities; nil where there is none.
func (r *Resolver) having(of ...string) *topology.Snapshot {
	if r.Shape == nil {
		return nil
	}
	s := r.Shape()
	if s == nil {
		return nil
	}
	for _, id := range of {
		if _, there := s.Node(id); !there {
			return nil
		}
	}
	return s
}

// degree returns how many links an entity of a snapshot has.
func degree(s *topology.Snapshot, of string) int {
	n, _ := s.Node(of)
	return s.KindDegree(n).Degree()
}
