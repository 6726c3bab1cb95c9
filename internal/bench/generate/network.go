package generate

import (
	"iter"

	"github.com/entente-graph/entente/internal/network"
)

// Version changes whenever the same seed gives other records than before.
const Version = 1

// Network is a made-up network. It holds no records.
type Network struct {
	Links int
	Seed  uint64
	// How many there are of each; organisations are those of the mainland.
	sources, regions, countries, cities, organizations, people, agreements, events, programmes, frameworks int
}

// New gives the network of so many links, which are at least 1,000.
func New(links int, seed uint64) *Network {
	links = max(1000, links)
	return &Network{
		Links: links, Seed: seed,
		sources: links / 50, regions: len(regionNames()), countries: min(180, len(regionNames())+links/300), cities: max(20, links/500),
		organizations: links/10 - len(islands())*islandSize, people: links * 7 / 100, agreements: links * 8 / 100, events: links / 80,
		programmes: links / 250, frameworks: 24,
	}
}

// Hub is the id of the organisation with the most links.
func (n *Network) Hub() string { return n.organization(0).id }

// HubLinks is how many links the hub has.
func (n *Network) HubLinks() int { return n.Links / 20 }

// Records gives all records, in batches of at most so many: sources, then
// entities, then links, so that each batch can be written after those before it.
func (n *Network) Records(batch int) iter.Seq[network.Records] {
	return func(yield func(network.Records) bool) {
		e := &emitter{size: batch, limit: n.Links, yield: yield, known: map[string]bool{}}
		n.emitSources(e)
		n.emitPlaces(e)
		n.emitOrganizations(e)
		n.emitPeople(e)
		n.emitAgreements(e)
		n.emitEvents(e)
		n.emitProgrammes(e)
		n.emitIslands(e)
		e.flush()

		n.linkPlaces(e)
		n.linkIslands(e)
		n.linkHub(e)
		n.linkOrganizations(e)
		n.linkPeople(e)
		n.linkAgreements(e)
		n.linkEvents(e)
		n.linkProgrammes(e)
		n.linkTies(e)
		e.flush()
	}
}

// emitter gathers records into batches.
type emitter struct {
	size, limit int
	yield       func(network.Records) bool
	batch       network.Records
	// known are the ids of links: chance may draw the same link again, which is
	// then left out.
	known   map[string]bool
	stopped bool
}

func (e *emitter) source(s network.Source) {
	e.batch.Sources = append(e.batch.Sources, s)
	e.full()
}

func (e *emitter) entity(entity network.Entity) {
	if len(e.batch.Sources) > 0 {
		e.flush()
	}
	e.batch.Entities = append(e.batch.Entities, entity)
	e.full()
}

// link adds a link that is not there yet, while there are fewer than there shall
// be, and says whether it did.
func (e *emitter) link(l network.Link) bool {
	if e.enough() || l.From == l.To {
		return false
	}
	l.Orient()
	l.ID = l.DerivedID()
	if e.known[l.ID] {
		return false
	}
	e.known[l.ID] = true
	e.batch.Links = append(e.batch.Links, l)
	e.full()
	return true
}

// enough says whether there are as many links as there shall be.
func (e *emitter) enough() bool { return len(e.known) >= e.limit || e.stopped }

func (e *emitter) full() {
	if e.batch.Len() >= e.size {
		e.flush()
	}
}

func (e *emitter) flush() {
	if e.batch.Len() > 0 && !e.stopped {
		e.stopped = !e.yield(e.batch)
	}
	e.batch = network.Records{}
}
