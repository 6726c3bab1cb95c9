package memory

import (
	"context"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// aside gives the part of the time and the work of a question that is kept for the
// paths to those that are listed.
func (l Limits) aside(q *pathfind.ReachQuestion) (part time.Duration, visits int) {
	const parts = 10
	if q.Nearest == 0 || !q.Paths {
		return 0, 0
	}
	return l.Time / parts, l.Visits / parts
}

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
	keptTime, keptVisits := e.limits.aside(&q)
	whole, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	most, cancel := context.WithTimeout(whole, e.limits.Time-keptTime)
	defer cancel()
	ground := e.grounds.Get().(*ground)
	defer e.grounds.Put(ground)
	ground.fit(snapshot)

	s := &searcher{snapshot: snapshot, from: nodes(snapshot, q.From), work: newWork(most, e.limits.Visits)}
	r := e.newReached(s, ground, &q)
	s.work.left -= keptVisits
	if r.f.byStep() {
		err = r.spread()
	} else {
		err = r.spreadByDays()
	}
	if err != nil && network.CodeOf(err) != network.Timeout {
		return pathfind.Reach{}, err
	}
	s.work.left, s.work.ctx = max(s.work.left, 0)+keptVisits, whole
	reach, listing := r.tally()
	if listing != nil && network.CodeOf(listing) != network.Timeout {
		return pathfind.Reach{}, listing
	}
	reach.Origins, reach.Complete, reach.Revision = q.From, err == nil && listing == nil, snapshot.Revision()
	reach.Work = s.work.done()
	e.visited.Add(int64(reach.Work.Visited))
	for _, n := range s.from {
		reach.OriginShapes = append(reach.OriginShapes, shapeOf(snapshot, n))
	}
	return reach, nil
}

// reached is what was reached from the origins.
type reached struct {
	*searcher
	*ground
	engine  *Engine
	q       *pathfind.ReachQuestion
	f       *filter
	maxHops int
	// farthest is the hops of the last that were reached.
	farthest int
	// firstWays keeps the first ways to those on the way to who is listed.
	firstWays map[topology.Node]way
}

// ground is the memory of a search for reach. Like scratch it holds numbers only.
type ground struct {
	// distance is one more than the hops of each entity, with deadEnd added where
	// paths don't go on from there; 0 for what was not reached, and avoided for
	// what may not be.
	distance []uint8
	// level is the set of those that were reached last and lead on.
	level []uint64
	// left lists those that had not been reached when they were last asked, once
	// any were: then asked is set.
	left  []topology.Node
	asked bool
	passages
}

// fit makes room for a snapshot, and forgets what was reached.
func (g *ground) fit(snapshot *topology.Snapshot) {
	n := snapshot.Nodes()
	g.distance = slices.Grow(g.distance[:0], n)[:n]
	clear(g.distance)
	g.level = slices.Grow(g.level[:0], n>>6+1)[:n>>6+1]
	g.asked = false
}

const (
	deadEnd = 0x80
	avoided = 0xFF
)

func (e *Engine) newReached(s *searcher, g *ground, q *pathfind.ReachQuestion) *reached {
	r := &reached{
		searcher: s, ground: g, engine: e, q: q, f: compile(s.snapshot, &q.Where), maxHops: *q.Where.MaxHops,
		firstWays: map[topology.Node]way{},
	}
	for _, n := range r.f.avoid {
		r.distance[n] = avoided
	}
	for _, n := range s.from {
		r.distance[n] = 1
	}
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

// spread goes out from the origins, breadth first. While little has been reached
// it goes on from that; once the links of what was reached last are many, it asks
// instead of all that is left whether it is joined to any of that, which is
// answered by the first link that is (S. Beamer, K. Asanović, D. Patterson:
// Direction-Optimizing Breadth-First Search, 2012).
func (r *reached) spread() error {
	const many = 14
	level, spare := r.from, []topology.Node(nil)
	links, left := r.links(level), 2*r.snapshot.Edges()
	for hops := 1; hops <= r.maxHops && len(level) > 0; hops++ {
		left -= links
		next := spare[:0]
		var err error
		if links*many > left {
			next, err = r.gather(level, next, hops)
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
func (r *reached) gather(level, next []topology.Node, hops int) ([]topology.Node, error) {
	const enough = 1000 // links, until they are counted
	r.mark(level)
	last := hops == r.maxHops
	left, looked := r.unreached(), 0
	r.left = left[:0]
	for _, n := range left {
		if r.distance[n] != 0 || last && r.snapshot.Kind(n) != organization {
			continue
		}
		if looked >= min(enough, r.work.left) {
			if err := r.work.visit(looked); err != nil {
				return nil, err
			}
			looked = 0
		}
		joined := false
		for _, a := range r.snapshot.Row(n) {
			looked++
			if m := a.To(); r.level[m>>6]>>(m&63)&1 != 0 && r.f.passes(a) {
				joined = true
				break
			}
		}
		switch {
		case !joined:
			r.left = append(r.left, n)
		case r.reach(n, hops) && !last:
			next = append(next, n)
		}
	}
	return next, r.work.visit(looked)
}

// mark makes level the set of these.
func (r *reached) mark(nodes []topology.Node) {
	clear(r.level)
	for _, n := range nodes {
		r.level[n>>6] |= 1 << (n & 63)
	}
}

// unreached gives all that may not have been reached, and counts or leads on.
func (r *reached) unreached() []topology.Node {
	if r.asked {
		return r.left
	}
	r.asked = true
	left := slices.Grow(r.left[:0], len(r.distance))
	for i, d := range r.distance {
		n := topology.Node(i)
		if g := r.snapshot.Glance(n); d == 0 && (g.Kind() == organization || r.f.leadsOn(g)) {
			left = append(left, n)
		}
	}
	return left
}

// organization is the place of its kind in network.Kinds.
const organization = 0

// firstPath gives the first path to an organisation that was reached.
func (r *reached) firstPath(n topology.Node) (pathfind.Path, error) {
	if !r.f.byStep() {
		return r.searchedPath(n)
	}
	hops, _ := r.hops(n)
	w, err := r.firstWay(n, hops)
	if err != nil {
		return pathfind.Path{}, err
	}
	return r.spell(r.f, w, pathfind.FewestHops), nil
}

// firstWay gives the first way to an entity at so many hops, by ids. It is the first
// of those to whoever is one step nearer, and that step.
func (r *reached) firstWay(n topology.Node, hops int) (way, error) {
	if hops == 0 {
		return way{n}, nil
	}
	if first, known := r.firstWays[n]; known {
		return first, nil
	}
	row := r.snapshot.Row(n)
	if err := r.work.visit(len(row)); err != nil {
		return nil, err
	}
	var first way
	for _, a := range row {
		m := a.To()
		if r.distance[m] != uint8(hops) || !r.f.passes(a) {
			continue
		}
		w, err := r.firstWay(m, hops-1)
		if err != nil {
			return nil, err
		}
		if first == nil || r.compare(w, first) < 0 {
			first = w
		}
	}
	first = append(slices.Clip(first), n)
	r.firstWays[n] = first
	return first, nil
}
