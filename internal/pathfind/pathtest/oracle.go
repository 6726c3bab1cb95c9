package pathtest

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// Brute returns a network as the brute force has it, for the judges of other questions
// than those about paths.
func Brute(records network.Records) *brute.Network { return bruteNetwork(records) }

// SmallNetwork makes a random network of a few entities and links, as the questions about
// paths are asked of: everything lies within few years, and on few of their days.
func SmallNetwork(seed uint64) network.Records {
	g := newGenerator(seed)
	const partnersOnceIn = 8
	if seed%partnersOnceIn == 0 {
		return g.partnersNetwork()
	}
	return g.network()
}
