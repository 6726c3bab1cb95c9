package memory

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// kindSet is a set of kinds of entities, one bit each, by their place in network.Kinds.
type kindSet uint16

// A kindSet must have room for all kinds: a negative constant does not compile.
const _ = uint(16 - topology.Kinds)

// kindsOf returns the kinds of entities.
func kindsOf(s *topology.Snapshot, nodes []topology.Node) (kinds kindSet) {
	for _, n := range nodes {
		kinds |= 1 << s.Kind(n)
	}
	return kinds
}

// joined are the kinds that links of a type may join each kind to, whichever way round.
type joined [topology.Kinds]kindSet

// joinable has what links of each type may join. Nobody changes it.
var joinable = func() map[network.LinkType]joined {
	all := map[network.LinkType]joined{}
	for _, t := range network.LinkTypes() {
		var j joined
		for a, from := range network.Kinds() {
			for b, to := range network.Kinds() {
				if t.Joins(from, to) {
					j[a] |= 1 << b
					j[b] |= 1 << a
				}
			}
		}
		all[t] = j
	}
	return all
}()

// joins reports whether such links can join two of some kinds.
func (j joined) joins(kinds kindSet) bool {
	for kind, others := range j {
		if kinds>>kind&1 != 0 && others&kinds != 0 {
			return true
		}
	}
	return false
}
