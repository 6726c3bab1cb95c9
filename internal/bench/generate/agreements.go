package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// agreement is an agreement with the day of its signature.
type agreement struct {
	end
	agreementType string
	signed        network.Day
	by            organization
}

// agreement returns the agreement of a number. The first of them are the hub's.
func (n *hubs) agreement(i int) agreement {
	r := n.random(ofAgreements, i)
	a := agreement{signed: r.recent(1965, 2025), by: n.anyone(r)}
	what := among(r, []string{"Memorandum", "Agreement", "Roadmap", "Convention", "Contract"})
	a.agreementType = map[string]string{"Memorandum": "MEMORANDUM", "Roadmap": "ROADMAP", "Convention": "CONVENTION", "Contract": "CONTRACT", "Agreement": "OTHER"}[what]
	a.name = fmt.Sprintf("%s on %s between %s and others, %s", what, among(r, fields()), a.by.name, a.signed)
	a.id = fmt.Sprintf("agreement:%s-%s-%d", slug(what), a.signed.String()[:len("2006")], i)
	return a
}

func (n *hubs) emitAgreements(e *emitter) {
	for i := range n.agreements {
		a, r := n.agreement(i), n.random(ofAgreements, 10_000_000+i)
		entity := network.Entity{ID: a.id, Kind: network.Agreement, Type: a.agreementType, Name: a.name}
		if r.chance(80) {
			entity.Valid.From = date(a.signed.String())
		}
		if r.chance(50) {
			entity.StatusHistory = []network.StatusChange{{
				Status: network.Signed, Date: date(a.signed.String()), Evidence: n.evidence(r, a.name+" was signed.", date(a.signed.String())),
			}}
		}
		e.entity(entity)
	}
}

// hubAgreements is how many agreements the hub is party to.
func (n *hubs) hubAgreements() int { return n.hubLinks() * 6 / 10 }

// linkAgreements links each agreement to its parties and a signatory.
func (n *hubs) linkAgreements(e *emitter) {
	for i := range n.agreements {
		a, r := n.agreement(i), n.random(ofParties, i)
		e.link(n.party(r, a.by, a))
		for range n.otherParties(r, i) {
			e.link(n.party(r, n.another(r, a.by), a))
		}
		signature := n.link(r, network.Signs, n.anybody(r).end, "signed", a.end, "", network.Period{From: date(a.signed.String())})
		signature.OnBehalfOf = a.by.id
		e.link(signature)
		if r.chance(15) {
			e.link(n.link(r, network.Concerns, a.end, "concerns", n.country(n.countryOf(a.by.city)), "", network.Period{}))
		}
	}
}

// otherParties is how many parties an agreement has beside the first and the hub.
func (n *hubs) otherParties(r random, i int) int {
	switch {
	case r.chance(1):
		return 3 + r.IntN(37)
	case r.chance(11):
		return 2 + r.IntN(4)
	case i < n.hubAgreements() && r.chance(70):
		return 0
	default:
		return 1
	}
}

func (n *base) party(r random, o organization, a agreement) network.Link {
	valid := network.Period{From: r.written(a.signed)}
	if until := a.signed + network.Day(365*(3+r.IntN(12))); r.chance(40) && until < network.DayOf(2030, 1, 1) {
		valid.To = r.written(until)
	}
	return n.link(r, network.PartyTo, o.end, "is party to", a.end, "", ordered(valid))
}
