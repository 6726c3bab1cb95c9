package memory

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// Reach answers a question about reach; see pathfind.View.
func (v *view) Reach(_ context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	scratch := v.engine.reachScratches.Get().(*reachScratch)
	defer v.engine.reachScratches.Put(scratch)
	scratch.fit(v.snapshot)
	s := &searcher{snapshot: v.snapshot, from: nodes(v.snapshot, q.From), meter: meter}
	r := v.engine.newReached(s, scratch, q)
	release := func() {}
	if len(q.PathsTo) > 0 || slices.ContainsFunc(q.Lists, func(l pathfind.MemberList) bool { return l.Paths }) {
		const parts = 10 // one of which is kept for the paths to those that are listed
		release = meter.Reserve(parts)
	}
	search := r.breadthFirst
	switch {
	case q.Unit == pathfind.Partners:
		scratch.sharedAt = slices.Grow(scratch.sharedAt[:0], v.snapshot.Nodes())[:v.snapshot.Nodes()]
		clear(scratch.sharedAt)
		search = r.breadthFirstByPartners
	case !r.f.byStep():
		search = r.breadthFirstByDays
	}
	err := search()
	release()
	if err != nil && network.CodeOf(err) != network.Timeout {
		return pathfind.Reach{}, err
	}
	reach, listing := r.tally()
	if listing != nil && network.CodeOf(listing) != network.Timeout {
		return pathfind.Reach{}, listing
	}
	reach.Complete = err == nil && listing == nil
	return reach, nil
}

// reached is what was reached from the origins.
type reached struct {
	*searcher
	*reachScratch
	engine  *Engine
	q       *pathfind.ReachQuestion
	f       *filter
	maxHops int
	// farthest is the hops of the last that were reached.
	farthest int
	// firstWays keeps the first ways to what lies on the way to those that are listed.
	firstWays map[topology.Node]way
	// partnerWays are these under the unit PARTNERS.
	partnerWays partnerWays
}

// reachScratch is the memory of a search for reach. Like scratch it holds numbers only.
type reachScratch struct {
	// distance is one more than the hops of each entity, with deadEnd added where
	// paths don't go on from there; 0 for what was not reached, and avoided for
	// what may not be.
	distance []uint8
	// last is those that the last hop reached and that lead on, now those of this hop.
	last, now frontier
	// waiting lists those that had not been reached when they were last asked, once
	// any were: then asked is set.
	waiting []waiting
	asked   bool
	// sharedAt is the hops of the organisations that are met at what several share; 0
	// for what nobody has come to. It is used where steps lead from partner to partner.
	sharedAt []uint8
	solver.Profiles
	steps steps
}

// fit makes room for a snapshot, and forgets what was reached.
func (g *reachScratch) fit(snapshot *topology.Snapshot) {
	n := snapshot.Nodes()
	g.distance = slices.Grow(g.distance[:0], n)[:n]
	clear(g.distance)
	g.last.fit(n)
	g.now.fit(n)
	g.asked = false
}

const (
	deadEnd = 0x80
	avoided = 0xFF
)

// More hops than a distance can count beside deadEnd do not compile.
const _ = uint(deadEnd - 2 - pathfind.MaxMaxHops)

func (e *Engine) newReached(s *searcher, g *reachScratch, q *pathfind.ReachQuestion) *reached {
	r := &reached{
		searcher: s, reachScratch: g, engine: e, q: q, f: compile(s.snapshot, &q.Where, append(kindsOf(s.snapshot, s.from), network.Organization)), maxHops: *q.Where.MaxHops,
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

// reach notes an entity that was not reached before, and whether paths go on from
// it.
func (r *reached) reach(n topology.Node, hops int, leads bool) {
	distance := uint8(hops + 1)
	if !leads {
		distance |= deadEnd
	}
	r.distance[n], r.farthest = distance, hops
}

// hops returns the hops of an entity, and whether it is a reached one and no origin.
func (r *reached) hops(n topology.Node) (int, bool) {
	d := r.distance[n]
	if d == avoided || d&^deadEnd <= 1 {
		return 0, false
	}
	return int(d&^deadEnd) - 1, true
}

// organization is the place of its kind in network.Kinds.
const organization = 0

// firstPath returns the first path to an organisation that was reached.
func (r *reached) firstPath(n topology.Node) (pathfind.Path, error) {
	switch {
	case r.q.Unit == pathfind.Partners:
		return r.firstPartnerPath(n)
	case !r.f.byStep():
		return r.searchedPath(n)
	}
	hops, _ := r.hops(n)
	w, err := r.firstWay(n, hops)
	if err != nil {
		return pathfind.Path{}, err
	}
	return r.path(r.f, w, pathfind.FewestHops), nil
}

// firstWay returns the first way to an entity at so many hops, by ids. It is the first
// of those to what is one step nearer, and that step.
func (r *reached) firstWay(n topology.Node, hops int) (way, error) {
	if hops == 0 {
		return way{n}, nil
	}
	if first, known := r.firstWays[n]; known {
		return first, nil
	}
	row := r.snapshot.Row(n)
	if err := r.meter.Visit(len(row)); err != nil {
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
