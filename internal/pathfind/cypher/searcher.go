package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/store"
)

// searcher makes the searches of one question; see pathfind.Searcher.
type searcher struct {
	store    *store.Store
	account  *quota.Account
	meter    *pathfind.Meter
	from, to []string
	// read is what Best has read, from which Connected goes on where it asks for the
	// same filter.
	read *reading
	// longer is the filter under which Best has found that there are only paths of
	// more hops, nil if it has not.
	longer *pathfind.Filter
}

var _ pathfind.Searcher = (*searcher)(nil)

// Best returns the first best paths of at most maxHops; see pathfind.Searcher.
func (s *searcher) Best(ctx context.Context, where *pathfind.Filter, rank pathfind.Rank, maxHops, first int, more bool) (pathfind.Best, error) {
	var shortest pathfind.Best
	ctx = s.account.In(ctx)
	if rank == pathfind.FewestHops && s.expressible(where) {
		var whole bool
		var err error
		if shortest, whole, err = s.shortest(ctx, where, maxHops, first, more); whole || err != nil {
			return shortest, err
		}
	}
	s.read = newReading(s.store, s.meter, where, s.from, s.to, rank == pathfind.Strongest)
	best, err := s.read.best(ctx, rank, maxHops, first, more)
	if err != nil && len(best.Paths) < len(shortest.Paths) {
		best.Paths, best.Shortest = shortest.Paths, shortest.Shortest // what was found is found
	}
	return best, err
}

// Connected reports whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	ctx = s.account.In(ctx)
	if s.expressible(where) {
		return s.joined(ctx, where, maxHops)
	}
	read := s.read
	if read == nil || read.where != where {
		read = newReading(s.store, s.meter, where, s.from, s.to, false)
	}
	return read.connected(ctx, maxHops)
}

// ConnectedUnder reports which filters admit a path; see pathfind.Searcher.
func (s *searcher) ConnectedUnder(ctx context.Context, filters []pathfind.Filter, maxHops int) ([]bool, error) {
	connected := make([]bool, len(filters))
	for i := range filters {
		var err error
		if connected[i], err = s.Connected(ctx, &filters[i], maxHops); err != nil {
			return nil, err
		}
	}
	return connected, nil
}
