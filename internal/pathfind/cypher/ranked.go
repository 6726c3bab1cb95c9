package cypher

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
)

// best returns a page of the best paths: those of the part of the network that has been
// read, as soon as no path of more hops can come before them.
func (r *reading) best(ctx context.Context, page *pathfind.Page) (pathfind.Best, error) {
	var best pathfind.Best
	first, maxHops := page.First, page.MaxHops
	want := max(first, 1) // one path shows how many hops the shortest has
	if page.More {
		want = first + 1
	}
	for hops := 0; hops <= maxHops; hops++ {
		if err := r.grow(ctx, hops); err != nil {
			return best, err
		}
		if r.exhausted() {
			hops = maxHops
		}
		if !r.met || r.premature() && hops < maxHops {
			continue
		}
		r.searched = len(r.steps)
		s := selection{solvable: r.solvable(), reading: r, page: page, hops: hops, last: hops == maxHops}
		err := s.run(want, &best)
		if settled := s.paths(first); err == nil || len(settled) > len(best.Paths) {
			best.Paths = settled
		}
		if err != nil {
			return best, err
		}
		best.HasMore = len(s.found) > first
		if best.Shortest != nil && len(best.Paths) == first && (best.HasMore || !page.More) {
			return best, nil
		}
	}
	// Any walk proves that there is a path, but for conditions on whole paths.
	best.Exhausted = r.exhausted() && len(r.where.Via) == 0 && !timed(r.where)
	return best, nil
}

// premature reports whether it is too soon to search again: exact bounds cost much,
// and little has been read that was not searched before.
func (r *reading) premature() bool { return r.exact && len(r.steps) < 2*r.searched }

// selection is the best paths of what has been read for so many hops.
type selection struct {
	*solvable
	reading *reading
	page    *pathfind.Page
	hops    int
	// last: no path that counts has more hops.
	last  bool
	found []solver.Path
	// settled is how many of them come before all paths of more hops.
	settled int
}

// run finds so many paths, if there are as many, and how many hops the shortest has,
// unless that is known.
func (s *selection) run(want int, best *pathfind.Best) error {
	if best.Shortest == nil && s.page.Rank != pathfind.FewestHops {
		path, found, err := s.search(nil)()
		if err != nil || !found {
			return err
		}
		best.Shortest = new(path.Hops())
	}
	for next := s.next(); len(s.found) < want; {
		path, more, err := next()
		if err != nil || !more {
			return err
		}
		if best.Shortest == nil {
			best.Shortest = new(path.Hops())
		}
		if s.given(&path) {
			continue
		}
		if s.settled == len(s.found) && s.settles(path) {
			s.settled++
		}
		s.found = append(s.found, path)
	}
	return nil
}

// given reports whether a path comes no later than the place behind which the page
// begins.
func (s *selection) given(p *solver.Path) bool {
	if s.page.After == nil {
		return false
	}
	ids := make([]string, len(p.Entities))
	for i, entity := range p.Entities {
		ids[i] = s.ids[s.order[entity]]
	}
	return s.page.After.Compare(p.Cost, ids) <= 0
}

// nextPath returns the next path, and whether there is one.
type nextPath func() (solver.Path, bool, error)

// next returns what returns the paths by the rank.
func (s *selection) next() nextPath {
	switch s.page.Rank {
	case pathfind.MostDiverse:
		return s.nextDiverse
	case pathfind.Strongest:
		return s.search(func(step *solver.Step, _ int32) int { return int(step.Cost) })
	default:
		return s.search(nil)
	}
}

// search returns what returns the paths by their weight.
func (s *selection) search(weigh func(*solver.Step, int32) int) nextPath {
	search, err := s.Search(s.reading.meter, solver.Query{MaxHops: s.hops, Weigh: weigh, Exact: s.reading.exact})
	return func() (solver.Path, bool, error) {
		if err != nil {
			return solver.Path{}, false, err
		}
		defer func() { s.reading.exact = search.Exact() }()
		return search.Next()
	}
}

// nextDiverse returns the path that leads through the fewest entities that those
// before it lead through.
func (s *selection) nextDiverse() (solver.Path, bool, error) {
	used := map[int32]bool{}
	for _, path := range s.found {
		for _, entity := range inside(path) {
			used[entity] = true
		}
	}
	next := s.search(func(_ *solver.Step, into int32) int {
		if used[into] {
			return 1
		}
		return 0
	})
	for {
		path, found, err := next()
		if err != nil || !found || !slices.ContainsFunc(s.found, func(p solver.Path) bool { return slices.Equal(p.Entities, path.Entities) }) {
			return path, found, err
		}
	}
}

// inside returns the entities between the ends of a path.
func inside(p solver.Path) []int32 { return p.Entities[1:max(1, len(p.Entities)-1)] }

// settles reports whether no path of more hops than were read comes before a path.
func (s *selection) settles(p solver.Path) bool {
	switch s.page.Rank {
	case pathfind.Strongest:
		return s.last || p.Cost <= pathfind.MinCost*(s.hops+1)
	case pathfind.MostDiverse:
		return s.last || p.Cost == 0
	default:
		return true
	}
}

// paths returns the settled paths of the first.
func (s *selection) paths(first int) []pathfind.Path {
	var list []pathfind.Path
	for _, p := range s.found[:min(first, s.settled)] {
		list = append(list, s.path(p, s.page.Rank == pathfind.Strongest))
	}
	return list
}
