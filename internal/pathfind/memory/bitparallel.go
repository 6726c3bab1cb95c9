package memory

import (
	"context"
	"math/bits"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// ShortestUnder returns the hops of the shortest path under each filter; see
// pathfind.Searcher. Those that judge links and entities one by one are searched all at
// once.
func (s *searcher) ShortestUnder(ctx context.Context, filters []pathfind.Filter, maxHops int) ([]*int, error) {
	shortest := make([]*int, len(filters))
	var together []*filter
	var places []int
	for i := range filters {
		f := s.compile(&filters[i])
		switch {
		case f.byStep():
			together, places = append(together, f), append(places, i)
		case !s.apart(f):
			var err error
			if shortest[i], err = s.shortest(ctx, f, maxHops); err != nil {
				return shortest, err
			}
		}
	}
	b := s.bitParallel(together)
	err := b.meet(maxHops)
	for bit, i := range places {
		shortest[i] = b.shortest[bit]
	}
	return shortest, err
}

// mask is a set of filters of a bitParallel, one bit each: the question's filter without
// one of its conditions at a time.
type mask uint16

const maskBits = 16

// A filter with more conditions than a mask has bits does not compile: widen mask.
const _ = uint(maskBits - pathfind.Conditions)

// bitParallel is two searches that grow towards each other, as bidirectional is, under
// several filters at once: of each entity it knows under which of them it is
// reached.
type bitParallel struct {
	*searcher
	filters []*filter
	// class and kind say which filters let a class of links pass and a kind lie
	// inside a path, avoidable which refuse an entity.
	class             [topology.Classes]mask
	kind              [topology.Kinds]mask
	avoidable         map[topology.Node]mask
	forward, backward bitSide
	// pending are the filters under which there is no path yet, and shortest are the hops
	// of the shortest under the others.
	pending  mask
	shortest [maskBits]*int
}

// bitSide is one of the two searches.
type bitSide struct {
	reached    []mask
	touched    *[]topology.Node
	own, other uint8
	// last is what was reached by the last hop, under filters under which it had
	// not been.
	last  []gain
	links int
	depth int
}

type gain struct {
	node topology.Node
	by   mask
}

func (s *searcher) bitParallel(filters []*filter) *bitParallel {
	s.begin(&filter{}, nil)
	b := &bitParallel{
		searcher: s, filters: filters, avoidable: map[topology.Node]mask{},
		forward:  bitSide{reached: s.scratch.forwardBy, touched: &s.scratch.forwardTouched, own: isFrom, other: isTo},
		backward: bitSide{reached: s.scratch.backwardBy, touched: &s.scratch.backwardTouched, own: isTo, other: isFrom},
		pending:  1<<len(filters) - 1,
	}
	for bit, f := range filters {
		for class, passes := range f.class {
			if passes {
				b.class[class] |= 1 << bit
			}
		}
		for kind, inner := range f.inner {
			if inner {
				b.kind[kind] |= 1 << bit
			}
		}
		for _, n := range f.avoid {
			b.avoidable[n] |= 1 << bit
		}
	}
	for n := range b.avoidable {
		s.scratch.mark([]topology.Node{n}, isAvoided)
	}
	b.start(&b.forward, s.from)
	b.start(&b.backward, s.to)
	return b
}

func (b *bitParallel) start(f *bitSide, nodes []topology.Node) {
	for _, n := range nodes {
		b.reach(f, n, b.pending)
		f.last = append(f.last, gain{n, b.pending})
		f.links += len(b.snapshot.Row(n))
	}
}

// reach notes that an entity is reached, and under which filters it is met from
// the other side.
func (b *bitParallel) reach(f *bitSide, n topology.Node, by mask) {
	other := &b.forward
	if f == other {
		other = &b.backward
	}
	if f.reached[n] == 0 {
		*f.touched = append(*f.touched, n)
	}
	f.reached[n] |= by
	met := by & other.reached[n] & b.pending
	b.pending &^= met
	for ; met != 0; met &= met - 1 {
		b.shortest[bits.TrailingZeros16(uint16(met))] = new(b.forward.depth + b.backward.depth)
	}
}

// meet finds the shortest path of at most so many hops under each filter.
func (b *bitParallel) meet(maxHops int) error {
	for b.pending != 0 && b.forward.depth+b.backward.depth < maxHops {
		f := &b.forward
		if b.backward.links < f.links {
			f = &b.backward
		}
		if f.links == 0 {
			break
		}
		if err := b.expand(f); err != nil {
			return err
		}
	}
	return nil
}

// expand goes one hop from all that is new.
func (b *bitParallel) expand(f *bitSide) error {
	if err := b.meter.Visit(f.links); err != nil {
		return err
	}
	level := f.last
	f.last, f.links = nil, 0
	f.depth++
	role := b.scratch.role
	next := map[topology.Node]mask{}
	for _, at := range level {
		if role[at.node]&f.other != 0 && role[at.node]&f.own == 0 {
			continue
		}
		for _, a := range b.snapshot.Row(at.node) {
			m := a.To()
			by := at.by & b.pending & b.class[a.Class()] &^ f.reached[m]
			if by == 0 {
				continue
			}
			r := role[m]
			if r&isAvoided != 0 {
				by &^= b.avoidable[m]
			}
			if r&f.other == 0 {
				by &= b.leadOn(m)
			}
			if by = b.passes(a, by); by == 0 {
				continue
			}
			next[m] |= by
		}
	}
	for m, by := range next {
		b.reach(f, m, by)
		f.last = append(f.last, gain{m, by})
		f.links += len(b.snapshot.Row(m))
	}
	return nil
}

// leadOn returns the filters under which an entity may lie inside a path.
func (b *bitParallel) leadOn(n topology.Node) mask {
	kindDegree := b.snapshot.KindDegree(n)
	by, degree := b.kind[kindDegree.Kind()], kindDegree.Degree()
	for bit, f := range b.filters {
		if degree > f.maxDegree {
			by &^= 1 << bit
		}
	}
	return by
}

// passes returns the filters, of some whose classes do, that let a link pass.
func (b *bitParallel) passes(a topology.Arc, by mask) mask {
	for left := by; left != 0; left &= left - 1 {
		bit := bits.TrailingZeros16(uint16(left))
		if !b.filters[bit].passesByEdge(a) {
			by &^= 1 << bit
		}
	}
	return by
}
