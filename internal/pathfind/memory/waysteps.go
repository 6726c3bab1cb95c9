package memory

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// stepGraph is the graph whose shortest ways from the origins are asked about, where links
// and entities are judged one by one. By hops its vertices are the entities. By partners
// they are the organisations and, as vertices of their own, what these share; there a step
// to what is shared and one from there are half a partner step each.
type stepGraph struct {
	*reached
	partners bool
	// level is how far each vertex is from the nearest origin, in the lengths of steps;
	// unleveled where it was not reached.
	level []int32
	// levels list the vertices that were reached.
	levels [][]vertexID
}

// vertexID is the number of a vertex: that of the entity or, of what is shared, that and
// the number of all entities.
type vertexID uint32

const unleveled = -1

// step is a step from a vertex.
type waystep struct {
	to     vertexID
	length int32
	link   Link
	// by is who was there on behalf of the organisation at an end of the step, if so.
	by       topology.Node
	onBehalf bool
}

// hopLength returns how long a hop, or a step between partners, is.
func (g *stepGraph) hopLength() int32 {
	if g.partners {
		return 2
	}
	return 1
}

func (g *stepGraph) vertex(v vertexID) vertex {
	if n := g.snapshot.Nodes(); int(v) >= n {
		return vertex{topology.Node(int(v) - n), true}
	}
	return vertex{node: topology.Node(v)}
}

func (g *stepGraph) shared(x topology.Node) vertexID {
	return vertexID(x) + vertexID(g.snapshot.Nodes())
}

// leads reports whether ways go on from a vertex.
func (g *stepGraph) leads(v vertexID) bool {
	if g.level[v] == 0 {
		return true
	}
	at := g.vertex(v)
	kindDegree := g.snapshot.KindDegree(at.node)
	if g.partners {
		return kindDegree.Degree() <= g.f.maxDegree
	}
	return g.f.leadsOn(kindDegree)
}

// steps calls do with every step that joins a vertex to another, in whatever direction a
// way takes it. It is the meter's error where time or work runs out.
func (g *stepGraph) steps(v vertexID, do func(waystep)) error {
	at := g.vertex(v)
	switch {
	case at.shared:
		return g.stepsOfShared(at.node, do)
	case g.partners:
		return g.stepsOfPartner(at.node, do)
	}
	row := g.snapshot.Row(at.node)
	if err := g.meter.Visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		if m := a.To(); g.f.class[a.Class()] && g.distance[m] != avoided && g.f.passesByEdge(a) {
			do(waystep{to: vertexID(m), length: 1, link: Link{at.node, a}})
		}
	}
	return nil
}

// stepsOfPartner is steps of an organisation, by partners.
func (g *stepGraph) stepsOfPartner(n topology.Node, do func(waystep)) error {
	if err := g.meter.Visit(g.snapshot.PresenceCount(n)); err != nil {
		return err
	}
	for p := range g.snapshot.Presences(n) {
		x, directly := p.Arc.To(), p.Arc.Class().Partnership() == network.Directly
		switch {
		case !g.joins(p):
		case directly && g.distance[x] != avoided:
			do(waystep{to: vertexID(x), length: 2, link: Link(p)})
		case !directly && g.mayBeShared(x):
			do(waystep{to: g.shared(x), length: 1, link: Link(p), by: p.Of, onBehalf: p.Of != n})
		}
	}
	return nil
}

// stepsOfShared is steps of what partners share.
func (g *stepGraph) stepsOfShared(x topology.Node, do func(waystep)) error {
	if err := g.meter.Visit(g.snapshot.KindDegree(x).Degree()); err != nil {
		return err
	}
	for n, p := range g.snapshot.Present(x, sharing(g.snapshot.Kind(x))) {
		if g.distance[n] != avoided && g.joins(p) {
			by := p.Arc.To()
			do(waystep{to: vertexID(n), length: 1, link: Link(p), by: by, onBehalf: by != n})
		}
	}
	return nil
}

// sharing returns how partners share what is of a kind.
func sharing(kind uint8) network.Partnership {
	switch network.Kinds()[kind] {
	case network.Agreement:
		return network.ByAgreement
	case network.Event:
		return network.ByEvent
	default:
		return network.ByMembership
	}
}

