package memory

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Reach answers a question about reach; see pathfind.Engine.
func (e *Engine) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	if err := q.Check(); err != nil {
		return pathfind.Reach{}, err
	}
	snapshot, err := e.current(ctx)
	if err != nil {
		return pathfind.Reach{}, err
	}
	if err := there(snapshot, q.Mentions()); err != nil {
		return pathfind.Reach{}, err
	}
	s := &searcher{snapshot: snapshot, from: nodes(snapshot, q.From)}
	bounded, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	s.work = newWork(bounded, e.limits.Visits)
	r := newReached(s, compile(snapshot, &q.Where), *q.Where.MaxHops)
	if r.f.byStep() {
		err = r.spread()
	} else {
		r.spell = func(n topology.Node) pathfind.Path { return r.searchedPath(ctx, e, &q, n) }
		err = r.spreadByDays(e, &q)
	}
	if err != nil && network.CodeOf(err) != network.Timeout {
		return pathfind.Reach{}, err
	}
	reach := r.tally(q.GroupBy)
	reach.Origins, reach.Complete, reach.Revision = q.From, err == nil, snapshot.Revision()
	reach.Work = s.work.done()
	e.visited.Add(int64(reach.Work.Visited))
	for _, n := range s.from {
		reach.OriginShapes = append(reach.OriginShapes, shapeOf(snapshot, n))
	}
	return reach, nil
}

// reached is what was reached from the origins. It outlives the search: who they
// are and by which paths is worked out where somebody asks.
type reached struct {
	*searcher
	f       *filter
	maxHops int
	// distance is one more than the hops of each entity, with deadEnd added where
	// paths don't go on from there; 0 for what was not reached, and avoided for
	// what may not be.
	distance []uint8
	// farthest is the hops of the last that were reached.
	farthest int
	// spell gives the first path to an organisation.
	spell func(topology.Node) pathfind.Path
}

const (
	deadEnd = 0x80
	avoided = 0xFF
)

func newReached(s *searcher, f *filter, maxHops int) *reached {
	r := &reached{searcher: s, f: f, maxHops: maxHops, distance: make([]uint8, s.snapshot.Nodes())}
	for _, n := range f.avoid {
		r.distance[n] = avoided
	}
	for _, n := range s.from {
		r.distance[n] = 1
	}
	r.spell = r.firstPath
	return r
}

// reach notes an entity that was not reached before.
func (r *reached) reach(n topology.Node, hops int) (leads bool) {
	r.farthest = hops
	r.distance[n] = uint8(hops + 1)
	if leads = r.f.leadsOn(r.snapshot.Glance(n)); !leads {
		r.distance[n] |= deadEnd
	}
	return leads
}

// hops gives the hops of an entity, and whether it is a reached one and no origin.
func (r *reached) hops(n topology.Node) (int, bool) {
	d := r.distance[n]
	if d == avoided || d&^deadEnd <= 1 {
		return 0, false
	}
	return int(d&^deadEnd) - 1, true
}

// spreading is what a search for reach needs while it goes on.
type spreading struct {
	*reached
	// level is the set of those that were reached last and lead on, left lists those
	// that had not been reached when they were last asked; nil before any was.
	level []uint64
	left  []topology.Node
}

// spread goes out from the origins, breadth first. While little has been reached
// it goes on from that; once the links of what was reached last are many, it asks
// instead of all that is left whether it is joined to any of that, which is
// answered by the first link that is (S. Beamer, K. Asanović, D. Patterson:
// Direction-Optimizing Breadth-First Search, 2012).
func (r *reached) spread() error {
	const many = 14
	s := spreading{reached: r}
	level, spare := r.from, []topology.Node(nil)
	links, left := r.links(level), 2*r.snapshot.Edges()
	for hops := 1; hops <= r.maxHops && len(level) > 0; hops++ {
		left -= links
		next := spare[:0]
		var err error
		if links*many > left {
			next, err = s.gather(level, next, hops)
		} else {
			next, err = r.goOut(level, next, hops)
		}
		if err != nil {
			return err
		}
		if hops > 1 {
			spare = level
		}
		level, links = next, r.links(next)
	}
	return nil
}

