package memory

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// mostDiverse returns paths of which each leads through as few entities as it can
// that those before it lead through, then by hops, then by ids.
func (s *searcher) mostDiverse(f *filter, maxHops, want int) (r ranked, err error) {
	d := diversity{searcher: s, f: f, maxHops: maxHops}
	for len(d.given) < want {
		next, found, err := d.next()
		if len(d.given) == 0 {
			r.shortest, r.exhausted = next.shortest, next.exhausted
		}
		if err != nil || !found {
			r.ways = d.given
			return r, err
		}
		d.give(next.ways[0])
	}
	r.ways = d.given
	return r, nil
}

// diversity is the paths that were given, and what they lead through.
type diversity struct {
	*searcher
	f       *filter
	maxHops int
	given   []way
	used    []topology.Node
	// solving: an enumeration has come to need the solver, and exact: that exact bounds.
	solving, exact bool
}

func (d *diversity) give(w way) {
	d.given = append(d.given, w)
	for _, n := range w[1:max(1, len(w)-1)] {
		if !slices.Contains(d.used, n) {
			d.used = append(d.used, n)
		}
	}
}

// next finds the next path. Mostly there is one apart from all that is used: the
// shortest past it. Where there is none, it is looked for past all but one of the
// used, then past all but two, unless what is left is better searched as a whole. What
// leads through more than that is found by weight: any path that was not given shows
// how much the next leads through at most.
func (d *diversity) next() (r ranked, found bool, err error) {
	if len(d.f.via) == 0 {
		for again := 0; again <= mostAgain && again <= len(d.used) && (again == 0 || !d.solving); again++ {
			r, err = d.past(again)
			if err != nil || len(r.ways) > 0 {
				return r, len(r.ways) > 0, err
			}
		}
	}
	r, err = d.shortest(nil, d.maxHops)
	if err != nil || len(r.ways) == 0 || len(d.used) == 0 {
		return r, len(r.ways) > 0, err
	}
	r.ways, err = d.lightest(d.weighing(r.ways[0]))
	return r, len(r.ways) > 0, err
}

// mostAgain is how many used entities at a time are looked past the others of.
const mostAgain = 2

// past finds the best path past all that is used but so many of them, whichever
// these are.
func (d *diversity) past(again int) (best ranked, err error) {
	maxHops := d.maxHops
	for barred := range without(d.used, again) {
		r, err := d.shortest(barred, maxHops)
		if err != nil {
			return best, err
		}
		if len(r.ways) == 0 || len(best.ways) > 0 && len(r.ways[0]) == len(best.ways[0]) && d.compare(r.ways[0], best.ways[0]) > 0 {
			best.exhausted = best.exhausted || r.exhausted
			continue
		}
		best, maxHops = r, len(r.ways[0])-1
	}
	return best, nil
}

// shortest finds the shortest path that was not given, past all that is barred.
func (d *diversity) shortest(barred []topology.Node, maxHops int) (ranked, error) {
	b := d.bidirectional(d.f, barred)
	b.exceeded, b.exact = d.solving, d.exact
	r, err := b.fewestHops(maxHops, 1, d.isGiven)
	d.solving, d.exact = b.exceeded, b.exact
	return r, err
}

func (d *diversity) isGiven(w way) bool { return slices.ContainsFunc(d.given, w.equal) }

// without returns a list without each choice of so many of its elements, of two at
// most.
func without(list []topology.Node, n int) iter.Seq[[]topology.Node] {
	return func(yield func([]topology.Node) bool) {
		if n == 0 {
			yield(list)
			return
		}
		for i := range list {
			rest := slices.Delete(slices.Clone(list), i, i+1)
			if n == 1 {
				if !yield(rest) {
					return
				}
				continue
			}
			for j := i; j < len(rest); j++ {
				if !yield(slices.Delete(slices.Clone(rest), j, j+1)) {
					return
				}
			}
		}
	}
}

// weighing weighs paths by how many of the used they lead through, no more than
// some path does.
func (d *diversity) weighing(some way) *weighing {
	used := map[topology.Node]bool{}
	for _, n := range d.used {
		used[n] = true
	}
	most := weightOf(0, some.hops())
	for _, n := range some {
		if used[n] {
			most += weightOf(1, 0)
		}
	}
	return &weighing{
		f: d.f, rank: pathfind.MostDiverse, maxHops: d.maxHops, want: 1, most: most, given: d.isGiven, used: d.used,
		link: func(_ topology.Arc, into topology.Node) weight {
			if d.scratch.role[into]&isUsed != 0 {
				return weightOf(1, 1)
			}
			return weightOf(0, 1)
		},
		step: func(g *subgraph, _ *solver.Step, into int32) int {
			if used[g.nodes[into]] {
				return 1
			}
			return 0
		},
	}
}
