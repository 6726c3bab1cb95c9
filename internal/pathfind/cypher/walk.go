package cypher

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
)

// walk is a depth-first enumeration of the paths of a web, in the order of their
// ids.
type walk struct {
	*bounds
	ctx   context.Context
	meter *pathfind.Meter
	// on says which entities are on the way, which is their order.
	on    []bool
	way   []int
	want  int
	found [][]int
}

// ofLength gives the first paths of exactly so many hops. It turns back where an
// end can't be come to in the hops that are left, so nearly every try leads to a
// path.
func (g *search) ofLength(ctx context.Context, hops, first int) ([][]int, error) {
	g.web.sort()
	bounds, err := newBounds(ctx, g.web, hops)
	if err != nil {
		return nil, err
	}
	w := &walk{bounds: bounds, ctx: ctx, meter: g.meter, on: make([]bool, len(g.web.ids)), want: first}
	for _, id := range g.from {
		n := g.web.numbers[id]
		if !w.lead(n, 0, hops, onward.begin()) {
			continue
		}
		if hops == 0 {
			w.found = append(w.found, []int{n})
			continue
		}
		if err := w.enter(n, 0, hops, onward.begin()); err != nil {
			return w.found, err
		}
	}
	return w.found[:min(first, len(w.found))], nil
}

// enter puts an entity on the way, with so many hops to go.
func (w *walk) enter(n, passed, hops int, by times) error {
	w.on[n] = true
	w.way = append(w.way, n)
	err := w.goOn(n, passed, hops, by)
	w.way = w.way[:len(w.way)-1]
	w.on[n] = false
	return err
}

// goOn tries each neighbour from which an end can be come to in time.
func (w *walk) goOn(n, passed, hops int, by times) error {
	for _, h := range w.web.rows[n] {
		if len(w.found) >= w.want {
			return nil
		}
		if w.on[h.to] {
			continue
		}
		after := passed
		if hops > 1 {
			var ok bool
			if after, ok = w.web.pass(h.to, passed); !ok {
				continue
			}
		}
		there := by.over(h.step, onward)
		if len(there) == 0 || !w.lead(h.to, after, hops-1, there) {
			continue
		}
		if err := w.meter.Visit(1); err != nil {
			return err
		}
		if hops == 1 {
			w.found = append(w.found, append(slices.Clone(w.way), h.to))
			continue
		}
		if err := w.enter(h.to, after, hops-1, there); err != nil {
			return err
		}
	}
	return nil
}
