package cypher

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Connected says whether there is any path; see pathfind.Searcher.
func (s *searcher) Connected(ctx context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	g := s.best
	if g == nil || g.where != where {
		g = newSearch(s.store, s.meter, where, s.from, s.to, false)
	}
	for hops := g.grown(); ; hops++ {
		if err := g.grow(ctx, min(hops, maxHops)); err != nil {
			return false, err
		}
		if found, err := g.exists(ctx, min(hops, maxHops), maxHops); found || err != nil {
			return found, err
		}
		if hops >= maxHops || g.exhausted() && (g.walksSuffice() || maxHops == pathfind.AnyLength) {
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

// walksSuffice says whether a walk proves that there is a path of no more hops:
// what a walk does between two visits to an entity can be left out, also where
// its steps have to overlap or to be in order. What can't be left out is via.
func (g *search) walksSuffice() bool { return len(g.where.Via) == 0 }

// exists says whether the web, which has been read for so many hops, has a path of
// at most maxHops.
func (g *search) exists(ctx context.Context, hops, maxHops int) (bool, error) {
	walk, err := g.walkable(ctx, maxHops)
	switch {
	case err != nil || !walk || g.walksSuffice():
		return walk, err
	case maxHops != pathfind.AnyLength:
		paths, err := g.ofLength(ctx, hops, 1)
		return len(paths) > 0, err
	case g.exhausted():
		return g.byVia(ctx, g.meter)
	default:
		// What is not soon found may be easier to find when more has been read.
		quick := pathfind.NewMeter(ctx, min(quickTries, g.meter.Left()))
		found, err := g.byVia(ctx, quick)
		if network.CodeOf(err) == network.Timeout && ctx.Err() == nil {
			err = nil
		}
		return found, cmp.Or(err, g.meter.Visit(quick.Visited()))
	}
}

// quickTries is how often is tried in a web that has not been read in full.
const quickTries = 1000

// walkable says whether there is a walk of at most maxHops from a beginning to an
// end.
func (g *search) walkable(ctx context.Context, maxHops int) (bool, error) {
	var begin []arrival
	for _, id := range g.from {
		n := g.web.numbers[id]
		if g.web.ends(n, 0) {
			return true, nil
		}
		begin = append(begin, arrival{n, 0, onward.begin()})
	}
	return g.web.spread(ctx, begin, nil, maxHops)
}

// arrival is to be somewhere, having passed so many of the via.
type arrival struct {
	n, passed int
	by        times
}

// spread goes from where somebody is into all directions, a hop at a time, and
// says whether an end is come to in at most so many hops. It goes nowhere twice
// but at better times, and not to what is off.
func (w *web) spread(ctx context.Context, level []arrival, off []bool, maxHops int) (bool, error) {
	best := make(map[int]times, len(level))
	count := 0
	for hops := 1; hops <= maxHops && len(level) > 0; hops++ {
		var next []arrival
		for _, from := range level {
			for _, h := range w.rows[from.n] {
				count++
				if err := stillTime(ctx, count); err != nil {
					return false, err
				}
				by := from.by.over(h.step, onward)
				if len(by) == 0 {
					continue
				}
				if w.ends(h.to, from.passed) && (off == nil || !off[h.to]) {
					return true, nil
				}
				passed, ok := w.pass(h.to, from.passed)
				if !ok || off != nil && off[h.to] {
					continue
				}
				there := w.state(h.to, passed)
				all, gained := best[there].with(by, onward)
				if len(gained) == 0 {
					continue
				}
				best[there] = all
				next = append(next, arrival{h.to, passed, gained})
			}
		}
		level = next
	}
	return false, nil
}

// byVia says whether there is a path of any length by way of the via. That is
// hard where the web is: it looks for reasons why there can be none, then for a
// path, always on the shortest way, and turns back only where the rest is out of
// reach. Its tries are counted.
func (g *search) byVia(ctx context.Context, meter *pathfind.Meter) (bool, error) {
	if !g.web.forks() {
		return false, nil
	}
	g.web.sort()
	d := &detour{web: g.web, ctx: ctx, meter: meter, on: make([]bool, len(g.web.ids)), left: g.web.distances()}
	for _, id := range g.from {
		if found, err := d.enter(arrival{g.web.numbers[id], 0, onward.begin()}); found || err != nil {
			return found, err
		}
	}
	return false, nil
}

// detour is a depth-first search for one path of any length.
type detour struct {
	*web
	ctx   context.Context
	meter *pathfind.Meter
	on    []bool
	// left is how many hops at least lead from each state to an end.
	left map[int]int
}

func (d *detour) enter(here arrival) (bool, error) {
	d.on[here.n] = true
	defer func() { d.on[here.n] = false }()
	if err := d.meter.Visit(1); err != nil {
		return false, err
	}
	if open, err := d.spread(d.ctx, []arrival{here}, d.on, pathfind.AnyLength); !open || err != nil {
		return false, err
	}
	var next []arrival
	for _, h := range d.rows[here.n] {
		by := here.by.over(h.step, onward)
		if d.on[h.to] || len(by) == 0 {
			continue
		}
		if d.ends(h.to, here.passed) {
			return true, nil
		}
		if passed, ok := d.pass(h.to, here.passed); ok {
			if _, leads := d.left[d.state(h.to, passed)]; leads {
				next = append(next, arrival{h.to, passed, by})
			}
		}
	}
	slices.SortStableFunc(next, func(a, b arrival) int {
		return cmp.Compare(d.left[d.state(a.n, a.passed)], d.left[d.state(b.n, b.passed)])
	})
	for _, there := range next {
		if found, err := d.enter(there); found || err != nil {
			return found, err
		}
	}
	return false, nil
}

// distances gives the hops of the shortest walk from each state to an end.
func (w *web) distances() map[int]int {
	left := map[int]int{}
	type place struct{ n, passed int }
	var level []place
	for n, isEnd := range w.to {
		if isEnd {
			level = append(level, place{n, len(w.where.Via)})
		}
	}
	for hops := 1; len(level) > 0; hops++ {
		var next []place
		for _, there := range level {
			// Who comes to a via has passed one fewer before.
			before := there.passed
			if w.via[there.n] > 0 {
				before--
			}
			for _, h := range w.rows[there.n] {
				if _, known := left[w.state(h.to, before)]; known {
					continue
				}
				left[w.state(h.to, before)] = hops
				if p := (place{h.to, before}); !w.from[h.to] && !w.to[h.to] && (w.via[h.to] == 0 || w.via[h.to] == before) {
					next = append(next, p)
				}
			}
		}
		level = next
	}
	return left
}
