package suggestion

import "github.com/entente-graph/entente/internal/topology"

// marks is a set of entities that is emptied often.
type marks struct {
	at  []uint32
	now uint32
}

func newMarks(s *topology.Snapshot) *marks { return &marks{at: make([]uint32, s.Nodes()), now: 1} }

// clear empties the set.
func (m *marks) clear() {
	if m.now++; m.now == 0 {
		clear(m.at)
		m.now = 1
	}
}

// add adds an entity and reports whether it was not there.
func (m *marks) add(n topology.Node) bool {
	if m.at[n] == m.now {
		return false
	}
	m.at[n] = m.now
	return true
}

// has reports whether an entity is there.
func (m *marks) has(n topology.Node) bool { return m.at[n] == m.now }
