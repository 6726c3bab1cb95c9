package cypher

import (
	"context"
	"errors"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// reading reads what a filter lets through, level by level from both sides, always
// on the smaller: as a bidirectional breadth-first search does.
type reading struct {
	*subgraph
	store  *store.Store
	meter  *pathfind.Meter
	filter store.HopFilter
	// priced: steps have costs.
	priced bool
	// forward grows from the beginnings, backward from the ends.
	forward, backward *frontier
	// met: both sides have come to the same entity. Before, there is no path.
	met bool
	// exact: a search of what was read has come to need exact bounds. It had read so
	// many steps.
	exact    bool
	searched int
}

// frontier is one side of a reading.
type frontier struct {
	// ends are those of the other side: they may be come to, but not passed.
	ends []string
	seen map[int32]bool
	next []string
	hops int
}

func newReading(s *store.Store, meter *pathfind.Meter, where *pathfind.Filter, from, to []string, priced bool) *reading {
	r := &reading{
		subgraph: newSubgraph(where, from, to), store: s, meter: meter, filter: hopFilter(where), priced: priced,
		forward: &frontier{ends: to, seen: map[int32]bool{}, next: from}, backward: &frontier{ends: from, seen: map[int32]bool{}, next: to},
	}
	r.filter.Detailed = priced || timed(where)
	for _, id := range from {
		r.see(r.forward, r.number(id))
	}
	for _, id := range to {
		r.see(r.backward, r.number(id))
	}
	return r
}

// see notes that a side has come to an entity, and reports whether for the first
// time.
func (r *reading) see(side *frontier, n int32) bool {
	if side.seen[n] {
		return false
	}
	side.seen[n] = true
	r.met = r.met || r.forward.seen[n] && r.backward.seen[n]
	return true
}

// hops is how far both sides have grown together. All paths of at most so many
// hops have been read: the first steps of each from its beginning, the others from
// its end.
func (r *reading) hops() int { return r.forward.hops + r.backward.hops }

// exhausted reports whether a side has read all that it can come to. Then all
// paths of any length have been read.
func (r *reading) exhausted() bool { return len(r.forward.next) == 0 || len(r.backward.next) == 0 }

// grow reads on until both sides together have grown by so many hops, or there is
// nothing more to read.
func (r *reading) grow(ctx context.Context, hops int) error {
	for r.hops() < hops && !r.exhausted() {
		side := r.forward
		if len(r.backward.next) < len(r.forward.next) {
			side = r.backward
		}
		if err := r.expand(ctx, side); err != nil {
			return err
		}
	}
	return nil
}

// expand lets a side grow by one hop: one round trip.
func (r *reading) expand(ctx context.Context, side *frontier) error {
	r.filter.Ends = slices.Concat(side.ends, r.where.Via)
	var next []string
	err := r.store.Expand(ctx, side.next, &r.filter, func(h store.Hop) error {
		if err := r.meter.Visit(len(h.Links)); err != nil {
			return err
		}
		s := stepOf(r.where, r.priced, h.Links)
		if s == nil {
			return nil
		}
		n := r.number(h.To)
		r.add(r.number(h.From), n, s)
		if r.see(side, n) && r.role[n] == 0 {
			next = append(next, h.To)
		}
		return nil
	})
	if err != nil {
		return err
	}
	side.next = next
	side.hops++
	return nil
}

// connected reports whether there is any path of at most maxHops. It reads on as
// long as that is open.
func (r *reading) connected(ctx context.Context, maxHops int) (bool, error) {
	for {
		if r.met {
			if found, err := r.connectedSoFar(ctx, maxHops); found || err != nil {
				return found, err
			}
		}
		if r.hops() >= maxHops || r.exhausted() {
			return false, nil
		}
		if err := r.grow(ctx, r.hops()+1); err != nil {
			return false, err
		}
	}
}

// connectedSoFar reports whether there is such a path in what has been read. With
// via that can be hard to say, and easier once more has been read: it is given up
// soon where there is more.
func (r *reading) connectedSoFar(ctx context.Context, maxHops int) (bool, error) {
	g := r.solvable()
	if len(r.where.Via) == 0 || r.hops() >= maxHops || r.exhausted() {
		return g.Connected(r.meter, maxHops)
	}
	const looks = 100 // at each link that was read
	meter := pathfind.NewMeter(ctx, min(r.meter.Left(), looks*len(r.steps)))
	found, err := g.Connected(meter, maxHops)
	if network.CodeOf(err) == network.Timeout && ctx.Err() == nil {
		err = nil
	}
	return found, errors.Join(err, r.meter.Visit(meter.Visited()))
}
