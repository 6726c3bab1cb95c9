package topology

import (
	"maps"

	"github.com/entente-graph/entente/internal/network"
)

// Counts is how many organisations there are: all, by the place that is their home, and
// by type as Snapshot.Type numbers them. It is to be read only.
type Counts struct {
	Total  int
	ByHome map[Node]int
	ByType map[uint16]int
}

func newCounts() Counts { return Counts{ByHome: map[Node]int{}, ByType: map[uint16]int{}} }

func (c Counts) clone() Counts {
	c.ByHome, c.ByType = maps.Clone(c.ByHome), maps.Clone(c.ByType)
	return c
}

// count adds an organisation n times; -1 takes it away.
func (c *Counts) count(e *entity, n int) {
	c.Total += n
	if e.home != 0 {
		add(c.ByHome, Node(e.home-1), n)
	}
	if t := e.more.entityType(); t != 0 {
		add(c.ByType, t, n)
	}
}

// countsAs reports whether two organisations are counted alike.
func (e *entity) countsAs(other *entity) bool {
	return e.home == other.home && e.more.entityType() == other.more.entityType()
}

// OrganizationsOn counts the organisations that may exist on a day.
func (s *Snapshot) OrganizationsOn(day network.Day) Counts {
	c := newCounts()
	for n := range Node(s.Nodes()) {
		if s.Kind(n) == organization && s.Exists(n).Contains(day) {
			c.count(s.entities.facts.at(uint32(n)), 1)
		}
	}
	return c
}

// add leaves out of a map what there is none of.
func add[K comparable](counts map[K]int, key K, n int) {
	if counts[key] += n; counts[key] == 0 {
		delete(counts, key)
	}
}

// organization is the place of organisations in network.Kinds.
var organization, _ = kindNumber(network.Organization)
