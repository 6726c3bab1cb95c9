package cypher

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// search is what one filter lets through, read from both sides.
type search struct {
	store    *store.Store
	where    *pathfind.Filter
	from, to []string
	filter   store.HopFilter
	// priced: steps have costs.
	priced bool
	web    *web
	// onward grows from the beginnings, back from the ends.
	onward, back *frontier
	meter        *pathfind.Meter
}

// frontier is one side of a search.
type frontier struct {
	// goals are where it wants to go: it may reach those, but not go on from them.
	goals []string
	seen  map[int]bool
	next  []string
	depth int
}

func newSearch(s *store.Store, meter *pathfind.Meter, where *pathfind.Filter, from, to []string, priced bool) *search {
	w := newWeb(where, from, to)
	side := func(ends, goals []string) *frontier {
		f := &frontier{goals: goals, seen: map[int]bool{}, next: ends}
		for _, id := range ends {
			f.seen[w.numbers[id]] = true
		}
		return f
	}
	filter := hopFilter(where)
	filter.Detailed = priced || w.timed()
	return &search{
		store: s, where: where, from: from, to: to, filter: filter, priced: priced, web: w,
		onward: side(from, to), back: side(to, from), meter: meter,
	}
}

// grown is how many hops the two sides have grown together. Every link of every
// path of no more hops has been read: the first from its beginning, the others
// from its end.
func (g *search) grown() int { return g.onward.depth + g.back.depth }

// exhausted says whether a side has read all that it can reach, so that every
// path of any length has been read.
func (g *search) exhausted() bool { return len(g.onward.next) == 0 || len(g.back.next) == 0 }

// grow grows the smaller side, until both together have grown by so many hops or
// there is nothing to grow into.
func (g *search) grow(ctx context.Context, hops int) error {
	for g.grown() < hops && !g.exhausted() {
		side := g.onward
		if len(g.back.next) < len(g.onward.next) {
			side = g.back
		}
		if err := g.expand(ctx, side); err != nil {
			return err
		}
	}
	return nil
}

// expand grows a side by one hop: one round trip.
func (g *search) expand(ctx context.Context, side *frontier) error {
	g.filter.Ends = slices.Concat(side.goals, g.where.Via)
	var next []string
	err := g.store.Expand(ctx, side.next, &g.filter, func(h store.Hop) error {
		if err := g.meter.Visit(len(h.Links)); err != nil {
			return err
		}
		s := stepOf(g.where, g.priced, h.Links)
		if s == nil {
			return nil
		}
		n := g.web.number(h.To)
		g.web.add(g.web.numbers[h.From], n, s)
		if !side.seen[n] {
			side.seen[n] = true
			if !g.web.from[n] && !g.web.to[n] {
				next = append(next, h.To)
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
