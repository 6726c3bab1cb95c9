package generate

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// organization is an organisation, as far as others must know it.
type organization struct {
	end
	orgType string
	// city is where it is: a number of a city.
	city int
	// parent is the number of what it is part of; 0, the hub, stands for nothing.
	parent int
}

// The last three tenths of the organisations are parts of others.
func (n *hubs) firstPart() int { return n.organizations * 7 / 10 }

// organization returns the organisation of a number, which is its rank.
func (n *hubs) organization(i int) organization {
	r := n.random(ofOrganizations, i)
	o := organization{city: r.skewed(n.cities)}
	city := n.city(o.city).name
	share := float64(i) / float64(n.organizations)
	switch {
	case i == 0:
		o.orgType, o.name = "INTERGOVERNMENTAL", "World Organization for Partnership"
	case share < 0.004:
		o.orgType = among(r, []string{"UN_BODY", "INTERGOVERNMENTAL", "UNESCO_BODY", "FUNDER"})
		o.name = fmt.Sprintf("%s %s for %s", among(r, []string{"International", "United", "World", "Global"}),
			among(r, []string{"Programme", "Fund", "Bank", "Commission", "Agency"}), among(r, fields()))
	case share < 0.04:
		o.orgType = "MINISTRY"
		o.name = fmt.Sprintf("Ministry of %s of %s", among(r, fields()), n.country(n.countryOf(o.city)).name)
	case share < 0.06:
		o.orgType = among(r, []string{"FUNDER", "NETWORK", "GOVERNMENT", "UNESCO_CATEGORY_2_CENTRE"})
		o.name = fmt.Sprintf("%s %s of %s", r.word(), among(r, []string{"Foundation", "Council", "Network", "Centre"}), among(r, fields()))
	case share < 0.45:
		o.orgType = "UNIVERSITY"
		o.name = city + among(r, []string{" State University", " University of ", " National University of "})
		if strings.HasSuffix(o.name, " of ") {
			o.name += among(r, fields())
		}
	case i < n.firstPart():
		o.orgType = among(r, []string{"INSTITUTE", "CENTRE", "COMPANY", "NGO", "MEDIA"})
		o.name = fmt.Sprintf("%s %s %s", r.word(), among(r, fields()), among(r, []string{"Institute", "Centre", "Group", "Alliance", "Society"}))
	default:
		o.orgType = among(r, []string{"DEPARTMENT", "DEPARTMENT", "INSTITUTE", "UNESCO_FIELD_OFFICE"})
		o.parent = 1 + r.skewed(i-1)
		o.name = fmt.Sprintf("%s of %s, %s", among(r, []string{"Department", "Faculty", "Office"}), among(r, fields()), r.word())
	}
	o.id = numbered("org", o.name, i)
	return o
}

// another draws an organisation by rank that is not the hub, mostly of the same
// region.
func (n *hubs) another(r random, near organization) organization {
	region := n.regionOf(n.countryOf(near.city))
	local := r.chance(50)
	var o organization
	for range 4 {
		o = n.anyone(r)
		if o.id != near.id && (!local || n.regionOf(n.countryOf(o.city)) == region) {
			break
		}
	}
	return o
}

// anyone draws an organisation by rank that is not the hub.
func (n *hubs) anyone(r random) organization {
	return n.organization(1 + r.skewed(n.organizations-1))
}

func (n *hubs) emitOrganizations(e *emitter) {
	for i := range n.organizations {
		e.entity(n.organizationRecord(i))
	}
}

func (n *hubs) organizationRecord(i int) network.Entity {
	o, r := n.organization(i), n.random(ofHomes, i)
	entity := network.Entity{ID: o.id, Kind: network.Organization, Type: o.orgType, Name: o.name}
	if r.chance(70) {
		entity.Valid.From = year(1850 + r.IntN(130))
	}
	if r.chance(2) {
		entity.Valid.To = year(2018 + r.IntN(8))
	}
	if short := acronym(o.name); len(short) > 2 && r.chance(40) {
		entity.Names = append(entity.Names, network.Name{Text: short, Type: network.Acronym})
	}
	if r.chance(10) {
		entity.Names = append(entity.Names, network.Name{Text: r.word() + " " + o.name, Type: network.Former})
	}
	if r.chance(30) {
		entity.Identifiers = []network.Identifier{{Scheme: "ror", Value: fmt.Sprintf("https://ror.org/bench%07d", i)}}
		entity.Website = fmt.Sprintf("https://example.org/organisations/%d", i)
	}
	if r.chance(20) {
		entity.Summary = o.name + " works for " + among(r, fields()) + " and " + among(r, fields()) + "."
	}
	if r.chance(50) {
		entity.Evidence = n.evidence(r, o.name+" is listed among the institutions.", network.Date{})
	}
	return entity
}

// linkOrganizations links organisations to where they are and what they are part of.
// Parts mostly have no place of their own.
func (n *hubs) linkOrganizations(e *emitter) {
	for i := range n.organizations {
		o, r := n.organization(i), n.random(ofHomes, 10_000_000+i)
		if i > 0 && (o.parent == 0 && r.chance(97) || r.chance(10)) {
			e.link(n.link(r, network.LocatedIn, o.end, "is located in", n.city(o.city), "", network.Period{}))
		}
		if o.parent > 0 {
			e.link(n.link(r, network.PartOf, o.end, "is part of", n.organization(o.parent).end, "", network.Period{From: year(1960 + r.IntN(60))}))
		}
	}
}