// spread goes out from the origins, breadth first: level by level, since steps have two
// lengths.
func (g *stepGraph) spread(maxHops int) error {
	g.level = slices.Repeat([]int32{unleveled}, g.snapshot.Nodes())
	if g.partners {
		g.level = slices.Repeat([]int32{unleveled}, 2*g.snapshot.Nodes())
	}
	limit := int64(maxHops) * int64(g.hopLength())
	waiting := [][]vertexID{nil}
	for _, n := range g.from {
		g.level[n] = 0
		waiting[0] = append(waiting[0], vertexID(n))
	}
	for now := int32(0); int(now) < len(waiting); now++ {
		// Of what waits, some was reached by a shorter way meanwhile.
		level := slices.DeleteFunc(waiting[now], func(v vertexID) bool { return g.level[v] != now })
		slices.Sort(level)
		level = slices.Compact(level)
		g.levels = append(g.levels, level)
		for _, v := range level {
			if int64(now) >= limit || !g.leads(v) {
				continue
			}
			err := g.steps(v, func(s waystep) {
				at := now + s.length
				if old := g.level[s.to]; int64(at) > limit || old != unleveled && old <= at {
					return
				}
				g.level[s.to] = at
				for int(at) >= len(waiting) {
					waiting = append(waiting, nil)
				}
				waiting[at] = append(waiting[at], s.to)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// inward calls do with the last step of every shortest way to a vertex: to is where it
// comes from.
func (g *stepGraph) inward(v vertexID, do func(waystep)) error {
	here := g.level[v]
	if here == 0 {
		return nil
	}
	return g.steps(v, func(s waystep) {
		if there := g.level[s.to]; there != unleveled && there+s.length == here && g.leads(s.to) {
			do(s)
		}
	})
}

// waysBySteps is Ways where links and entities are judged one by one: then all shortest
// ways are the paths of one acyclic graph, whose steps lead from level to level.
type waysBySteps struct {
	stepGraph
	// first are the first ways to vertices, as far as they were asked for.
	first map[vertexID]partnerWay
}

func surveySteps(r *reached) (*waysBySteps, error) {
	w := &waysBySteps{stepGraph{reached: r, partners: r.q.Unit == pathfind.Partners}, map[vertexID]partnerWay{}}
	return w, w.spread(r.maxHops)
}

func (w *waysBySteps) Hops(n topology.Node) (int, bool) {
	level := w.level[n]
	return int(level / w.hopLength()), level != unleveled
}

func (w *waysBySteps) All() iter.Seq2[topology.Node, int] {
	return func(yield func(topology.Node, int) bool) {
		for level, vertices := range w.levels {
			for _, v := range vertices {
				if at := w.vertex(v); !at.shared && !yield(at.node, level/int(w.hopLength())) {
					return
				}
			}
		}
	}
}

func (w *waysBySteps) Path(n topology.Node) (pathfind.Path, error) {
	way, err := w.firstWayTo(vertexID(n))
	if err != nil {
		return pathfind.Path{}, err
	}
	if w.partners {
		hops, _ := w.Hops(n)
		return w.partnerPath(way, hops)
	}
	entities := make([]topology.Node, len(way))
	for i, at := range way {
		entities[i] = at.node
	}
	return w.path(w.f, entities, pathfind.FewestHops), nil
}

// firstWayTo returns the first of the shortest ways to a vertex, by ids. It is the first
// of those to what is one step nearer, and that step; the ways of one level are worked out
// before those of the next, so that long ones take no deep recursion.
func (w *waysBySteps) firstWayTo(v vertexID) (partnerWay, error) {
	needed, err := w.upTo([]vertexID{v}, func(u vertexID) bool { return w.first[u] == nil }, nil)
	if err != nil {
		return nil, err
	}
	for _, u := range needed {
		if w.first[u] != nil {
			continue
		}
		var first partnerWay
		here := w.vertex(u)
		err := w.inward(u, func(s waystep) {
			if way := w.first[s.to]; first == nil || w.compareTo(here, way, first) < 0 {
				first = way
			}
		})
		if err != nil {
			return nil, err
		}
		w.first[u] = append(slices.Clip(first), here)
	}
	return w.first[v], nil
}

// upTo returns some vertices and all that the shortest ways to them pass, nearest first,
// not going beyond what is not wanted. It calls passes, if set, with each last step to
// each of them.
func (w *waysBySteps) upTo(targets []vertexID, wanted func(vertexID) bool, passes func(to vertexID, s waystep)) ([]vertexID, error) {
	met := map[vertexID]bool{}
	var all []vertexID
	meet := func(v vertexID) {
		if !met[v] {
			met[v] = true
			all = append(all, v)
		}
	}
	for _, v := range targets {
		meet(v)
	}
	for i := 0; i < len(all); i++ {
		v := all[i]
		if !wanted(v) {
			continue
		}
		err := w.inward(v, func(s waystep) {
			if passes != nil {
				passes(v, s)
			}
			meet(s.to)
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, func(a, b vertexID) int { return int(w.level[a] - w.level[b]) })
	return all, nil
}

func (w *waysBySteps) Between(targets []topology.Node) (Passed, error) {
	entities, links := map[topology.Node]bool{}, map[topology.Edge]Link{}
	_, err := w.upTo(vertices(targets), func(vertexID) bool { return true }, func(_ vertexID, s waystep) {
		links[s.link.Arc.Edge()] = s.link
		if s.onBehalf {
			entities[s.by] = true
		}
		if w.level[s.to] > 0 {
			entities[w.vertex(s.to).node] = true
		}
	})
	return passed(entities, links), err
}

func vertices(entities []topology.Node) []vertexID {
	list := make([]vertexID, len(entities))
	for i, n := range entities {
		list[i] = vertexID(n)
	}
	return list
}
