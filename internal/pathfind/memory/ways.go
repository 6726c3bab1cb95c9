package memory

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Ways is how far everything is from some origins, and by which shortest ways: what a
// search for reach finds, for questions about the ways themselves.
type Ways interface {
	// Hops returns the hops of an entity from the nearest origin, 0 for an origin; false
	// where it was not reached.
	Hops(n topology.Node) (int, bool)
	// All yields what was reached, with its hops, origins first, nearest next.
	All() iter.Seq2[topology.Node, int]
	// Path returns the first path to an entity that was reached, by hops, then ids.
	Path(n topology.Node) (pathfind.Path, error)
	// Between returns what the shortest ways to some entities pass, without their ends, in
	// no order.
	Between(targets []topology.Node) (Passed, error)
	// Removals calls each for every entity but an origin without which any of some
	// entities are not reached, or by more hops. It does not count itself.
	Removals(targets []topology.Node, each func(Removal)) error
	// Joined reports whether a step between the same entities can be taken here as well, by
	// any link: one of a path that was found under another filter.
	Joined(step *pathfind.Step) (bool, error)
}

// Passed is what some ways pass.
type Passed struct {
	// Entities are those between their ends: whom they pass, what partners share, and who
	// was there on behalf of one. Links are the links of all steps.
	Entities []topology.Node
	Links    []Link
}

// Link is a link as an arc, and of whose row that is.
type Link struct {
	Of  topology.Node
	Arc topology.Arc
}

// Removal is what it would change if an entity were not there.
type Removal struct {
	Entity topology.Node
	// Lost are no longer reached within the hops that the question allows, Farther by more
	// of them. Both are in no order.
	Lost, Farther []topology.Node
}

// Survey searches the ways from some entities under a checked filter, whose MaxHops may
// be pathfind.AnyLength.
func Survey(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit) (Ways, error) {
	r := newSurvey(s, meter, from, where, unit)
	if r.f.byStep() {
		return surveySteps(r)
	}
	return surveyDays(r)
}

// newSurvey makes a search for reach that keeps its memory to itself.
func newSurvey(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit) *reached {
	e, scratch := New(nil), new(reachScratch)
	scratch.fit(s)
	from = slices.SortedFunc(slices.Values(from), s.Compare)
	return e.newReached(&searcher{snapshot: s, effort: e.effort, from: from, meter: meter}, scratch, &pathfind.ReachQuestion{Where: *where, Unit: unit})
}

// waysByDays is Ways under a filter that judges ways as a whole: by overlapping or
// inTimeOrder. That a way is the shortest to an entity that it passes does not make it
// part of a shortest one to another, so each question about one is a search.
type waysByDays struct {
	*reached
	// hopsTo are the hops of what was reached, and inOrder is that, nearest first.
	hopsTo  map[topology.Node]int
	inOrder []topology.Node
}

func surveyDays(r *reached) (*waysByDays, error) {
	w := &waysByDays{reached: r, hopsTo: map[topology.Node]int{}, inOrder: slices.Clone(r.from)}
	for _, n := range r.from {
		w.hopsTo[n] = 0
	}
	return w, r.byDays(func(n topology.Node, hops int) {
		if _, known := w.hopsTo[n]; !known {
			w.hopsTo[n] = hops
			w.inOrder = append(w.inOrder, n)
		}
	})
}

func (w *waysByDays) Hops(n topology.Node) (int, bool) {
	hops, is := w.hopsTo[n]
	return hops, is
}

func (w *waysByDays) All() iter.Seq2[topology.Node, int] {
	return func(yield func(topology.Node, int) bool) {
		for _, n := range w.inOrder {
			if !yield(n, w.hopsTo[n]) {
				return
			}
		}
	}
}

func (w *waysByDays) Path(n topology.Node) (pathfind.Path, error) {
	best, err := w.paths(n, pathfind.Page{First: 1})
	if err != nil {
		return pathfind.Path{}, err
	}
	return best.Paths[0], nil
}

