package cypher

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// expressible reports whether Neo4j's own search for shortest paths can take the
// question: it goes from one entity to another, and judges links and entities. Of
// several ends it would search between each two.
func (s *searcher) expressible(where *pathfind.Filter) bool {
	const mostPairs = 16
	return len(s.from)*len(s.to) <= mostPairs && len(where.Via) == 0 && !timed(where) &&
		!slices.ContainsFunc(s.from, func(id string) bool { return slices.Contains(s.to, id) })
}

// enough is how many ways along shortest paths Neo4j lists. Through hubs there may
// be millions, of which the first by their ids can't be told without the others.
const enough = 10_000

// shortest returns the first best paths by fewest hops as Neo4j's own search finds
// them, and whether that is all that was asked: it is not where there are too many
// ways, or where paths are wanted that are longer than the shortest.
func (s *searcher) shortest(ctx context.Context, where *pathfind.Filter, maxHops, first int, more bool) (best pathfind.Best, whole bool, err error) {
	found, err := s.ask(ctx, where, &store.ShortestAsk{Searches: s.pairs(), First: first + 1, Enough: enough})
	if len(found.Paths) == 0 {
		return pathfind.Best{Exhausted: err == nil}, true, err
	}
	hops := len(found.Paths[0].Steps)
	switch {
	case hops > maxHops:
		s.longer = where
		return best, true, err
	case found.Ways >= enough:
		return best, false, err
	}
	// Between other ends the shortest may be longer.
	within := func(hops int) []store.ShortestPath {
		return slices.DeleteFunc(slices.Clone(found.Paths), func(p store.ShortestPath) bool { return len(p.Steps) > hops })
	}
	paths := within(hops)
	for _, p := range paths[:min(first, len(paths))] {
		best.Paths = append(best.Paths, shapedPath(p, where.Known()))
	}
	best.Shortest, best.HasMore = &hops, len(within(maxHops)) > first
	if err != nil || len(best.Paths) == first && (best.HasMore || !more) {
		return best, true, err
	}
	others := s.others(paths, maxHops)
	if len(others) > mostOthers {
		return best, false, nil
	}
	another, err := s.ask(ctx, where, &store.ShortestAsk{Searches: others, First: 1, Enough: 1, Any: true})
	exists := len(another.Paths) > 0
	best.HasMore = exists && len(best.Paths) == first
	return best, best.HasMore || !exists, err
}

// pairs returns the searches between each two ends.
func (s *searcher) pairs() []store.ShortestSearch {
	var searches []store.ShortestSearch
	for _, from := range s.from {
		searches = append(searches, s.onward(from, nil, nil, pathfind.AnyLength)...)
	}
	return searches
}

// onward returns the searches from an entity to each end: past these entities and
// all other ends, and without these links.
func (s *searcher) onward(from string, avoid, without []string, maxHops int) []store.ShortestSearch {
	searches := make([]store.ShortestSearch, len(s.to))
	for i, to := range s.to {
		others := slices.DeleteFunc(slices.Concat(s.from, s.to), func(id string) bool { return id == from || id == to })
		searches[i] = store.ShortestSearch{From: from, To: to, Avoid: slices.Concat(avoid, others), Without: without, MaxHops: maxHops}
	}
	return searches
}

// mostOthers is how many searches for other paths are worth while.
const mostOthers = 64

