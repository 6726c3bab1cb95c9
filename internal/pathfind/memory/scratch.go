package memory

import "github.com/entente-graph/entente/internal/topology"

// scratch is the memory of a search that would cost too much to make anew: a few
// bytes for every entity of the network. It holds numbers only, and so keeps no
// snapshot alive.
type scratch struct {
	// near and far are the hops from the two ends, ahead and behind those in a
	// corridor; unseen where nothing is known. role marks the ends and what is
	// avoided.
	near, far, ahead, behind, role []uint8
	// place is that of an entity in a web, plus one.
	place []int32
	// nearLevels and farLevels list the entities by their hops.
	nearLevels, farLevels levels
	// nearBy and farBy are the filters of a bundle under which an entity is
	// reached, nearTouched and farTouched the entities that a bundle or a basin has
	// reached.
	nearBy, farBy           []mask
	nearTouched, farTouched []topology.Node
	// nearLoad and farLoad are what the lightest ways to the entities of a basin
	// weigh.
	nearLoad, farLoad []load
	// inCorridor lists the entities of which ahead is known, marked those with a
	// role.
	inCorridor, marked []topology.Node
	// level is what a corridor goes on from.
	level []topology.Node
}

// unseen is the distance of what has not been met. No search goes as many hops,
// but for those that only want to know whether there is any way: these count no
// further than far away.
const (
	unseen  = 255
	farAway = 254
)

// Roles of entities in a search.
const (
	isFrom = 1 << iota
	isTo
	isAvoided
	isVia
	isUsed
)

// fit makes room for a snapshot.
func (s *scratch) fit(snapshot *topology.Snapshot) {
	n := snapshot.Nodes()
	if len(s.near) >= n {
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
	s.near, s.far, s.ahead, s.behind = blank(), blank(), blank(), blank()
	s.role, s.place = make([]uint8, n), make([]int32, n)
	s.nearLoad, s.farLoad = make([]load, n), make([]load, n)
	s.nearBy, s.farBy, s.nearTouched, s.farTouched = make([]mask, n), make([]mask, n), nil, nil
	s.nearLevels, s.farLevels, s.inCorridor, s.marked = levels{}, levels{}, nil, nil
}

// clear forgets everything.
func (s *scratch) clear() {
	s.nearLevels.clear(s.near)
	s.farLevels.clear(s.far)
	s.clearCorridor()
	for _, n := range s.marked {
		s.role[n] = 0
	}
	for _, n := range s.nearTouched {
		s.nearBy[n], s.nearLoad[n] = 0, 0
	}
	for _, n := range s.farTouched {
		s.farBy[n], s.farLoad[n] = 0, 0
	}
	s.marked, s.nearTouched, s.farTouched = s.marked[:0], s.nearTouched[:0], s.farTouched[:0]
}

func (s *scratch) clearCorridor() {
	for _, n := range s.inCorridor {
		s.ahead[n] = unseen
	}
	s.inCorridor = s.inCorridor[:0]
}

// mark gives entities a role.
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

// last gives the entities of the last level.
func (l *levels) last() []topology.Node { return l.nodes[l.starts[len(l.starts)-1]:] }

// clear forgets the levels and what is known of their entities.
func (l *levels) clear(distance []uint8) {
	for _, n := range l.nodes {
		distance[n] = unseen
	}
	l.nodes, l.starts = l.nodes[:0], l.starts[:0]
}
