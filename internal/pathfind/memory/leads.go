package memory

import (
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Leads returns a function that says whether any way of any length leads to an entity from
// some others under a checked filter. Where the filter lets all pass, by hops, the labels of
// the network's parts say so, and nothing is searched unless some of them say nothing.
func Leads(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit) func(topology.Node) (bool, error) {
	parts := map[uint32]bool{}
	labelled := unit == pathfind.Hops && where.Trivial()
	for _, n := range from {
		part, known := s.Component(n)
		parts[part] = true
		labelled = labelled && known
	}
	anyLength := *where
	anyLength.MaxHops = new(pathfind.AnyLength)
	var ways Ways
	return func(n topology.Node) (bool, error) {
		if part, known := s.Component(n); labelled && known {
			return parts[part], nil
		}
		if ways == nil {
			found, err := Survey(s, meter, from, &anyLength, unit)
			if err != nil {
				return false, err
			}
			ways = found
		}
		_, leads := ways.Hops(n)
		return leads, nil
	}
}
