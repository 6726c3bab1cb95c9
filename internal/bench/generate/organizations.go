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
func (n *Network) firstPart() int { return n.organizations * 7 / 10 }

// organization gives the organisation of a number, which is its rank.
func (n *Network) organization(i int) organization {
	d := n.dice(ofOrganizations, i)
	o := organization{city: d.skewed(n.cities)}
	city := n.city(o.city).name
	share := float64(i) / float64(n.organizations)
	switch {
	case i == 0:
		o.orgType, o.name = "INTERGOVERNMENTAL", "World Organization for Partnership"
	case share < 0.004:
		o.orgType = among(d, []string{"UN_BODY", "INTERGOVERNMENTAL", "UNESCO_BODY", "FUNDER"})
		o.name = fmt.Sprintf("%s %s for %s", among(d, []string{"International", "United", "World", "Global"}),
			among(d, []string{"Programme", "Fund", "Bank", "Commission", "Agency"}), among(d, fields()))
	case share < 0.04:
		o.orgType = "MINISTRY"
		o.name = fmt.Sprintf("Ministry of %s of %s", among(d, fields()), n.country(n.countryOf(o.city)).name)
	case share < 0.06:
		o.orgType = among(d, []string{"FUNDER", "NETWORK", "GOVERNMENT", "UNESCO_CATEGORY_2_CENTRE"})
		o.name = fmt.Sprintf("%s %s of %s", d.word(), among(d, []string{"Foundation", "Council", "Network", "Centre"}), among(d, fields()))
	case share < 0.45:
		o.orgType = "UNIVERSITY"
		o.name = city + among(d, []string{" State University", " University of ", " National University of "})
		if strings.HasSuffix(o.name, " of ") {
			o.name += among(d, fields())
		}
	case i < n.firstPart():
		o.orgType = among(d, []string{"INSTITUTE", "CENTRE", "COMPANY", "NGO", "MEDIA"})
		o.name = fmt.Sprintf("%s %s %s", d.word(), among(d, fields()), among(d, []string{"Institute", "Centre", "Group", "Alliance", "Society"}))
	default:
		o.orgType = among(d, []string{"DEPARTMENT", "DEPARTMENT", "INSTITUTE", "UNESCO_FIELD_OFFICE"})
		o.parent = 1 + d.skewed(i-1)
		o.name = fmt.Sprintf("%s of %s, %s", among(d, []string{"Department", "Faculty", "Office"}), among(d, fields()), d.word())
	}
	o.id = numbered("org", o.name, i)
	return o
}

// another draws an organisation by rank that is not the hub, mostly of the same
// region.
func (n *Network) another(d dice, near organization) organization {
	region := n.regionOf(n.countryOf(near.city))
	local := d.chance(50)
	var o organization
	for range 4 {
		o = n.anyone(d)
		if o.id != near.id && (!local || n.regionOf(n.countryOf(o.city)) == region) {
			break
		}
	}
	return o
}

// anyone draws an organisation by rank that is not the hub.
func (n *Network) anyone(d dice) organization {
	return n.organization(1 + d.skewed(n.organizations-1))
}

func (n *Network) emitOrganizations(e *emitter) {
	for i := range n.organizations {
		e.entity(n.organizationRecord(i))
	}
}

func (n *Network) organizationRecord(i int) network.Entity {
	o, d := n.organization(i), n.dice(ofHomes, i)
	entity := network.Entity{ID: o.id, Kind: network.Organization, Type: o.orgType, Name: o.name}
	if d.chance(70) {
		entity.Valid.From = year(1850 + d.IntN(130))
	}
	if d.chance(2) {
		entity.Valid.To = year(2018 + d.IntN(8))
	}
	if short := acronym(o.name); len(short) > 2 && d.chance(40) {
		entity.Names = append(entity.Names, network.Name{Text: short, Type: network.Acronym})
	}
	if d.chance(10) {
		entity.Names = append(entity.Names, network.Name{Text: d.word() + " " + o.name, Type: network.Former})
	}
	if d.chance(30) {
		entity.Identifiers = []network.Identifier{{Scheme: "ror", Value: fmt.Sprintf("https://ror.org/bench%07d", i)}}
		entity.Website = fmt.Sprintf("https://example.org/organisations/%d", i)
	}
	if d.chance(20) {
		entity.Summary = o.name + " works for " + among(d, fields()) + " and " + among(d, fields()) + "."
	}
	if d.chance(50) {
		entity.Evidence = n.evidence(d, o.name+" is listed among the institutions.", network.Date{})
	}
	return entity
}

// linkOrganizations says where organisations are, and what they are part of.
// Parts mostly have no place of their own.
func (n *Network) linkOrganizations(e *emitter) {
	for i := range n.organizations {
		o, d := n.organization(i), n.dice(ofHomes, 10_000_000+i)
		if i > 0 && (o.parent == 0 && d.chance(97) || d.chance(10)) {
			e.link(n.link(d, network.LocatedIn, o.end, "is located in", n.city(o.city), "", network.Period{}))
		}
		if o.parent > 0 {
			e.link(n.link(d, network.PartOf, o.end, "is part of", n.organization(o.parent).end, "", network.Period{From: year(1960 + d.IntN(60))}))
		}
	}
}
