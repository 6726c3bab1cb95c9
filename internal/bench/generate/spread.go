package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// What a network of the shape Spread is made of.
const (
	spreadRegions = 8
	// spreadLarge is how many organisations are large: the first of all.
	spreadLarge = 10
)

// spread makes the networks of the shape Spread. Organisations are those that are
// not on islands; that of number i is in the region i mod 8.
type spread struct {
	base
	countries, organizations, people, agreements, events int
}

func newSpread(b base) *spread {
	links := b.links
	return &spread{
		base:          b,
		countries:     spreadRegions * min(25, 1+links/44_000),
		organizations: links / 11, people: links * 2 / 11, agreements: links * 3 / 22, events: links / 22,
	}
}

func (n *spread) emit(e *emitter) {
	n.emitSources(e)
	for i := range spreadRegions {
		e.entity(place(region(i), network.RegionType))
	}
	for i := range n.countries {
		e.entity(place(n.country(i), network.CountryType))
	}
	for i := range n.organizations {
		e.entity(n.organizationRecord(i))
	}
	for i := range n.people {
		p := n.person(i)
		e.entity(network.Entity{ID: p.id, Kind: network.Person, Name: p.name})
	}
	for i := range n.agreements {
		a := n.agreement(i)
		e.entity(network.Entity{
			ID: a.id, Kind: network.Agreement, Type: a.agreementType, Name: a.name, Valid: network.Period{From: date(a.signed.String())},
		})
	}
	for i := range n.events {
		ev := n.event(i)
		day := date(ev.day.String())
		e.entity(network.Entity{
			ID: ev.id, Kind: network.Event, Type: ev.eventType, Name: ev.name, Valid: network.Period{From: day, To: day},
		})
	}
	n.emitIslands(e)
	n.linkAll(e)
}

// organization returns the organisation of a number.
func (n *spread) organization(i int) organization {
	r := n.random(ofOrganizations, i)
	var o organization
	switch {
	case i < spreadLarge:
		o.orgType, o.name = "INTERGOVERNMENTAL", fmt.Sprintf("%s Union for %s", r.word(), among(r, fields()))
	case r.chance(40):
		o.orgType, o.name = "UNIVERSITY", fmt.Sprintf("%s University of %s", r.word(), among(r, fields()))
	default:
		o.orgType = among(r, []string{"INSTITUTE", "CENTRE", "COMPANY", "NGO", "MINISTRY", "FUNDER", "NETWORK"})
		o.name = fmt.Sprintf("%s %s %s", r.word(), among(r, fields()), among(r, []string{"Institute", "Centre", "Group", "Alliance", "Society"}))
	}
	o.id = numbered("org", o.name, i)
	return o
}

func (n *spread) organizationRecord(i int) network.Entity {
	o, r := n.organization(i), n.random(ofHomes, i)
	entity := network.Entity{ID: o.id, Kind: network.Organization, Type: o.orgType, Name: o.name}
	if r.chance(50) {
		entity.Valid.From = year(1850 + r.IntN(130))
	}
	if r.chance(30) {
		entity.Website = fmt.Sprintf("https://example.org/organisations/%d", i)
	}
	if r.chance(20) {
		entity.Evidence = n.evidence(r, o.name+" is listed among the institutions.", network.Date{})
	}
	return entity
}

// anyone draws an organisation that is not large.
func (n *spread) anyone(r random) organization {
	return n.organization(spreadLarge + r.IntN(n.organizations-spreadLarge))
}

func (n *spread) person(i int) person {
	r := n.random(ofPeople, i)
	name := among(r, givenNames()) + " " + r.word()
	return person{
		end:          end{id: numbered("person", name, i), name: name},
		organization: spreadLarge + r.IntN(n.organizations-spreadLarge),
	}
}

func (n *spread) agreement(i int) agreement {
	r := n.random(ofAgreements, i)
	a := agreement{signed: r.recent(1965, 2025), by: n.anyone(r), agreementType: among(r, []string{"MEMORANDUM", "ROADMAP", "CONVENTION", "CONTRACT"})}
	a.name = fmt.Sprintf("Agreement on %s of %s, %s", among(r, fields()), a.by.name, a.signed)
	a.id = fmt.Sprintf("agreement:%s-%s-%d", slug(a.agreementType), a.signed.String()[:len("2006")], i)
	return a
}

func (n *spread) event(i int) event {
	r := n.random(ofEvents, i)
	ev := event{day: r.recent(1995, 2025), by: n.anyone(r), eventType: among(r, []string{"MEETING", "VISIT", "CONFERENCE", "TRAINING"})}
	ev.name = fmt.Sprintf("%s on %s, %s", ev.eventType[:1]+slug(ev.eventType[1:]), among(r, fields()), ev.day)
	ev.id = fmt.Sprintf("event:%s-%s-%d", slug(ev.eventType), ev.day, i)
	return ev
}

func (n *spread) countriesMade() int { return n.countries }

func (n *spread) hub() (end, int) { return n.organization(0).end, n.largeLinks(0) }

// largeLinks is how many links the large organisation of that rank has.
func (n *spread) largeLinks(rank int) int { return n.links * 21 / 1100 / (rank + 1) }

func (n *spread) drawOrganization(r random) organization {
	return n.organization(r.IntN(n.organizations))
}

func (n *spread) drawPerson(r random) end    { return n.person(r.IntN(n.people)).end }
func (n *spread) drawAgreement(r random) end { return n.agreement(r.IntN(n.agreements)).end }
func (n *spread) drawEvent(r random) end     { return n.event(r.IntN(n.events)).end }
func (n *spread) drawRegion(r random) end    { return region(r.IntN(spreadRegions)) }
