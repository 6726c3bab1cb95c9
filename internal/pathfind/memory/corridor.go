package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// corridor is two breadth-first searches that grow towards each other, and what
// lies between them: the entities on ways of at most so many hops. It takes links
// and entities one by one, so for via, overlapping and inTimeOrder it is wider
// than need be, and never too narrow.
type corridor struct {
	*searcher
	f *filter
	// near begins at from, far at to.
	near, far front
	// first is how many paths are wanted for themselves; if one more is, then to know
	// that there is one. 0 where all are.
	first int
}

// front is one of the two searches.
type front struct {
	hops   []uint8
	levels *levels
	// own is the role of where it began, other of where it wants to go: what it
	// reaches and does not go on from.
	own, other uint8
	depth      int
	// links counts those of the last level, which the next hop has to look at.
	links int
}

// done says whether there is nowhere left to go.
func (f *front) done() bool { return f.links == 0 }

// corridor begins the search of a filter; what is barred is avoided as well.
func (s *searcher) corridor(f *filter, barred []topology.Node) *corridor {
	s.begin(f, barred)
	c := &corridor{
		searcher: s, f: f,
		near: front{hops: s.scratch.near, levels: &s.scratch.nearLevels, own: isFrom, other: isTo},
		far:  front{hops: s.scratch.far, levels: &s.scratch.farLevels, own: isTo, other: isFrom},
	}
	c.start(&c.near, s.from)
	c.start(&c.far, s.to)
	return c
}

// begin marks who plays which part in a search.
func (s *searcher) begin(f *filter, barred []topology.Node) {
	s.scratch.clear()
	s.scratch.mark(s.from, isFrom)
	s.scratch.mark(s.to, isTo)
	s.scratch.mark(f.avoid, isAvoided)
	s.scratch.mark(barred, isAvoided)
	s.scratch.mark(f.via, isVia)
}

func (c *corridor) start(f *front, nodes []topology.Node) {
	f.levels.begin()
	for _, n := range nodes {
		f.hops[n] = 0
		f.levels.nodes = append(f.levels.nodes, n)
		f.links += c.snapshot.Glance(n).Degree()
	}
}

// grown is how many hops both have gone together.
func (c *corridor) grown() int { return c.near.depth + c.far.depth }

// exhausted says whether one of the two has seen all that it can reach, so that
// nothing is unknown that could lie on a path.
func (c *corridor) exhausted() bool { return c.near.done() || c.far.done() }

// grow lets them go so many hops together, or as far as there is anywhere to go.
func (c *corridor) grow(hops int) error {
	for c.grown() < hops && !c.exhausted() {
		if err := c.expand(c.smaller()); err != nil {
			return err
		}
	}
	return nil
}

func (c *corridor) smaller() *front {
	if c.far.links < c.near.links {
		return &c.far
	}
	return &c.near
}

// expand goes one hop from all that was reached last.
func (c *corridor) expand(f *front) error {
	level := f.levels.last()
	if err := c.meter.Visit(f.links); err != nil {
		return err
	}
	f.levels.begin()
	f.depth++
	f.links = 0
	hops := uint8(min(f.depth, farAway))
	role := c.scratch.role
	for _, n := range level {
		if role[n]&f.other != 0 && role[n]&f.own == 0 {
			continue
		}
		for _, a := range c.snapshot.Row(n) {
			m := a.To()
			if f.hops[m] != unseen || !c.f.class[a.Class()] {
				continue
			}
			r := role[m]
			if r&isAvoided != 0 {
				continue
			}
			glance := c.snapshot.Glance(m)
			if r&(f.other|isVia) == 0 && !c.f.leadsOn(glance) || !c.f.passes(a) {
				continue
			}
			if r&f.other == 0 {
				f.links += glance.Degree()
			}
			f.hops[m] = hops
			f.levels.nodes = append(f.levels.nodes, m)
		}
	}
	return nil
}

// met says whether the last level of a front has been reached by the other.
func met(f, other *front) bool {
	for _, n := range f.levels.last() {
		if other.hops[n] != unseen {
			return true
		}
	}
	return false
}

// connects says whether there is a way of at most so many hops.
func (c *corridor) connects(hops int) (bool, error) {
	if met(&c.near, &c.far) {
		return true, nil
	}
	for c.grown() < hops && !c.exhausted() {
		f, other := c.smaller(), &c.near
		if f == &c.near {
			other = &c.far
		}
		if err := c.expand(f); err != nil {
			return false, err
		}
		if met(f, other) {
			return true, nil
		}
	}
	return false, nil
}

// lengthen makes the corridor that of so many hops, and says whether there is any
// way of that length.
func (c *corridor) lengthen(hops int) (bool, error) {
	if err := c.grow(hops); err != nil {
		return false, err
	}
	if err := c.lead(hops); err != nil {
		return false, err
	}
	return c.opens(hops), nil
}

// lead notes in ahead how many hops are left from the entities near by that lie on
// ways of so many hops, as far as far has not come there itself: what lies on such
// a way is at most so many hops from what far has reached last, going through
// what near has reached.
func (c *corridor) lead(hops int) error {
	c.scratch.clearCorridor()
	return c.follow(&c.far, &c.near, c.scratch.ahead, hops, &c.scratch.inCorridor)
}

// follow goes on from the last level of one front through what the other has
// reached.
func (c *corridor) follow(f, other *front, distance []uint8, hops int, met *[]topology.Node) error {
	role := c.scratch.role
	begin := len(*met)
	level := c.scratch.level[:0]
	defer func() { c.scratch.level = level }()
	for _, n := range f.levels.last() {
		if other.hops[n] != unseen && (role[n]&f.other == 0 || role[n]&f.own != 0) {
			level = append(level, n)
		}
	}
	for gone := f.depth + 1; gone <= hops && len(level) > 0; gone++ {
		for _, n := range level {
			row := c.snapshot.Row(n)
			if few, known := other.within(hops - gone); known && len(few)*rareness < len(row) {
				if err := c.meet(n, few, f, distance, gone, met); err != nil {
					return err
				}
				continue
			}
			if err := c.meter.Visit(len(row)); err != nil {
				return err
			}
			for _, a := range row {
				m := a.To()
				if d := other.hops[m]; d == unseen || int(d) > hops-gone || f.hops[m] != unseen || distance[m] != unseen {
					continue
				}
				if c.f.passes(a) {
					distance[m] = uint8(min(gone, farAway))
					*met = append(*met, m)
				}
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

// meet notes those of a few entities that an entity is joined to.
func (c *corridor) meet(n topology.Node, few []topology.Node, f *front, distance []uint8, gone int, met *[]topology.Node) error {
	if err := c.meter.Visit(len(few)); err != nil {
		return err
	}
	for _, m := range few {
		if f.hops[m] == unseen && distance[m] == unseen && slices.ContainsFunc(c.snapshot.Between(n, m), c.f.passes) {
			distance[m] = uint8(min(gone, farAway))
			*met = append(*met, m)
		}
	}
	return nil
}

// left gives how many hops at least there are from an entity to the end, unseen
// where that is more than the corridor is long.
func (c *corridor) left(n topology.Node) uint8 {
	if hops := c.far.hops[n]; hops != unseen {
		return hops
	}
	return c.scratch.ahead[n]
}

// opens says whether the corridor has a way of at most so many hops.
func (c *corridor) opens(hops int) bool {
	for _, n := range c.from {
		if left := c.left(n); left != unseen && int(left) <= hops {
			return true
		}
	}
	return false
}