// others returns searches that find a path of at most maxHops that is none of
// these, if there is one. These are all that are shortest, or come before all others.
//
// Any other path leaves the tree of these somewhere: it begins as some of them do,
// and goes on to an entity that none of them comes to from there (E. L. Lawler: A
// Procedure for Computing the K Best Solutions to Discrete Optimization Problems,
// 1972). From most entities there is such a path, so that the first search finds it.
func (s *searcher) others(paths []store.ShortestPath, maxHops int) []store.ShortestSearch {
	var searches []store.ShortestSearch
	for _, from := range s.from {
		var without []string
		for _, p := range paths {
			if p.Entities[0].ID == from {
				without = append(without, linkIDs(p.Steps[0])...)
			}
		}
		searches = append(searches, s.onward(from, nil, without, maxHops)...)
	}
	for i := 1; i < len(paths[0].Steps); i++ {
		for first, last := 0, 0; first < len(paths); first = last {
			var without []string
			// Paths that begin alike are next to one another.
			for last = first; last < len(paths) && beginAlike(paths[first], paths[last], i); last++ {
				without = append(without, linkIDs(paths[last].Steps[i])...)
			}
			var avoid []string
			for _, e := range paths[first].Entities[:i] {
				avoid = append(avoid, e.ID)
			}
			searches = append(searches, s.onward(paths[first].Entities[i].ID, avoid, without, maxHops-i)...)
		}
	}
	return searches
}

// beginAlike reports whether two paths have the same first steps.
func beginAlike(a, b store.ShortestPath, steps int) bool {
	return slices.EqualFunc(a.Entities[:steps+1], b.Entities[:steps+1], func(a, b network.Entity) bool { return a.ID == b.ID })
}

func linkIDs(links []listing.Link) []string {
	ids := make([]string, len(links))
	for i, l := range links {
		ids[i] = l.ID
	}
	return ids
}

// shortestHops returns the hops of the shortest path of at most maxHops by Neo4j's own
// search; nil where there is none.
func (s *searcher) shortestHops(ctx context.Context, where *pathfind.Filter, maxHops int) (*int, error) {
	searches := s.pairs()
	for i := range searches {
		searches[i].MaxHops = maxHops
	}
	found, err := s.ask(ctx, where, &store.ShortestAsk{Searches: searches, First: 1, Enough: len(searches), Any: true})
	if len(found.Paths) == 0 {
		return nil, err
	}
	return new(len(found.Paths[0].Steps)), err
}

// ask asks Neo4j, unless no link can be part of a path.
func (s *searcher) ask(ctx context.Context, where *pathfind.Filter, ask *store.ShortestAsk) (store.ShortestPaths, error) {
	ask.Filter = hopFilter(where)
	kinds := slices.Clone(ask.Filter.Kinds)
	for _, id := range slices.Concat(s.from, s.to) {
		kind, _ := network.KindOf(id)
		kinds = append(kinds, kind)
	}
	ask.Filter.Types, ask.Joining = network.Joining(ask.Filter.Types, kinds), network.Joining(network.LinkTypes(), kinds)
	if len(ask.Filter.Types) == 0 {
		return store.ShortestPaths{}, nil
	}
	found, err := s.store.Shortest(ctx, ask)
	for i, p := range found.Paths {
		links := 0
		for _, step := range p.Steps {
			links += len(step)
		}
		if err := s.meter.Visit(links); err != nil {
			found.Paths = found.Paths[:i]
			return found, err
		}
	}
	return found, err
}

// shapedPath returns a path with all that was read of its entities and links, as known
// by a day.
func shapedPath(found store.ShortestPath, known network.Day) pathfind.Path {
	p := pathfind.Path{Shape: &pathfind.Shape{}}
	for _, e := range found.Entities {
		p.Entities = append(p.Entities, e.ID)
		p.Shape.Entities = append(p.Shape.Entities, pathfind.EntityShape{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid})
	}
	for i, links := range found.Steps {
		step := pathfind.Step{From: p.Entities[i], To: p.Entities[i+1]}
		shapes := make([]pathfind.LinkShape, len(links))
		for j, l := range links {
			step.Links = append(step.Links, pathfind.LinkRef{Type: l.Type, ID: l.ID})
			shapes[j] = pathfind.LinkShape{
				Backward: l.From != step.From, Role: l.Role, Valid: l.Valid, Status: l.Status, Confidence: l.Confidence, OnBehalfOf: l.OnBehalfOf,
			}
			shapes[j].Tenure, _ = network.KnownBy(l.Tenures, known)
		}
		p.Steps, p.Shape.Links = append(p.Steps, step), append(p.Shape.Links, shapes)
	}
	return p
}
