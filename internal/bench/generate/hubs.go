package generate

// hubs makes the networks of the shape Hubs. organizations counts those that are
// not on islands.
type hubs struct {
	base
	regions, countries, cities, organizations, people, agreements, events, programmes, frameworks int
}

func newHubs(b base) *hubs {
	links := b.links
	return &hubs{
		base:    b,
		regions: len(regionNames()), countries: min(180, len(regionNames())+links/300), cities: max(20, links/500),
		organizations: links/10 - len(islands())*islandSize, people: links * 7 / 100, agreements: links * 8 / 100, events: links / 80,
		programmes: links / 250, frameworks: 24,
	}
}

func (n *hubs) emit(e *emitter) {
	n.emitSources(e)
	n.emitPlaces(e)
	n.emitOrganizations(e)
	n.emitPeople(e)
	n.emitAgreements(e)
	n.emitEvents(e)
	n.emitProgrammes(e)
	n.emitIslands(e)

	n.linkPlaces(e)
	n.linkIslands(e)
	n.linkHub(e)
	n.linkOrganizations(e)
	n.linkPeople(e)
	n.linkAgreements(e)
	n.linkEvents(e)
	n.linkProgrammes(e)
	n.linkDirectly(e)
}

func (n *hubs) countriesMade() int { return n.countries }

func (n *hubs) hub() (end, int) { return n.organization(0).end, n.hubLinks() }

func (n *hubs) hubLinks() int { return n.links / 20 }

// drawOrganization draws one, each as likely as the others, but for the hub and
// the parts of others.
func (n *hubs) drawOrganization(r random) organization {
	return n.organization(1 + r.IntN(n.firstPart()-1))
}

func (n *hubs) drawPerson(r random) end    { return n.person(r.IntN(n.people)).end }
func (n *hubs) drawAgreement(r random) end { return n.agreement(r.IntN(n.agreements)).end }
func (n *hubs) drawEvent(r random) end     { return n.event(r.IntN(n.events)).end }
func (n *hubs) drawRegion(r random) end    { return region(r.IntN(n.regions)) }
