package memory

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// strongest returns the first paths by cost, then hops, then ids.
//
// Any paths will do to begin with: as many as are wanted show what the last of the
// best costs at most. The best are then found among the ways that cost no more.
func (s *searcher) strongest(f *filter, page *pathfind.Page, want int) (ranked, error) {
	given := s.given(page.After, func(w way) int { return s.costs(f, w).cost() })
	r, err := s.bidirectional(f, nil).fewestHops(page.MaxHops, want, given)
	if err != nil {
		r.ways = nil // none of them need be among the best
		return r, err
	}
	if len(r.ways) < want { // these are all
		slices.SortFunc(r.ways, func(a, b way) int {
			return cmp.Or(cmp.Compare(s.costs(f, a), s.costs(f, b)), s.compare(a, b))
		})
		return r, nil
	}
	most := weight(0)
	for _, w := range r.ways {
		most = max(most, s.costs(f, w))
	}
	least := weight(0)
	if page.After != nil {
		least = weightOf(page.After.Cost, page.After.Hops())
	}
	r.ways, err = s.lightest(&weighing{
		f: f, rank: pathfind.Strongest, maxHops: page.MaxHops, want: want, most: most, given: given, least: least,
		link: func(a topology.Arc, _ topology.Node) weight { return weightOf(f.cost(a).Total(), 1) },
		step: func(_ *subgraph, s *solver.Step, _ int32) int { return int(s.Cost) },
	})
	return r, err
}

// costs returns what a path weighs by cost, then hops.
func (s *searcher) costs(f *filter, w way) weight {
	sum := weight(0)
	for i := range len(w) - 1 {
		least := weightOf(unpriced, 1)
		for _, a := range s.snapshot.Between(w[i], w[i+1]) {
			if f.passes(a) {
				least = min(least, weightOf(f.cost(a).Total(), 1))
			}
		}
		sum += least
	}
	return sum
}

// compare orders paths by their ids.
func (s *searcher) compare(a, b way) int { return slices.CompareFunc(a, b, s.snapshot.Compare) }
