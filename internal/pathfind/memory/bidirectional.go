package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// bidirectional is two breadth-first searches that grow towards each other (I. Pohl:
// Bi-directional Search, 1971), and what lies between them: the entities on ways of
// at most so many hops. It takes links and entities one by one, so under via,
// overlapping and inTimeOrder it finds more than lies on paths, and never less.
type bidirectional struct {
	*searcher
	f *filter
	// forward begins at from, backward at to.
	forward, backward side
	// first is how many paths are wanted for themselves; if one more is, then to know
	// that there is one. 0 where all are.
	first int
	// read counts the links that the two have looked at.
	read int
	enumeration
}

// side is one of the two searches.
type side struct {
	hops   []uint8
	levels *levels
	// own is the role of where it began, other of where it wants to go: what it
	// reaches and does not go on from.
	own, other uint8
	depth      int
	// links counts those of the last level, which the next hop has to look at.
	links int
}

// done reports whether there is nowhere left to go.
func (s *side) done() bool { return s.links == 0 }

// within returns what has been reached within so many hops, where the search has
// gone as far.
func (s *side) within(hops int) ([]topology.Node, bool) {
	if hops > s.depth {
		return nil, false
	}
	if hops == s.depth {
		return s.levels.nodes, true
	}
	return s.levels.nodes[:s.levels.starts[hops+1]], true
}

// bidirectional begins the search of a filter; what is barred is avoided as well.
func (s *searcher) bidirectional(f *filter, barred []topology.Node) *bidirectional {
	s.begin(f, barred)
	b := &bidirectional{
		searcher: s, f: f,
		forward:  side{hops: s.scratch.forward, levels: &s.scratch.forwardLevels, own: isFrom, other: isTo},
		backward: side{hops: s.scratch.backward, levels: &s.scratch.backwardLevels, own: isTo, other: isFrom},
	}
	b.start(&b.forward, s.from)
	b.start(&b.backward, s.to)
	return b
}

// begin marks the roles that entities have in a search.
func (s *searcher) begin(f *filter, barred []topology.Node) {
	s.scratch.clear()
	s.scratch.mark(s.from, isFrom)
	s.scratch.mark(s.to, isTo)
	s.scratch.mark(f.avoid, isAvoided)
	s.scratch.mark(barred, isAvoided)
	s.scratch.mark(f.via, isVia)
}

func (b *bidirectional) start(s *side, nodes []topology.Node) {
	s.levels.begin()
	for _, n := range nodes {
		s.hops[n] = 0
		s.levels.nodes = append(s.levels.nodes, n)
		s.links += b.snapshot.KindDegree(n).Degree()
	}
}

// depth returns how many hops both have gone together.
func (b *bidirectional) depth() int { return b.forward.depth + b.backward.depth }

// exhausted reports whether one of the two has seen all that it can reach, so that
// nothing is unknown that could lie on a path.
func (b *bidirectional) exhausted() bool { return b.forward.done() || b.backward.done() }

// grow lets them go so many hops together, or as far as there is anywhere to go.
func (b *bidirectional) grow(hops int) error {
	for b.depth() < hops && !b.exhausted() {
		if err := b.expand(b.smaller()); err != nil {
			return err
		}
	}
	return nil
}

func (b *bidirectional) smaller() *side {
	if b.backward.links < b.forward.links {
		return &b.backward
	}
	return &b.forward
}

// visit counts links before they are looked at.
func (b *bidirectional) visit(links int) error {
	b.read += links
	return b.meter.Visit(links)
}

// expand goes one hop from all that was reached last.
func (b *bidirectional) expand(s *side) error {
	level := s.levels.last()
	if err := b.visit(s.links); err != nil {
		return err
	}
	s.levels.begin()
	s.depth++
	s.links = 0
	hops := uint8(min(s.depth, farAway))
	role := b.scratch.role
	for _, n := range level {
		if role[n]&s.other != 0 && role[n]&s.own == 0 {
			continue
		}
		for _, a := range b.snapshot.Row(n) {
			m := a.To()
			// What an arc says itself comes first: it is at hand, and what is known of m
			// is mostly not.
			if !b.f.class[a.Class()] || s.hops[m] != unseen {
				continue
			}
			r, kindDegree := role[m], b.snapshot.KindDegree(m)
			if r&isAvoided != 0 || r&(s.other|isVia) == 0 && !b.f.leadsOn(kindDegree) || !b.f.passesByEdge(a) {
				continue
			}
			if r&s.other == 0 {
				s.links += kindDegree.Degree()
			}
			s.hops[m] = hops
			s.levels.nodes = append(s.levels.nodes, m)
		}
	}
	return nil
}

// met reports whether the last level of one search has been reached by the other.
func met(s, other *side) bool {
	for _, n := range s.levels.last() {
		if other.hops[n] != unseen {
			return true
		}
	}
	return false
}

