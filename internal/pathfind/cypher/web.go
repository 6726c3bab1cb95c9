package cypher

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// web is the hops that a search has read: who is joined to whom, by which links.
type web struct {
	from, to map[string]bool
	// joined[a][b] are the links between a and b, and so are joined[b][a].
	joined map[string]map[string][]network.LinkRef
	// left[a] is how many hops at least lie between a and the nearest of to,
	// leading through nothing of from or to. What is missing can't get there.
	left map[string]int
	// stale: hops have been added since left was worked out.
	stale bool
}

func newWeb(from, to map[string]bool) *web {
	return &web{from: from, to: to, joined: map[string]map[string][]network.LinkRef{}, stale: true}
}

// add notes a hop. Read again from its other end it brings the same links.
func (w *web) add(a, b string, links []network.LinkRef) {
	if _, known := w.joined[a][b]; known {
		return
	}
	slices.SortFunc(links, network.CompareRefs)
	w.join(a, b, links)
	w.join(b, a, links)
	w.stale = true
}

func (w *web) join(a, b string, links []network.LinkRef) {
	if w.joined[a] == nil {
		w.joined[a] = map[string][]network.LinkRef{}
	}
	w.joined[a][b] = links
}

// measure works out left, by breadth-first search from the ends.
func (w *web) measure() {
	if !w.stale {
		return
	}
	w.left = make(map[string]int, len(w.joined))
	var level []string
	for id := range w.to {
		w.left[id] = 0
		level = append(level, id)
	}
	for hops := 1; len(level) > 0; hops++ {
		var next []string
		for _, id := range level {
			for other := range w.joined[id] {
				if _, seen := w.left[other]; seen {
					continue
				}
				w.left[other] = hops
				if !w.from[other] {
					next = append(next, other)
				}
			}
		}
		level = next
	}
	w.stale = false
}

// shortest gives the hops of the shortest path in the web, if there is one.
func (g *search) shortest() (int, bool) {
	g.web.measure()
	shortest, found := 0, false
	for id := range g.web.from {
		if hops, ok := g.web.left[id]; ok && (!found || hops < shortest) {
			shortest, found = hops, true
		}
	}
	return shortest, found
}

// paths gives the first paths of exactly so many hops, in the order of their ids.
// It goes depth first and turns back where too few hops are left to get there,
// so nearly every try leads to a path.
func (g *search) paths(ctx context.Context, hops, first int) ([]pathfind.Path, error) {
	g.web.measure()
	walk := &walk{web: g.web, ctx: ctx, limit: g.limits.Tries, want: first, on: map[string]bool{}}
	for _, id := range g.from {
		if walk.done() {
			break
		}
		if hops == 0 && g.web.to[id] {
			walk.found = append(walk.found, pathfind.Path{Entities: []string{id}})
		}
		if hops > 0 {
			walk.enter(id, hops)
		}
	}
	return walk.found, walk.err
}

// walk is a depth-first enumeration of paths.
type walk struct {
	web *web
	ctx context.Context
	// on is the entities on the way, which is their order.
	on    map[string]bool
	way   []string
	want  int
	found []pathfind.Path
	tries int
	limit int
	err   error
}

func (w *walk) done() bool { return w.err != nil || len(w.found) >= w.want }

// enter puts an entity on the way, with so many hops to go.
func (w *walk) enter(id string, hops int) {
	w.on[id] = true
	w.way = append(w.way, id)
	w.goOn(id, hops)
	w.way = w.way[:len(w.way)-1]
	delete(w.on, id)
}

// goOn tries each neighbour from which the end can be reached in time.
func (w *walk) goOn(id string, hops int) {
	const checkEvery = 1024
	for _, next := range w.candidates(id, hops-1) {
		if w.tries++; w.tries > w.limit {
			w.err = tooMuch("tries", w.limit)
		} else if w.tries%checkEvery == 0 && w.ctx.Err() != nil {
			w.err = &network.Error{Code: network.Timeout, Message: "the search took too long", Err: w.ctx.Err()}
		}
		if w.done() {
			return
		}
		if hops == 1 {
			w.found = append(w.found, w.web.path(append(slices.Clone(w.way), next)))
			continue
		}
		w.enter(next, hops-1)
	}
}

// candidates gives, in order, the neighbours that may come next where so many
// hops then remain: the last is one of the ends, those before it are of neither
// set.
func (w *walk) candidates(id string, remaining int) []string {
	var next []string
	for other := range w.web.joined[id] {
		left, leads := w.web.left[other]
		switch {
		case !leads || left > remaining || w.on[other]:
		case remaining == 0 && w.web.to[other]:
			next = append(next, other)
		case remaining > 0 && !w.web.to[other] && !w.web.from[other]:
			next = append(next, other)
		}
	}
	slices.Sort(next)
	return next
}

// path makes a path of its entities.
func (w *web) path(entities []string) pathfind.Path {
	p := pathfind.Path{Entities: entities, Steps: make([]pathfind.Step, len(entities)-1)}
	for i := range p.Steps {
		a, b := entities[i], entities[i+1]
		p.Steps[i] = pathfind.Step{From: a, To: b, Links: w.joined[a][b]}
	}
	return p
}
