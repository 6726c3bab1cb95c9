package generate

import (
	"iter"

	"github.com/entente-graph/entente/internal/network"
)

// Version changes whenever the same seed makes other records than before.
const Version = 1

// Shape is a way to make up networks. The package comment describes both.
type Shape string

// The shapes.
const (
	Hubs   Shape = "hubs"
	Spread Shape = "spread"
)

// Network is a made-up network. It holds no records.
type Network struct {
	Shape Shape
	Links int
	Seed  uint64
	maker maker
	base  base
}

// maker makes the records of one shape, and draws from them.
type maker interface {
	emit(*emitter)
	// hub returns the organisation with the most links, and how many they are.
	hub() (end, int)
	drawOrganization(random) organization
	drawPerson(random) end
	drawAgreement(random) end
	drawEvent(random) end
	drawRegion(random) end
	// countriesMade is how many countries there are.
	countriesMade() int
}

// New returns the network of a shape with so many links, which are at least 1,000.
func New(shape Shape, links int, seed uint64) *Network {
	links = max(1000, links)
	b := base{seed: seed, links: links, sources: links / 50}
	n := &Network{Shape: shape, Links: links, Seed: seed, base: b, maker: newHubs(b)}
	if shape == Spread {
		n.maker = newSpread(b)
	}
	return n
}

// Hub is the id of the organisation with the most links.
func (n *Network) Hub() string {
	hub, _ := n.maker.hub()
	return hub.id
}

// HubLinks is how many links the hub has.
func (n *Network) HubLinks() int {
	_, links := n.maker.hub()
	return links
}

// Countries are the ids of so many countries, or of all where there are fewer: of Hubs
// those that most cities are in, of Spread any, for there all have as many organisations.
func (n *Network) Countries(most int) []string {
	ids := make([]string, min(most, n.maker.countriesMade()))
	for i := range ids {
		ids[i] = n.base.country(i).id
	}
	return ids
}

// Islanders are the ids of the organisations that are joined to each other only,
// island by island.
func (n *Network) Islanders() [][]string { return n.base.islanders() }

// Evidence returns a piece that can support any link.
func (n *Network) Evidence() []network.Evidence {
	return []network.Evidence{{Source: sourceID(0), Quote: "They have been partners since today."}}
}

// Records returns all records, in batches of at most so many: sources, then
// entities, then links, so that each batch can be written after those before it.
func (n *Network) Records(batch int) iter.Seq[network.Records] {
	return func(yield func(network.Records) bool) {
		e := &emitter{size: batch, limit: n.Links, yield: yield, known: map[string]bool{}}
		n.maker.emit(e)
		e.flush()
	}
}

// base is what the shapes have in common: evidence, places, islands, and chance.
type base struct {
	seed           uint64
	links, sources int
}
