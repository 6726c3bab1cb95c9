package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// searcher makes the searches of one question; see pathfind.Searcher.
type searcher struct {
	store    *store.Store
	meter    *pathfind.Meter
	from, to []string
	// best is the search of Best, from which Connected goes on where it asks for
	// the same filter.
	best *search
}

// Best gives the first best paths of at most maxHops; see pathfind.Searcher.
func (s *searcher) Best(ctx context.Context, where *pathfind.Filter, rank pathfind.Rank, maxHops, first int, more bool) (pathfind.Best, error) {
	s.best = newSearch(s.store, s.meter, where, s.from, s.to, rank == pathfind.Strongest)
	if rank == pathfind.FewestHops {
		return s.best.fewestHops(ctx, maxHops, first, more)
	}
	return s.best.byRank(ctx, rank, maxHops, first, more)
}

// fewestHops looks for all paths of one length after the other.
func (g *search) fewestHops(ctx context.Context, maxHops, first int, more bool) (pathfind.Best, error) {
	var best pathfind.Best
	for hops := 0; hops <= maxHops; hops++ {
		if err := g.grow(ctx, hops); err != nil {
			return best, err
		}
		want := first - len(best.Paths)
		if more || best.Shortest == nil {
			want++ // one more than was asked for tells whether there is more
		}
		paths, err := g.ofLength(ctx, hops, want)
		if len(paths) > 0 && best.Shortest == nil {
			best.Shortest = &hops
		}
		best.HasMore = len(best.Paths)+len(paths) > first
		for _, p := range paths[:min(len(paths), first-len(best.Paths))] {
			best.Paths = append(best.Paths, g.web.path(p, false))
		}
		if err != nil || best.HasMore || !more && len(best.Paths) == first && best.Shortest != nil {
			return best, err
		}
	}
	best.Exhausted = g.exhausted() && g.walksSuffice()
	return best, nil
}

// byRank looks for the best paths of at most one length after the other, until
// none that is longer can be better.
func (g *search) byRank(ctx context.Context, rank pathfind.Rank, maxHops, first int, more bool) (pathfind.Best, error) {
	var best pathfind.Best
	settled := 0
	stop := func(err error) (pathfind.Best, error) {
		best.Paths, best.HasMore = best.Paths[:settled], false
		return best, err
	}
	for hops := 0; hops <= maxHops; hops++ {
		if err := g.grow(ctx, hops); err != nil {
			return stop(err)
		}
		if best.Shortest == nil {
			paths, err := g.ofLength(ctx, hops, 1)
			if err != nil {
				return best, err
			}
			if len(paths) == 0 {
				continue
			}
			best.Shortest = &hops
		}
		bounds, err := newBounds(ctx, g.web, hops)
		if err != nil {
			return stop(err)
		}
		find := g.strongest
		if rank == pathfind.MostDiverse {
			find = g.mostDiverse
		}
		found, err := find(ctx, bounds, hops, first, more)
		if hops == maxHops {
			found.settled = len(found.paths)
		}
		if err == nil || found.settled > settled {
			best.Paths, best.HasMore, settled = nil, found.more, found.settled
			for _, p := range found.paths {
				best.Paths = append(best.Paths, g.web.path(p, g.priced))
			}
		}
		if err != nil {
			return stop(err)
		}
		if settled == first && (found.more || !more) {
			return best, nil
		}
	}
	best.Exhausted = g.exhausted() && g.walksSuffice()
	return best, nil
}
