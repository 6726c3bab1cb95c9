package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// islandSize is how many organisations an island has.
const islandSize = 20

func islands() []string { return []string{"Avalon", "Lyonesse"} }

func (n *base) islander(island, i int) end {
	name := fmt.Sprintf("Academy of %s, %s", n.random(ofIslands, island*islandSize+i).word(), islands()[island])
	return end{id: numbered("org", name, i), name: name}
}

func (n *base) islanders() [][]string {
	all := make([][]string, len(islands()))
	for island := range all {
		for i := range islandSize {
			all[island] = append(all[island], n.islander(island, i).id)
		}
	}
	return all
}

func (n *base) emitIslands(e *emitter) {
	for island := range islands() {
		for i := range islandSize {
			o := n.islander(island, i)
			e.entity(network.Entity{ID: o.id, Kind: network.Organization, Type: "INSTITUTE", Name: o.name})
		}
	}
}

// linkIslands joins each islander to the one before, and to some other.
func (n *base) linkIslands(e *emitter) {
	for island := range islands() {
		for i := 1; i < islandSize; i++ {
			r := n.random(ofIslands, 1000+island*islandSize+i)
			since := network.Period{From: year(1990 + r.IntN(30))}
			e.link(n.link(r, network.PartnersWith, n.islander(island, i-1), "partners with", n.islander(island, i), "", since))
			e.link(n.link(r, network.Supervises, n.islander(island, r.IntN(i)), "supervises", n.islander(island, i), "", since))
		}
	}
}