func (r *reached) links(nodes []topology.Node) int {
	links := 0
	for _, n := range nodes {
		links += r.snapshot.Glance(n).Degree()
	}
	return links
}

// goOut takes every step from a level, and gives what it reached and what leads
// on.
func (r *reached) goOut(level, next []topology.Node, hops int) ([]topology.Node, error) {
	for _, n := range level {
		row := r.snapshot.Row(n)
		if err := r.work.visit(len(row)); err != nil {
			return nil, err
		}
		for _, a := range row {
			if m := a.To(); r.distance[m] == 0 && r.f.passes(a) && r.reach(m, hops) {
				next = append(next, m)
			}
		}
	}
	return next, nil
}

// gather asks all that was not reached whether it is joined to a level, and gives
// what of it is and leads on. Of the last hop, only who counts is asked.
func (s *spreading) gather(level, next []topology.Node, hops int) ([]topology.Node, error) {
	const enough = 1000 // links, until they are counted
	s.mark(level)
	last := hops == s.maxHops
	left, looked := s.unreached(), 0
	s.left = left[:0]
	for _, n := range left {
		if s.distance[n] != 0 || last && s.snapshot.Kind(n) != organization {
			continue
		}
		if looked >= min(enough, s.work.left) {
			if err := s.work.visit(looked); err != nil {
				return nil, err
			}
			looked = 0
		}
		joined := false
		for _, a := range s.snapshot.Row(n) {
			looked++
			if m := a.To(); s.level[m>>6]>>(m&63)&1 != 0 && s.f.passes(a) {
				joined = true
				break
			}
		}
		switch {
		case !joined:
			s.left = append(s.left, n)
		case s.reach(n, hops) && !last:
			next = append(next, n)
		}
	}
	return next, s.work.visit(looked)
}

// mark makes level the set of these.
func (s *spreading) mark(nodes []topology.Node) {
	if s.level == nil {
		s.level = make([]uint64, len(s.distance)>>6+1)
	}
	clear(s.level)
	for _, n := range nodes {
		s.level[n>>6] |= 1 << (n & 63)
	}
}

// unreached gives all that may not have been reached, and counts or leads on.
func (s *spreading) unreached() []topology.Node {
	if s.left != nil {
		return s.left
	}
	left := make([]topology.Node, 0, len(s.distance))
	for i, d := range s.distance {
		n := topology.Node(i)
		if g := s.snapshot.Glance(n); d == 0 && (g.Kind() == organization || s.f.leadsOn(g)) {
			left = append(left, n)
		}
	}
	return left
}

// organization is the place of its kind in network.Kinds.
const organization = 0

// firstPath gives the first path to an entity: it goes back to the origins by all
// shortest ways, and forth again by the lowest ids.
func (r *reached) firstPath(n topology.Node) pathfind.Path {
	hops, _ := r.hops(n)
	levels := make([]map[topology.Node]bool, hops+1)
	levels[hops] = map[topology.Node]bool{n: true}
	for i := hops; i > 0; i-- {
		levels[i-1] = map[topology.Node]bool{}
		for m := range levels[i] {
			for _, a := range r.snapshot.Row(m) {
				if r.distance[a.To()] == uint8(i) && r.f.passes(a) {
					levels[i-1][a.To()] = true
				}
			}
		}
	}
	way := make(way, 0, hops+1)
	for _, origin := range r.from {
		if levels[0][origin] {
			way = append(way, origin)
			break
		}
	}
	for i := 1; i <= hops; i++ {
		for _, a := range r.snapshot.Row(way[i-1]) {
			if levels[i][a.To()] && r.f.passes(a) {
				way = append(way, a.To())
				break
			}
		}
	}
	return r.searcher.spell(r.f, way, pathfind.FewestHops)
}
