package solver

import "github.com/entente-graph/entente/internal/pathfind"

// Connected reports whether there is any path of at most so many hops;
// pathfind.AnyLength is no bound.
//
// Without via a walk decides: see labels, or Profiles where days matter. One via can be passed if two ways that have
// nothing in common lead from it to both ends, which then are the path. More of them,
// or one in its time, are as hard as the graph is: to find disjoint ways through several
// entities is NP-hard where their number is part of the question. Then a path is
// searched for, always from the beginning of which the least is left.
func (g *Graph) Connected(meter *pathfind.Meter, maxHops int) (bool, error) {
	if g.conditions.timed() && g.conditions.Via == 0 {
		shortest, err := ShortestByDays(adjacency{g, meter}, g.conditions, g.ends(From), g.ends(To), maxHops)
		return shortest != nil, err
	}
	s, err := g.search(meter, Query{MaxHops: maxHops})
	if err != nil {
		return false, err
	}
	if s.queue.Len() == 0 || g.conditions.Via == 0 {
		return s.queue.Len() > 0, nil
	}
	if passable, err := s.passable(); err != nil || !passable {
		return false, err
	}
	if g.conditions.Via == 1 && !g.conditions.timed() {
		return true, nil
	}
	s.greedy = true // of the beginnings of one entity, which are queued, all is left
	_, found, err := s.Next()
	return found, err
}

// Shortest returns the hops of the shortest path, of at most so many hops; nil where
// there is none. That there is none can be quicker to tell than to search for.
func (g *Graph) Shortest(meter *pathfind.Meter, maxHops int) (*int, error) {
	if connected, err := g.Connected(meter, maxHops); err != nil || !connected {
		return nil, err
	}
	search, err := g.Search(meter, Query{MaxHops: maxHops})
	if err != nil {
		return nil, err
	}
	path, found, err := search.Next()
	if !found || err != nil {
		return nil, err
	}
	return new(path.Hops()), nil
}

// passable reports whether each via can be passed, if by ways that have something in
// common with those by which another is passed.
func (s *Search) passable() (bool, error) {
	g := s.graph
	for nth := range s.via {
		d := s.around(nth, func(entity int32) bool {
			if nth == 0 {
				return g.role[entity]&From != 0
			}
			return entity == s.via[nth-1]
		})
		if left, passable, err := d.least(); err != nil || !passable || left.hops() > s.query.MaxHops {
			return false, err
		}
	}
	return true, nil
}

// adjacency is a graph as ShortestByDays reads it.
type adjacency struct {
	*Graph
	meter *pathfind.Meter
}

func (a adjacency) Links(entity int32) int {
	if !a.inner(entity) {
		return 0
	}
	return len(a.of(entity))
}

func (a adjacency) Steps(entity int32, except Role, do func(*Step)) error {
	steps := a.of(entity)
	for i := range steps {
		if a.role[steps[i].To]&except == 0 {
			do(&steps[i])
		}
	}
	return a.meter.Visit(len(steps))
}
