package cypher

import (
	"cmp"
	"container/heap"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
)

// weight is what a path is ranked by before its ids: the sum of its costs, and of
// the same cost its hops. Each hop weighs its cost times perCost and one more.
type weight int

const perCost weight = 1 << 8

func (w weight) cost() int { return int(w / perCost) }

// bestFirst finds the paths of a web in the order of their weights, then ids. It
// always goes on with the way whose best end may be best of all, by exact bounds
// on what is left: so the ways that it ends come in order.
type bestFirst struct {
	*bounds
	most int
	// hop weighs a hop to an entity; last where that is the end.
	hop func(h hop, last bool) weight
	// left has, for each number of hops and each state, the least weight of what
	// leads from it to an end in at most so many.
	left  [][]weight
	ways  ways
	meter *pathfind.Meter
}

const noWay weight = math.MaxInt

// way is a beginning of a path.
type way struct {
	entities []int
	// ranks are the places of the entities in the order of ids.
	ranks  []int
	passed int
	by     times
	weight weight
	// atLeast is its weight with the least that can follow.
	atLeast weight
	done    bool
}

func newBestFirst(ctx context.Context, b *bounds, meter *pathfind.Meter, from []string, most int, hop func(h hop, last bool) weight) (*bestFirst, error) {
	f := &bestFirst{bounds: b, most: most, hop: hop, meter: meter}
	if err := f.measure(ctx); err != nil {
		return nil, err
	}
	for _, id := range from {
		n := b.web.numbers[id]
		begin := way{entities: []int{n}, ranks: []int{b.web.rank[n]}, by: onward.begin()}
		if b.web.ends(n, 0) {
			end := begin
			end.done = true
			f.ways = append(f.ways, end)
		}
		if begin.atLeast = f.left[most][b.web.state(n, 0)]; begin.atLeast != noWay {
			f.ways = append(f.ways, begin)
		}
	}
	heap.Init(&f.ways)
	return f, nil
}

// measure works out what is left.
func (f *bestFirst) measure(ctx context.Context) error {
	w := f.web
	f.left = make([][]weight, f.most+1)
	for hops := range f.left {
		f.left[hops] = slices.Repeat([]weight{noWay}, w.states())
		if hops == 0 {
			continue
		}
		for n, row := range w.rows {
			if err := stillTime(ctx, n); err != nil {
				return err
			}
			for passed := range len(w.where.Via) + 1 {
				least := noWay
				for _, h := range row {
					if w.ends(h.to, passed) {
						least = min(least, f.hop(h, true))
					}
					if p, ok := w.pass(h.to, passed); ok {
						if rest := f.left[hops-1][w.state(h.to, p)]; rest != noWay {
							least = min(least, f.hop(h, false)+rest)
						}
					}
				}
				f.left[hops][w.state(n, passed)] = least
			}
		}
	}
	return nil
}

// next gives the next path and its weight; nil where there is none.
func (f *bestFirst) next(ctx context.Context) ([]int, weight, error) {
	for len(f.ways) > 0 {
		first, _ := heap.Pop(&f.ways).(way)
		if first.done {
			return first.entities, first.weight, nil
		}
		if err := f.extend(ctx, &first); err != nil {
			return nil, 0, err
		}
	}
	return nil, 0, nil
}

// extend puts what may follow a way in its place.
func (f *bestFirst) extend(ctx context.Context, from *way) error {
	w := f.web
	rest := f.most - len(from.entities) // hops that are left after one more
	for _, h := range w.rows[from.entities[len(from.entities)-1]] {
		if slices.Contains(from.entities, h.to) {
			continue
		}
		by := from.by.over(h.step, onward)
		if len(by) == 0 {
			continue
		}
		add := func(passed int, weight, atLeast weight, done bool) error {
			heap.Push(&f.ways, way{
				entities: append(slices.Clone(from.entities), h.to), ranks: append(slices.Clone(from.ranks), w.rank[h.to]),
				passed: passed, by: by, weight: weight, atLeast: atLeast, done: done,
			})
			return f.meter.Visit(1)
		}
		if w.ends(h.to, from.passed) {
			weight := from.weight + f.hop(h, true)
			if err := add(from.passed, weight, weight, true); err != nil {
				return err
			}
		}
		passed, ok := w.pass(h.to, from.passed)
		if !ok || rest == 0 || !f.leadWithin(h.to, passed, rest, by) {
			continue
		}
		if left := f.left[rest][w.state(h.to, passed)]; left != noWay {
			weight := from.weight + f.hop(h, false)
			if err := add(passed, weight, weight+left, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// ways is a heap of ways, the one whose end may be best on top.
type ways []way

func (w ways) Len() int { return len(w) }
func (w ways) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(w[i].atLeast, w[j].atLeast), slices.Compare(w[i].ranks, w[j].ranks)) < 0
}
func (w ways) Swap(i, j int) { w[i], w[j] = w[j], w[i] }

// Push is part of heap.Interface.
func (w *ways) Push(x any) {
	if added, ok := x.(way); ok {
		*w = append(*w, added)
	}
}

// Pop is part of heap.Interface.
func (w *ways) Pop() any {
	last := len(*w) - 1
	popped := (*w)[last]
	*w = (*w)[:last]
	return popped
}

// ranked is the best paths of a web.
type ranked struct {
	paths [][]int
	// more: there are more than those.
	more bool
	// settled is how many of them come before all that have more hops than the web
	// was read for.
	settled int
}

// strongest gives the first of the strongest paths of at most so many hops.
func (g *search) strongest(ctx context.Context, b *bounds, hops, first int, more bool) (r ranked, err error) {
	f, err := newBestFirst(ctx, b, g.meter, g.from, hops, func(h hop, _ bool) weight { return weight(h.cost.Total())*perCost + 1 })
	if err != nil {
		return r, err
	}
	for len(r.paths) < first || more {
		path, weight, err := f.next(ctx)
		switch {
		case err != nil || path == nil:
			return r, err
		case len(r.paths) == first:
			r.more = true
			return r, nil
		}
		r.paths = append(r.paths, path)
		if weight.cost() <= pathfind.MinCost*(hops+1) {
			r.settled = len(r.paths)
		}
	}
	return r, nil
}

// mostDiverse gives the first of the most diverse paths of at most so many hops:
// each of them weighs what it has in common with those before it.
func (g *search) mostDiverse(ctx context.Context, b *bounds, hops, first int, more bool) (r ranked, err error) {
	used := make([]bool, len(g.web.ids))
	given := map[string]bool{}
	for len(r.paths) < first || more {
		f, err := newBestFirst(ctx, b, g.meter, g.from, hops, func(h hop, last bool) weight {
			if !last && used[h.to] {
				return perCost + 1
			}
			return 1
		})
		if err != nil {
			return r, err
		}
		var path []int
		var again weight
		for {
			if path, again, err = f.next(ctx); err != nil || path == nil || !given[fmt.Sprint(path)] {
				break
			}
		}
		switch {
		case err != nil || path == nil:
			return r, err
		case len(r.paths) == first:
			r.more = true
			return r, nil
		}
		if again.cost() == 0 && r.settled == len(r.paths) {
			r.settled++
		}
		r.paths = append(r.paths, path)
		given[fmt.Sprint(path)] = true
		for _, n := range path[1:max(1, len(path)-1)] {
			used[n] = true
		}
	}
	return r, nil
}