// meets returns the hops of the shortest way, of at most so many; nil where there is
// none. The two have come to the same entity by no fewer.
func (b *bidirectional) meets(maxHops int) (*int, error) {
	if met(&b.forward, &b.backward) {
		return new(0), nil
	}
	for b.depth() < maxHops && !b.exhausted() {
		s, other := b.smaller(), &b.forward
		if s == &b.forward {
			other = &b.backward
		}
		if err := b.expand(s); err != nil {
			return nil, err
		}
		if met(s, other) {
			return new(b.depth()), nil
		}
	}
	return nil, nil
}

// reach makes known what lies on ways of at most so many hops, and reports whether
// there is any.
func (b *bidirectional) reach(hops int) (bool, error) {
	if err := b.grow(hops); err != nil {
		return false, err
	}
	if err := b.measure(hops); err != nil {
		return false, err
	}
	for _, n := range b.from {
		if left := b.left(n); left != unseen && int(left) <= hops {
			return true, nil
		}
	}
	return false, nil
}

// measure notes in toEnd how many hops are left from what the forward search has
// reached and the backward search has not, where that lies on ways of so many hops:
// such a way leads through what forward has reached to what backward has reached last.
func (b *bidirectional) measure(hops int) error {
	b.scratch.clearToEnd()
	return b.goOn(&b.backward, &b.forward, b.scratch.toEnd, hops, &b.scratch.withToEnd)
}

// left returns how many hops at least there are from an entity to the end, unseen
// where that is more than is known of.
func (b *bidirectional) left(n topology.Node) uint8 {
	if hops := b.backward.hops[n]; hops != unseen {
		return hops
	}
	return b.scratch.toEnd[n]
}

// within returns the entities on ways of at most so many hops, in no order; reach
// has made known what lies on them.
func (b *bidirectional) within(hops int) ([]topology.Node, error) {
	toStart := b.scratch.toStart
	var met, nodes []topology.Node
	defer func() {
		for _, n := range met {
			toStart[n] = unseen
		}
	}()
	if err := b.goOn(&b.forward, &b.backward, toStart, hops, &met); err != nil {
		return nil, err
	}
	for _, n := range b.scratch.forwardLevels.nodes {
		if left := b.left(n); left != unseen && int(b.forward.hops[n])+int(left) <= hops {
			nodes = append(nodes, n)
		}
	}
	for _, n := range met {
		if int(toStart[n])+int(b.backward.hops[n]) <= hops {
			nodes = append(nodes, n)
		}
	}
	return nodes, nil
}

// continuation is a search that goes on from where one side has come to through
// what the other has reached.
type continuation struct {
	*bidirectional
	s, other *side
	// distance is that of what it meets, which is listed in met; no way may have
	// more hops than these.
	distance []uint8
	met      *[]topology.Node
	hops     int
}

// goOn continues one of the two searches through what the other has reached.
func (b *bidirectional) goOn(s, other *side, distance []uint8, hops int, met *[]topology.Node) error {
	c := continuation{b, s, other, distance, met, hops}
	role := b.scratch.role
	begin := len(*met)
	level := b.scratch.level[:0]
	defer func() { b.scratch.level = level }()
	for _, n := range s.levels.last() {
		if other.hops[n] != unseen && (role[n]&s.other == 0 || role[n]&s.own != 0) {
			level = append(level, n)
		}
	}
	for gone := s.depth + 1; gone <= hops && len(level) > 0; gone++ {
		for _, n := range level {
			if err := c.expand(n, gone); err != nil {
				return err
			}
		}
		level = level[:0]
		for _, n := range (*met)[begin:] {
			if role[n]&(isFrom|isTo) == 0 {
				level = append(level, n)
			}
		}
		begin = len(*met)
	}
	return nil
}

// rareness is how many times as many links as candidates there must be before it
// is quicker to look for each candidate in the row than to read the row.
const rareness = 16

// expand goes one hop from an entity, to the distance gone.
func (c *continuation) expand(n topology.Node, gone int) error {
	row := c.snapshot.Row(n)
	if few, known := c.other.within(c.hops - gone); known && len(few)*rareness < len(row) {
		return c.probe(n, few, gone)
	}
	if err := c.visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		if !c.f.class[a.Class()] {
			continue
		}
		m := a.To()
		if d := c.other.hops[m]; d != unseen && int(d) <= c.hops-gone && c.isNew(m) && c.f.passesByEdge(a) {
			c.meet(m, gone)
		}
	}
	return nil
}

// probe asks a few entities whether a step leads to them.
func (c *continuation) probe(n topology.Node, few []topology.Node, gone int) error {
	if err := c.visit(len(few)); err != nil {
		return err
	}
	for _, m := range few {
		if c.isNew(m) && slices.ContainsFunc(c.snapshot.Between(n, m), c.f.passes) {
			c.meet(m, gone)
		}
	}
	return nil
}

func (c *continuation) isNew(n topology.Node) bool {
	return c.s.hops[n] == unseen && c.distance[n] == unseen
}

func (c *continuation) meet(n topology.Node, gone int) {
	c.distance[n] = uint8(min(gone, farAway))
	*c.met = append(*c.met, n)
}
