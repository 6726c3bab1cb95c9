package memory

import (
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// basin is to weights what a corridor is to hops: two searches that go from both
// ends to whatever is nearest by weight (Dijkstra's algorithm), and between them
// the entities on ways of at most some weight.
type basin struct {
	*searcher
	f *filter
	// weigh gives the weight of a step by a link into an entity.
	weigh     func(a topology.Arc, into topology.Node) load
	near, far flood
	// lightest is the least that a way has weighed on which the two have met.
	lightest load
}

// load is a weight in little room: what is ranked by first, then the hops, for
// paths of at most pathfind.MaxMaxHops.
type load uint32

const loadShift = 4

// Paths longer than a load can count do not compile: raise loadShift.
const _ = uint(1<<loadShift - 1 - pathfind.MaxMaxHops)

func loadOf(first, hops int) load { return load(first)<<loadShift | load(hops) }

// flood is one of the two searches.
type flood struct {
	// known is one more than the load of the lightest way to each entity, 0 where
	// there is none yet.
	known      []load
	touched    *[]topology.Node
	own, other uint8
	// edge is what has been reached and not been gone on from.
	edge pile[load, topology.Node]
	// forth says that ways lead from here to the entities, and not back.
	forth bool
}

// basin begins the searches of a filter; what is marked as used is for weigh to
// look at.
func (s *searcher) basin(f *filter, used []topology.Node, weigh func(topology.Arc, topology.Node) load) *basin {
	s.begin(f, nil)
	s.scratch.mark(used, isUsed)
	b := &basin{
		searcher: s, f: f, weigh: weigh, lightest: ^load(0),
		near: flood{known: s.scratch.nearLoad, touched: &s.scratch.nearTouched, own: isFrom, other: isTo, forth: true},
		far:  flood{known: s.scratch.farLoad, touched: &s.scratch.farTouched, own: isTo, other: isFrom},
	}
	for _, n := range s.from {
		b.near.reach(n, 0)
	}
	for _, n := range s.to {
		b.far.reach(n, 0)
	}
	return b
}

// reach notes a way to an entity, if it is lighter than what is known.
func (d *flood) reach(n topology.Node, l load) {
	if known := d.known[n]; known != 0 && known <= l+1 {
		return
	} else if known == 0 {
		*d.touched = append(*d.touched, n)
	}
	d.known[n] = l + 1
	d.edge.put(l, n)
}

// meet lets both searches go until no lighter way can be found than that on which
// they have met.
func (b *basin) meet(most load) error {
	return b.approach(func() load { return min(most, b.lightest) })
}

// approach lets both searches go, the nearer first, until together they have gone
// as far as is allowed.
func (b *basin) approach(most func() load) error {
	for len(b.near.edge) > 0 && len(b.far.edge) > 0 && b.near.edge[0].weight+b.far.edge[0].weight <= most() {
		d, other := &b.near, &b.far
		if b.far.edge[0].weight < d.edge[0].weight {
			d, other = other, d
		}
		if err := b.settle(d, other, ^load(0), false); err != nil {
			return err
		}
	}
	return nil
}

// fill lets both searches go so far that every way of at most this load is known
// in all its entities from both ends.
func (b *basin) fill(most load) error {
	if err := b.approach(func() load { return most }); err != nil {
		return err
	}
	// What one has reached and the other has not lies beyond where they met: there
	// it goes on through what the first has reached.
	for _, pair := range [][2]*flood{{&b.near, &b.far}, {&b.far, &b.near}} {
		for len(pair[0].edge) > 0 && pair[0].edge[0].weight <= most {
			if err := b.settle(pair[0], pair[1], most, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// settle takes the nearest entity of a search and goes on from there; kept, it goes
// only where the other search has been, on ways of at most some load.
func (b *basin) settle(d, other *flood, most load, kept bool) error {
	gone, n := d.edge.take()
	role := b.scratch.role
	if d.known[n] != gone+1 || role[n]&d.other != 0 && role[n]&d.own == 0 {
		return nil
	}
	if kept && !other.near(n, gone, most) {
		return nil
	}
	row := b.snapshot.Row(n)
	if err := b.meter.Visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		m := a.To()
		r := role[m]
		if r&(isAvoided|d.own) != 0 || !b.f.passes(a) || r&d.other == 0 && r&isVia == 0 && !b.f.leadsOn(b.snapshot.Glance(m)) {
			continue
		}
		into := m
		if !d.forth {
			into = n
		}
		l := gone + b.weigh(a, into)
		if kept && !other.near(m, l, most) {
			continue
		}
		d.reach(m, l)
		if met := other.known[m]; met != 0 {
			b.lightest = min(b.lightest, l+met-1)
		}
	}
	return nil
}

// near says whether a search has reached an entity to which there is a way of
// some load from the other side, and both together are not too much.
func (d *flood) near(n topology.Node, l, most load) bool {
	return d.known[n] != 0 && d.known[n]-1+l <= most
}

// web makes a web of the entities on ways of at most this load.
func (b *basin) web(most load, rank pathfind.Rank) (*web, error) {
	var nodes []topology.Node
	for _, n := range *b.near.touched {
		if b.far.near(n, b.near.known[n]-1, most) {
			nodes = append(nodes, n)
		}
	}
	return b.newWeb(b.f, nodes, rank)
}
