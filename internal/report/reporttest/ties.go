package reporttest

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// join adds a link and returns it, to be changed before the next is added.
func (g *generator) join(t network.LinkType, from, to string) *network.Link {
	l := network.Link{
		ID: fmt.Sprintf("link:%02d", len(g.r.Links)), Type: t, From: from, To: to,
		Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
	}
	if t.Occurrence() {
		l.Valid = g.period(20, 10)
	} else {
		l.Valid = g.period(40, 30)
	}
	if g.chance(25) {
		l.Status = oneOf(g.dice, network.Proposed, network.Agreed, network.Drafted, network.Rejected, network.Ended, network.Ended, network.Ended, network.Signed, network.Established)
	}
	if g.chance(30) {
		l.Confidence = oneOf(g.dice, 0.25, 0.5, 0.75)
	}
	if t.Occurrence() && l.Status == network.Ended && g.chance(60) {
		l.Valid = g.period(20, 100)
	}
	for range oneOf(g.dice, 1, 1, 2, 3) {
		e := network.Evidence{Source: oneOf(g.dice, g.r.Sources...).ID, Quote: quote}
		if g.chance(45) {
			e.Observed = g.observed()
		}
		l.Evidence = network.AddEvidence(l.Evidence, []network.Evidence{e})
	}
	l.Orient()
	g.r.Links = append(g.r.Links, l)
	return &g.r.Links[len(g.r.Links)-1]
}

// organization returns an organisation, as often as not a body.
func (g *generator) organization() string {
	if g.chance(45) {
		return oneOf(g.dice, g.bodies...)
	}
	// Who comes first has more ties, so that not all are reached.
	return g.others[min(g.IntN(len(g.others)), g.IntN(len(g.others)+2))]
}

// tie joins an organisation to what it may share with others, or to another directly.
func (g *generator) tie() {
	from := g.organization()
	switch kind := g.IntN(100); {
	case g.hops && kind < 25:
		g.anyTie(from)
	case kind < 35:
		agreements := g.agreements
		if slices.Contains(g.bodies, from) {
			agreements = agreements[1:] // the first is between others
		}
		g.join(network.PartyTo, from, oneOf(g.dice, agreements...))
	case kind < 70:
		g.attend(from)
	case kind < 90:
		g.belong(from)
	default:
		if to := g.organization(); to != from {
			g.join(network.PartnersWith, from, to)
		}
	}
}

// detour makes two ways to an organisation: a short one that holds since or until about a
// year before, and a longer one.
func (g *generator) detour() {
	body, middle, end := oneOf(g.dice, g.bodies...), g.others[0], g.others[len(g.others)-1]
	short := g.join(network.PartnersWith, body, end)
	short.Valid = network.Period{From: date(fmt.Sprintf("%d-01-15", g.year-oneOf(g.dice, 1, 2)))}
	if g.chance(50) {
		short.Valid = network.Period{To: short.Valid.From}
	}
	short.Status = network.DefaultStatus
	for _, ends := range [][2]string{{body, middle}, {middle, end}} {
		long := g.join(network.PartnersWith, ends[0], ends[1])
		long.Valid, long.Status = network.Period{}, network.DefaultStatus
	}
}

// attend has an organisation be at an event, as often as not by somebody on its behalf,
// who may be another organisation.
func (g *generator) attend(from string) {
	event := oneOf(g.dice, g.events...)
	if g.chance(45) {
		who := oneOf(g.dice, g.people...)
		if g.chance(15) {
			who = oneOf(g.dice, g.others...)
		}
		g.join(oneOf(g.dice, network.Attended, network.Led), who, event).OnBehalfOf = from
		return
	}
	l := g.join(oneOf(g.dice, network.Attended, network.Attended, network.Led, network.Organized, network.Hosted), from, event)
	if g.chance(8) {
		l.OnBehalfOf = oneOf(g.dice, slices.Concat(g.others, g.people)...)
	}
}

// belong has an organisation be a member of, or operate, a programme or an organisation.
func (g *generator) belong(from string) {
	to := g.others[0]
	if len(g.programmes) > 0 && g.chance(70) {
		to = oneOf(g.dice, g.programmes...)
	}
	if to != from {
		g.join(oneOf(g.dice, network.MemberOf, network.MemberOf, network.Operates), from, to)
	}
}

// anyTie joins an organisation with anything, by any type of links that fits.
func (g *generator) anyTie(from string) {
	to := oneOf(g.dice, g.r.Entities...)
	if to.ID == from {
		return
	}
	types := slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool {
		return t == network.LocatedIn || t == network.PartOf || !t.Joins(network.Organization, to.Kind)
	})
	if len(types) > 0 {
		g.join(oneOf(g.dice, types...), from, to.ID)
		return
	}
	// A person, or an agreement or event that has to do with it.
	if to.Kind == network.Person {
		g.join(oneOf(g.dice, network.AccreditedTo, network.MemberOf, network.RelatedTo), to.ID, from)
	}
}

// roles are the roles of posts, of which some are the same however they are written.
var roles = []string{"Rector", "rector", "Réctor", "Vice-Rector", "Vice Rector", "Head of Office", "Head of office."}

// posts has people hold posts, mostly at bodies and where many ties are, and some of them
// move to another post later.
func (g *generator) posts() {
	for range 2 + g.IntN(6) {
		who, where := oneOf(g.dice, g.people...), g.organization()
		l := g.join(network.HoldsPosition, who, where)
		l.Role, l.Valid = oneOf(g.dice, roles...), g.period(30, 45)
		if g.chance(20) {
			g.join(network.HoldsPosition, who, where).Role = oneOf(g.dice, roles...)
		}
	}
}
