package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// searcher makes the searches of one question; see pathfind.Searcher.
type searcher struct {
	store    *store.Store
	limits   Limits
	from, to []string
	// best is the search of Best, from which Connected goes on where it asks for
	// the same filter.
	best *search
}

// Best gives the first best paths of at most maxHops; see pathfind.Searcher.
//
// It looks for all paths of one length after the other. Once the two sides have
// grown by so many hops together as a path is long, every link of such a path
// has been read: the first links from its beginning, the others from its end.
func (s *searcher) Best(ctx context.Context, where *pathfind.Filter, _ pathfind.Rank, maxHops, first int) (pathfind.Best, error) {
	s.best = newSearch(s, where)
	var best pathfind.Best
	for hops := 0; hops <= maxHops; hops++ {
		if err := s.best.grow(ctx, hops); err != nil {
			return best, err
		}
		// One more than was asked for tells whether there is more.
		paths, err := s.best.paths(ctx, hops, first+1-len(best.Paths))
		for _, p := range paths {
			if best.Shortest == nil {
				best.Shortest = &hops
			}
			if len(best.Paths) == first {
				best.HasMore = true
				return best, nil
			}
			best.Paths = append(best.Paths, p)
		}
		if err != nil {
			return best, err
		}
	}
	best.Exhausted = s.best.exhausted()
	return best, nil
}

// Connected says whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	g := s.best
	if g == nil || g.where != where {
		g = newSearch(s, where)
	}
	for hops := g.grown(); ; hops++ {
		if err := g.grow(ctx, min(hops, maxHops)); err != nil {
			return false, err
		}
		if shortest, ok := g.shortest(); ok && shortest <= maxHops {
			return true, nil
		}
		if hops >= maxHops || g.exhausted() {
			return false, nil
		}
	}
}

// Opens says which filters let a path through; see pathfind.Searcher.
func (s *searcher) Opens(ctx context.Context, filters []pathfind.Filter, maxHops int) ([]bool, error) {
	opens := make([]bool, len(filters))
	for i := range filters {
		var err error
		if opens[i], err = s.Connected(ctx, &filters[i], maxHops); err != nil {
			return nil, err
		}
	}
	return opens, nil
}

// search is what one filter lets through, read from both sides.
type search struct {
	*searcher
	where  *pathfind.Filter
	filter store.HopFilter
	web    *web
	// forward grows from the beginnings, backward from the ends.
	forward, backward *frontier
	read              int
}

// frontier is one side of a search.
type frontier struct {
	// ends are where it began, opposite where it wants to go: it may reach those,
	// but not go on from them.
	ends, opposite map[string]bool
	seen           map[string]bool
	next           []string
	depth          int
}

func newSearch(s *searcher, where *pathfind.Filter) *search {
	from, to := set(s.from), set(s.to)
	return &search{
		searcher: s, where: where, filter: hopFilter(where), web: newWeb(from, to),
		forward:  &frontier{ends: from, opposite: to, seen: set(s.from), next: s.from},
		backward: &frontier{ends: to, opposite: from, seen: set(s.to), next: s.to},
	}
}

// grown is how many hops the two sides have grown together.
func (g *search) grown() int { return g.forward.depth + g.backward.depth }

// exhausted says whether a side has read all that it can reach, so that every
// path of any length has been read.
func (g *search) exhausted() bool { return len(g.forward.next) == 0 || len(g.backward.next) == 0 }

// grow grows the smaller side, until both together have grown by so many hops or
// there is nothing to grow into.
func (g *search) grow(ctx context.Context, hops int) error {
	for g.grown() < hops && !g.exhausted() {
		side := g.forward
		if len(g.backward.next) < len(g.forward.next) {
			side = g.backward
		}
		if err := g.expand(ctx, side); err != nil {
			return err
		}
	}
	return nil
}

// expand grows a side by one hop: one round trip.
func (g *search) expand(ctx context.Context, side *frontier) error {
	g.filter.Ends = keys(side.opposite)
	var next []string
	err := g.store.Expand(ctx, side.next, &g.filter, func(hop store.Hop) error {
		if g.read++; g.read > g.limits.Hops {
			return tooMuch("hops read", g.limits.Hops)
		}
		g.web.add(hop.From, hop.To, hop.Links)
		if !side.seen[hop.To] {
			side.seen[hop.To] = true
			if !side.opposite[hop.To] {
				next = append(next, hop.To)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	side.next = next
	side.depth++
	return nil
}

// tooMuch is the error of a search that has come to its bound of work.
func tooMuch(what string, limit int) error {
	return &network.Error{Code: network.Timeout, Message: "the search was stopped: too many " + what, Limit: limit}
}

func set(ids []string) map[string]bool {
	s := make(map[string]bool, len(ids))
	for _, id := range ids {
		s[id] = true
	}
	return s
}

func keys[V any](set map[string]V) []string {
	list := make([]string, 0, len(set))
	for id := range set {
		list = append(list, id)
	}
	return list
}
