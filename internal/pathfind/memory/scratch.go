package memory

import (
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/topology"
)

// scratch is the memory of a search that would cost too much to make anew: a few
// bytes for every entity of the network. It holds numbers only, and so keeps no
// snapshot alive.
type scratch struct {
	// forward and backward are the hops from the two ends, as far as a search from
	// there has reached, toEnd and toStart those beyond that; unseen where nothing is
	// known.
	forward, backward, toEnd, toStart []uint8
	// role is what an entity is in a search, and number one more than its number in a
	// subgraph.
	role   []uint8
	number []int32
	// forwardLevels and backwardLevels list the entities by their hops.
	forwardLevels, backwardLevels levels
	// forwardBy and backwardBy are the filters under which an entity is reached by a
	// search under several, forwardWeight and backwardWeight what the lightest ways to
	// it weigh; forwardTouched and backwardTouched are the entities of either.
	forwardBy, backwardBy           []mask
	forwardWeight, backwardWeight   []weight
	forwardTouched, backwardTouched []topology.Node
	// withToEnd lists the entities of which toEnd is known, marked those with a role.
	withToEnd, marked []topology.Node
	// level is what a search goes on from.
	level []topology.Node
}

// unseen is the distance of what has not been met. No search goes as many hops,
// but for those that only want to know whether there is any way: these count no
// further than far away.
const (
	unseen  = 255
	farAway = 254
)

// Roles of entities in a search; the first two are the solver's.
const (
	isFrom    = uint8(solver.From)
	isTo      = uint8(solver.To)
	isAvoided = 1 << iota
	isVia
	isUsed
)

// fit makes room for a snapshot.
func (s *scratch) fit(snapshot *topology.Snapshot) {
	n := snapshot.Nodes()
	if len(s.forward) >= n {
		return
	}
	n += n / 8
	blank := func() []uint8 {
		list := make([]uint8, n)
		for i := range list {
			list[i] = unseen
		}
		return list
	}
	s.forward, s.backward, s.toEnd, s.toStart = blank(), blank(), blank(), blank()
	s.role, s.number = make([]uint8, n), make([]int32, n)
	s.forwardWeight, s.backwardWeight = make([]weight, n), make([]weight, n)
	s.forwardBy, s.backwardBy, s.forwardTouched, s.backwardTouched = make([]mask, n), make([]mask, n), nil, nil
	s.forwardLevels, s.backwardLevels, s.withToEnd, s.marked = levels{}, levels{}, nil, nil
}

// clear forgets everything.
func (s *scratch) clear() {
	s.forwardLevels.clear(s.forward)
	s.backwardLevels.clear(s.backward)
	s.clearToEnd()
	for _, n := range s.marked {
		s.role[n] = 0
	}
	for _, n := range s.forwardTouched {
		s.forwardBy[n], s.forwardWeight[n] = 0, 0
	}
	for _, n := range s.backwardTouched {
		s.backwardBy[n], s.backwardWeight[n] = 0, 0
	}
	s.marked, s.forwardTouched, s.backwardTouched = s.marked[:0], s.forwardTouched[:0], s.backwardTouched[:0]
}

func (s *scratch) clearToEnd() {
	for _, n := range s.withToEnd {
		s.toEnd[n] = unseen
	}
	s.withToEnd = s.withToEnd[:0]
}

// mark notes the role of entities.
func (s *scratch) mark(nodes []topology.Node, role uint8) {
	for _, n := range nodes {
		if s.role[n] == 0 {
			s.marked = append(s.marked, n)
		}
		s.role[n] |= role
	}
}

// levels is entities by their distance, one after the other.
type levels struct {
	nodes []topology.Node
	// starts[i] is where level i begins.
	starts []int
}

// begin begins the next level.
func (l *levels) begin() { l.starts = append(l.starts, len(l.nodes)) }

// last returns the entities of the last level.
func (l *levels) last() []topology.Node { return l.nodes[l.starts[len(l.starts)-1]:] }

// clear forgets the levels and what is known of their entities.
func (l *levels) clear(distance []uint8) {
	for _, n := range l.nodes {
		distance[n] = unseen
	}
	l.nodes, l.starts = l.nodes[:0], l.starts[:0]
}
