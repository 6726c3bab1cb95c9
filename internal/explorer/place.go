package explorer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Of a place so many organisations are looked at, those with most links, and of each so many around it.
const (
	organizationsHere = 15
	aroundEach        = 5
	// mostPlanned is how many planned agreements of the network are looked through for those without a party.
	mostPlanned = 100
)

// brief is what somebody who works on a country or region needs to know of it.
type brief struct {
	id    string
	total int
	// looked is how many organisations all but the types are told of.
	looked     int
	types      []ask.Facet
	offices    []office
	agreements []agreementGroup
	events     []ask.Dated
	bodies     []visitor
	// nameless is how many agreements are planned of which no party is named, so that they are of no place.
	nameless int
}

// office is an organisation with the people in its posts.
type office struct {
	ask.OrganizationHere
	more int
}

// agreementGroup is agreements that stand alike.
type agreementGroup struct {
	title   string
	planned bool
	all     []ask.Agreement
}

// visitor is an organisation from elsewhere that works with organisations here.
type visitor struct {
	ask.Named
	country *ask.Named
	with    []ask.Named
}

// newBrief gathers what is told of a place.
func newBrief(p *part.Page, a *ask.PlaceAnswer) *brief {
	if a.Here.TotalCount == 0 {
		return nil
	}
	b := &brief{id: a.Entity.ID, total: a.Here.TotalCount, looked: len(a.Here.Edges), types: a.Here.Facets}
	for _, edge := range a.Planned.Edges {
		if len(edge.Node.Parties) == 0 {
			b.nameless++
		}
	}
	here := map[string]bool{}
	for _, edge := range a.Here.Edges {
		here[edge.Node.ID] = true
	}
	agreements, events, bodies := map[string]ask.Agreement{}, map[string]ask.Dated{}, map[string]*visitor{}
	for _, edge := range a.Here.Edges {
		o := edge.Node
		if len(o.Holders.Edges) > 0 {
			b.offices = append(b.offices, office{o, o.Holders.TotalCount - len(o.Holders.Edges)})
		}
		for _, e := range o.Agreements.Edges {
			agreements[e.Node.ID] = e.Node
		}
		for _, e := range o.Events.Edges {
			events[e.Node.ID] = e.Node
		}
		for _, partner := range o.Partners.Edges {
			n := partner.Node
			if here[n.ID] || n.Country != nil && n.Country.ID == b.id {
				continue
			}
			if bodies[n.ID] == nil {
				bodies[n.ID] = &visitor{Named: n.Named, country: n.Country}
			}
			bodies[n.ID].with = append(bodies[n.ID].with, o.Named)
		}
	}
	for _, e := range a.Entity.EventsEver.Edges { // those that took place here, whoever was there
		events[e.Node.ID] = ask.Dated{Named: e.Node.Named, Valid: e.Node.Valid}
	}
	slices.SortStableFunc(b.offices, func(x, y office) int { return cmp.Compare(rank(x.Finer), rank(y.Finer)) })
	b.agreements = grouped(agreements, p.Day())
	for _, e := range events {
		b.events = append(b.events, e)
	}
	slices.SortFunc(b.events, func(x, y ask.Dated) int {
		return cmp.Or(cmp.Compare(begins(y.Valid), begins(x.Valid)), cmp.Compare(x.ID, y.ID))
	})
	for _, found := range bodies {
		b.bodies = append(b.bodies, *found)
	}
	slices.SortFunc(b.bodies, func(x, y visitor) int {
		return cmp.Or(cmp.Compare(len(y.with), len(x.with)), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	return b
}

// rank sorts organisations by what a desk officer looks for first.
func rank(finer string) int {
	if i := slices.Index([]string{"GOVERNMENT", "MINISTRY", "DEPARTMENT", "DIPLOMATIC_MISSION"}, finer); i >= 0 {
		return i
	}
	return 4
}

// begins is the first day that a period may have; 0 for none.
func begins(p *network.Period) network.Day {
	if p == nil || p.From.IsZero() {
		return 0
	}
	return p.Earliest()
}

// dueWithin is how many days before its end an agreement is said to end soon.
const dueWithin = 365

// grouped puts agreements together by how they stand on a day: those that end soon, that are in force, planned, and the rest.
func grouped(all map[string]ask.Agreement, day network.Day) []agreementGroup {
	groups := []agreementGroup{{title: "Ending within a year"}, {title: "In force"}, {title: "Planned", planned: true}, {title: "Ended, rejected or without a status"}}
	for _, a := range all {
		nth := 3
		switch ends := a.Valid != nil && !a.Valid.To.IsZero(); {
		case a.Status.Planned():
			nth = 2
		case ends && a.Valid.Latest() < day, a.Status != network.Signed && a.Status != network.InForce && a.Status != network.Established:
		case ends && a.Valid.Latest() <= day+dueWithin:
			nth = 0
		default:
			nth = 1
		}
		groups[nth].all = append(groups[nth].all, a)
	}
	groups = slices.DeleteFunc(groups, func(g agreementGroup) bool { return len(g.all) == 0 })
	for _, g := range groups {
		slices.SortFunc(g.all, func(x, y ask.Agreement) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID)) })
	}
	return groups
}

// tells are the kinds that a brief tells of itself: none without one.
func (b *brief) tells() map[network.Kind]bool {
	if b == nil {
		return nil
	}
	return map[network.Kind]bool{network.Organization: true, network.Event: true}
}

// scope says of how many organisations the rest is told.
func (b *brief) scope() string {
	if b.looked == b.total {
		return ""
	}
	return fmt.Sprintf("Of the %s with most links, of %s", words.Count(b.looked, "organisation", "organisations"), words.Number(b.total))
}

// standing says how an agreement stands: its last status, and when it ends.
func standing(a *ask.Agreement) string {
	text := ""
	if a.Status != "" {
		text = words.Capital(words.Status(a.Status))
		for _, c := range a.StatusHistory {
			if c.Status == a.Status && !c.Date.IsZero() {
				text += " " + words.Date(c.Date)
			}
		}
	}
	if when := words.Period(a.Valid); when != "" {
		if text != "" {
			text += ", "
		}
		text += when
	}
	return text
}

// inPlace is the address of the list of organisations in a place, of a type.
func inPlace(p *part.Page, place, finer string) part.Address {
	return listed{kind: network.Organization, finer: finer, place: place}.to(p)
}
