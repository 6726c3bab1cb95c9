package memory

import (
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/priority"
	"github.com/entente-graph/entente/internal/topology"
)

// biDijkstra is to weights what bidirectional is to hops: two searches by Dijkstra's
// algorithm that go from both ends to whatever is nearest by weight (I. Pohl, 1971),
// and between them the entities on ways of at most some weight.
type biDijkstra struct {
	*searcher
	f *filter
	// weigh returns the weight of a step by a link into an entity.
	weigh             func(a topology.Arc, into topology.Node) weight
	forward, backward dijkstra
	// lightest is the least that a way has weighed on which the two have met.
	lightest weight
}

// weight is what paths are ranked by before their ids, in little room: the cost, then
// the hops, for paths of at most pathfind.MaxMaxHops.
type weight uint32

const weightShift = 4

// Paths longer than a weight can count do not compile: raise weightShift.
const _ = uint(1<<weightShift - 1 - pathfind.MaxMaxHops)

func weightOf(cost, hops int) weight { return weight(cost)<<weightShift | weight(hops) }

func (w weight) cost() int { return int(w >> weightShift) }

// dijkstra is one of the two searches.
type dijkstra struct {
	// known is one more than the weight of the lightest way to each entity, 0 where
	// there is none yet.
	known      []weight
	touched    *[]topology.Node
	own, other uint8
	// queue is what has been reached and not been gone on from.
	queue priority.Queue[weighed]
	// forth: ways lead from here to the entities, and not back.
	forth bool
}

// weighed is an entity with the weight of a way to it.
type weighed struct {
	weight weight
	node   topology.Node
}

// biDijkstra begins the searches of a filter; what is marked as used is for weigh to
// look at.
func (s *searcher) biDijkstra(f *filter, used []topology.Node, weigh func(topology.Arc, topology.Node) weight) *biDijkstra {
	s.begin(f, nil)
	s.scratch.mark(used, isUsed)
	lighter := func(a, b weighed) bool { return a.weight < b.weight }
	b := &biDijkstra{
		searcher: s, f: f, weigh: weigh, lightest: ^weight(0),
		forward:  dijkstra{known: s.scratch.forwardWeight, touched: &s.scratch.forwardTouched, own: isFrom, other: isTo, forth: true},
		backward: dijkstra{known: s.scratch.backwardWeight, touched: &s.scratch.backwardTouched, own: isTo, other: isFrom},
	}
	b.forward.queue.Less, b.backward.queue.Less = lighter, lighter
	for _, n := range s.from {
		b.forward.reach(n, 0)
	}
	for _, n := range s.to {
		b.backward.reach(n, 0)
	}
	return b
}

// reach notes a way to an entity, if it is lighter than what is known.
func (d *dijkstra) reach(n topology.Node, w weight) {
	if known := d.known[n]; known != 0 && known <= w+1 {
		return
	} else if known == 0 {
		*d.touched = append(*d.touched, n)
	}
	d.known[n] = w + 1
	d.queue.Push(weighed{w, n})
}

// done reports whether nothing is left to go on from.
func (d *dijkstra) done() bool { return d.queue.Len() == 0 }

// radius returns how far the search has gone, unless it is done.
func (d *dijkstra) radius() weight { return d.queue.First().weight }

// meet lets both searches go until no lighter way can be found than that on which
// they have met.
func (b *biDijkstra) meet(most weight) error {
	return b.approach(func() weight { return min(most, b.lightest) })
}

// approach lets both searches go, the nearer first, until together they have gone
// as far as is allowed.
func (b *biDijkstra) approach(most func() weight) error {
	for !b.forward.done() && !b.backward.done() && b.forward.radius()+b.backward.radius() <= most() {
		d, other := &b.forward, &b.backward
		if other.radius() < d.radius() {
			d, other = other, d
		}
		if err := b.settle(d, other, ^weight(0), false); err != nil {
			return err
		}
	}
	return nil
}

// fill lets both searches go so far that every way of at most this weight is known
// in all its entities from both ends.
func (b *biDijkstra) fill(most weight) error {
	if err := b.approach(func() weight { return most }); err != nil {
		return err
	}
	// What one has reached and the other has not lies beyond where they met: there
	// it goes on through what the first has reached.
	for _, pair := range [][2]*dijkstra{{&b.forward, &b.backward}, {&b.backward, &b.forward}} {
		for !pair[0].done() && pair[0].radius() <= most {
			if err := b.settle(pair[0], pair[1], most, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// settle takes the nearest entity of a search and goes on from there; kept, it goes
// only where the other search has been, on ways of at most some weight.
func (b *biDijkstra) settle(d, other *dijkstra, most weight, kept bool) error {
	next := d.queue.Pop()
	gone, n := next.weight, next.node
	role := b.scratch.role
	if d.known[n] != gone+1 || role[n]&d.other != 0 && role[n]&d.own == 0 {
		return nil
	}
	if kept && !other.completes(n, gone, most) {
		return nil
	}
	row := b.snapshot.Row(n)
	if err := b.meter.Visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		if !b.f.class[a.Class()] {
			continue
		}
		m := a.To()
		r := role[m]
		if r&(isAvoided|d.own) != 0 || !b.f.passesByEdge(a) || r&d.other == 0 && r&isVia == 0 && !b.f.leadsOn(b.snapshot.KindDegree(m)) {
			continue
		}
		into := m
		if !d.forth {
			into = n
		}
		w := gone + b.weigh(a, into)
		if kept && !other.completes(m, w, most) {
			continue
		}
		d.reach(m, w)
		if met := other.known[m]; met != 0 {
			b.lightest = min(b.lightest, w+met-1)
		}
	}
	return nil
}

// completes reports whether a search has reached an entity to which there is a way of
// some weight from the other side, and both together are not too much.
func (d *dijkstra) completes(n topology.Node, w, most weight) bool {
	return d.known[n] != 0 && d.known[n]-1+w <= most
}

// within returns the entities on ways of at most this weight, in no order.
func (b *biDijkstra) within(most weight) []topology.Node {
	var nodes []topology.Node
	for _, n := range *b.forward.touched {
		if b.backward.completes(n, b.forward.known[n]-1, most) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
