package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// islandSize is how many organisations an island has.
const islandSize = 20

func islands() []string { return []string{"Avalon", "Lyonesse"} }

func (n *Network) islander(island, i int) end {
	name := fmt.Sprintf("Academy of %s, %s", n.dice(ofIslands, island*islandSize+i).word(), islands()[island])
	return end{id: numbered("org", name, i), name: name}
}

// Islanders are the ids of the organisations that are joined to each other only,
// island by island.
func (n *Network) Islanders() [][]string {
	all := make([][]string, len(islands()))
	for island := range all {
		for i := range islandSize {
			all[island] = append(all[island], n.islander(island, i).id)
		}
	}
	return all
}

func (n *Network) emitIslands(e *emitter) {
	for island := range islands() {
		for i := range islandSize {
			o := n.islander(island, i)
			e.entity(network.Entity{ID: o.id, Kind: network.Organization, Type: "INSTITUTE", Name: o.name})
		}
	}
}

// linkIslands joins each islander to the one before, and to some other.
func (n *Network) linkIslands(e *emitter) {
	for island := range islands() {
		for i := 1; i < islandSize; i++ {
			d := n.dice(ofIslands, 1000+island*islandSize+i)
			since := network.Period{From: year(1990 + d.IntN(30))}
			e.link(n.link(d, network.PartnersWith, n.islander(island, i-1), "partners with", n.islander(island, i), "", since))
			e.link(n.link(d, network.Supervises, n.islander(island, d.IntN(i)), "supervises", n.islander(island, i), "", since))
		}
	}
}
