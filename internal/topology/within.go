package topology

import (
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/network"
)

// enclosing is the places in which homes of organisations lie, themselves first. It is
// worked out when it is first asked for: there are few places.
type enclosing struct {
	once sync.Once
	of   map[Node][]Node
}

// Within returns how many of those that were counted are at home in each place: their
// home is the place or lies in it, by PART_OF over any number of places. Of an
// organisation that has no home, and in a place where nobody is, there is nothing.
func (s *Snapshot) Within(counts Counts) map[Node]int {
	s.enclosing.once.Do(func() {
		s.enclosing.of = make(map[Node][]Node, len(s.counts.ByHome))
		for home := range s.counts.ByHome {
			s.enclosing.of[home] = s.upFrom(home)
		}
	})
	within := make(map[Node]int, len(s.enclosing.of))
	for home, n := range counts.ByHome {
		for _, place := range s.enclosing.of[home] {
			within[place] += n
		}
	}
	return within
}

// upFrom returns a place and all places in which it lies, each once.
func (s *Snapshot) upFrom(place Node) []Node {
	up := []Node{place}
	for i := 0; i < len(up); i++ {
		for _, a := range s.Row(up[i]) {
			if !a.Backward() && a.Class().Type() == network.PartOf && !slices.Contains(up, a.To()) {
				up = append(up, a.To())
			}
		}
	}
	return up
}
