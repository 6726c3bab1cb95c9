package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// addEmpty adds the groups in which nobody was reached: all countries, the regions
// nearest above one, or the types that any organisation has.
func (t *tally) addEmpty() {
	for _, key := range t.everyKey() {
		t.slot(key)
	}
}

func (t *tally) everyKey() []uint32 {
	var keys []uint32
	if t.q.GroupBy == pathfind.ByType {
		for number := range t.snapshot.Organizations().ByType {
			keys = append(keys, uint32(number))
		}
		return keys
	}
	for n := range topology.Node(t.snapshot.Nodes()) {
		if !isPlace(t.snapshot, n, network.CountryType) {
			continue
		}
		if t.q.GroupBy == pathfind.ByCountry {
			keys = append(keys, uint32(n))
		} else if region, has := regionAbove(t.snapshot, n); has {
			keys = append(keys, uint32(region))
		}
	}
	return keys
}

// place is the place of its kind in network.Kinds.
var place = uint8(slices.Index(network.Kinds(), network.Place))

func isPlace(s *topology.Snapshot, n topology.Node, placeType string) bool {
	return s.Kind(n) == place && s.TypeName(s.Type(n)) == placeType
}

// regionAbove returns the nearest region above a country, of several as near the lowest
// id: the region of its organisations, if it has any.
func regionAbove(s *topology.Snapshot, country topology.Node) (topology.Node, bool) {
	passed := map[topology.Node]bool{}
	for level := []topology.Node{country}; len(level) > 0; {
		slices.SortFunc(level, s.Compare)
		var above []topology.Node
		for _, n := range level {
			if passed[n] {
				continue
			}
			passed[n] = true
			if isPlace(s, n, network.RegionType) {
				return n, true
			}
			for _, a := range s.Row(n) {
				if !a.Backward() && a.Class().Type() == network.PartOf {
					above = append(above, a.To())
				}
			}
		}
		level = above
	}
	return 0, false
}