// paths searches the shortest paths to an entity.
func (w *waysByDays) paths(n topology.Node, page pathfind.Page) (best pathfind.Best, err error) {
	page.MaxHops = w.hopsTo[n]
	err = w.engine.search(w.snapshot, w.meter, w.from, []topology.Node{n}, func(s *searcher) error {
		best, err = s.Best(w.meter.Context(), &w.q.Where, page)
		return err
	})
	return best, err
}

// mostPaths is how many of the shortest paths to one entity are looked at under a filter
// that judges them as a whole.
const mostPaths = 1000

func (w *waysByDays) Between(targets []topology.Node) (Passed, error) {
	entities, links := map[topology.Node]bool{}, map[topology.Edge]Link{}
	for _, n := range targets {
		best, err := w.paths(n, pathfind.Page{First: mostPaths})
		if err != nil {
			return Passed{}, err
		}
		if best.HasMore {
			return Passed{}, &network.Error{Code: network.Timeout, Message: "an organisation is reached by more shortest paths than are looked at", Limit: mostPaths}
		}
		for i := range best.Paths {
			w.note(&best.Paths[i], entities, links)
		}
	}
	return passed(entities, links), nil
}

// note notes what a path passes.
func (w *waysByDays) note(p *pathfind.Path, entities map[topology.Node]bool, links map[topology.Edge]Link) {
	way := nodes(w.snapshot, p.Entities)
	for i, n := range way[1:] {
		if i+2 < len(way) {
			entities[n] = true
		}
		for _, a := range w.snapshot.Between(way[i], n) {
			if w.f.passes(a) {
				links[a.Edge()] = Link{way[i], a}
			}
		}
	}
}

func passed(entities map[topology.Node]bool, links map[topology.Edge]Link) (p Passed) {
	for n := range entities {
		p.Entities = append(p.Entities, n)
	}
	for _, l := range links {
		p.Links = append(p.Links, l)
	}
	return p
}

// Removals searches once more without each entity of the first paths: who is on all
// shortest paths to an entity is on the first.
func (w *waysByDays) Removals(targets []topology.Node, each func(Removal)) error {
	candidates := map[topology.Node]bool{}
	for _, n := range targets {
		best, err := w.paths(n, pathfind.Page{First: 1})
		if err != nil {
			return err
		}
		w.note(&best.Paths[0], candidates, map[topology.Edge]Link{})
	}
	for candidate := range candidates {
		where := w.q.Where
		where.Avoid = append(slices.Clip(where.Avoid), w.snapshot.ID(candidate))
		without, err := Survey(w.snapshot, w.meter, w.from, &where, w.q.Unit)
		if err != nil {
			return err
		}
		if removal := w.compared(candidate, without, targets); len(removal.Lost)+len(removal.Farther) > 0 {
			each(removal)
		}
	}
	return nil
}

// compared returns what is lost and what is farther on other ways, which avoid an entity.
func (w *waysByDays) compared(entity topology.Node, without Ways, targets []topology.Node) Removal {
	r := Removal{Entity: entity}
	for _, n := range targets {
		if n == entity {
			continue
		}
		switch hops, still := without.Hops(n); {
		case !still:
			r.Lost = append(r.Lost, n)
		case hops > w.hopsTo[n]:
			r.Farther = append(r.Farther, n)
		}
	}
	return r
}

// Joined is by any link between the two that passes by itself.
func (r *reached) Joined(step *pathfind.Step) (bool, error) {
	ends := nodes(r.snapshot, []string{step.From, step.To})
	if p := step.Presence; p != nil {
		at, _ := r.snapshot.Node(p.At)
		of := ends[0]
		if of == at {
			of = ends[1]
		}
		links, err := r.presencesAt(of, at)
		return len(links) > 0, err
	}
	between := r.snapshot.Between(ends[0], ends[1])
	return slices.ContainsFunc(between, func(a topology.Arc) bool {
		return r.f.passes(a) && (r.q.Unit == pathfind.Hops || a.Class().Partnership() == network.Directly)
	}), r.meter.Visit(len(between))
}
