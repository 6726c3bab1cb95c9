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

// Best returns a page of the best paths; see pathfind.Searcher.
func (s *searcher) Best(ctx context.Context, where *pathfind.Filter, page pathfind.Page) (pathfind.Best, error) {
	var shortest pathfind.Best
	ctx = s.account.In(ctx)
	if page.Rank == pathfind.FewestHops && page.After == nil && s.expressible(where) {
		var whole bool
		var err error
		if shortest, whole, err = s.shortest(ctx, where, page.MaxHops, page.First, page.More); whole || err != nil {
			return shortest, err
		}
	}
	s.read = newReading(s.store, s.meter, where, s.from, s.to, page.Rank == pathfind.Strongest)
	best, err := s.read.best(ctx, &page)
	if err != nil && len(best.Paths) < len(shortest.Paths) {
		best.Paths, best.Shortest = shortest.Paths, shortest.Shortest // what was found is found
	}
	return best, err
}

// Connected reports whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	ctx = s.account.In(ctx)
	if s.longer == where && maxHops == pathfind.AnyLength {
		return true, nil
	}
	if s.expressible(where) {
		shortest, err := s.shortestHops(ctx, where, maxHops)
		return shortest != nil, err
	}
	read := s.read
	if read == nil || read.where != where {
		read = newReading(s.store, s.meter, where, s.from, s.to, false)
	}
	return read.connected(ctx, maxHops)
}

// Shortest returns the hops of the shortest path; see pathfind.Searcher.
func (s *searcher) Shortest(ctx context.Context, where *pathfind.Filter, maxHops int) (*int, error) {
	ctx = s.account.In(ctx)
	if s.expressible(where) {
		return s.shortestHops(ctx, where, maxHops)
	}
	read := newReading(s.store, s.meter, where, s.from, s.to, false)
	if len(where.Via) > 0 {
		// That no path leads by these can be much quicker to tell than to search for.
		if connected, err := read.connected(ctx, maxHops); err != nil || !connected {
			return nil, err
		}
	}
	best, err := read.best(ctx, &pathfind.Page{Rank: pathfind.FewestHops, MaxHops: maxHops})
	return best.Shortest, err
}

// ShortestUnder returns the hops of the shortest path under each filter; see
// pathfind.Searcher.
func (s *searcher) ShortestUnder(ctx context.Context, filters []pathfind.Filter, maxHops int) ([]*int, error) {
	shortest := make([]*int, len(filters))
	for i := range filters {
		var err error
		if shortest[i], err = s.Shortest(ctx, &filters[i], maxHops); err != nil {
			return shortest, err
		}
	}
	return shortest, nil
}
