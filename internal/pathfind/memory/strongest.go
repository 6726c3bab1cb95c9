package memory

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// strongest gives the first paths by cost, then hops, then ids.
//
// Any paths will do to begin with: as many as are wanted show what the last of the
// best costs at most. The best are then found in the basin of that cost.
func (s *searcher) strongest(f *filter, maxHops, want int) (ranked, error) {
	r, err := s.corridor(f, nil).fewestHops(maxHops, want, nil)
	if err != nil {
		r.ways = nil // none of them need be among the best
		return r, err
	}
	if len(r.ways) < want { // these are all
		slices.SortFunc(r.ways, func(a, b way) int {
			return cmp.Or(cmp.Compare(s.load(f, a), s.load(f, b)), s.compare(a, b))
		})
		return r, nil
	}
	most := load(0)
	for _, w := range r.ways {
		most = max(most, s.load(f, w))
	}
	r.ways, err = s.lightest(&weighing{
		f: f, rank: pathfind.Strongest, maxHops: maxHops, want: want, most: most,
		link: func(a topology.Arc, _ topology.Node) load { return loadOf(f.cost(a).Total(), 1) },
		step: func(_ *web, s *step) int { return int(s.cost) },
	})
	return r, err
}

// load is what a path weighs by cost, then hops.
func (s *searcher) load(f *filter, w way) load {
	sum := load(0)
	for i := range len(w) - 1 {
		least := loadOf(farTooMuch, 1)
		for _, a := range s.snapshot.Between(w[i], w[i+1]) {
			if f.passes(a) {
				least = min(least, loadOf(f.cost(a).Total(), 1))
			}
		}
		sum += least
	}
	return sum
}

// compare orders paths by their ids.
func (s *searcher) compare(a, b way) int { return slices.CompareFunc(a, b, s.snapshot.Compare) }
