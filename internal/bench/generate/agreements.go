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

// agreement gives the agreement of a number. The first of them are the hub's.
func (n *Network) agreement(i int) agreement {
	d := n.dice(ofAgreements, i)
	a := agreement{signed: d.recent(1965, 2025), by: n.anyone(d)}
	what := among(d, []string{"Memorandum", "Agreement", "Roadmap", "Convention", "Contract"})
	a.agreementType = map[string]string{"Memorandum": "MEMORANDUM", "Roadmap": "ROADMAP", "Convention": "CONVENTION", "Contract": "CONTRACT", "Agreement": "OTHER"}[what]
	a.name = fmt.Sprintf("%s on %s between %s and others, %s", what, among(d, fields()), a.by.name, a.signed)
	a.id = fmt.Sprintf("agreement:%s-%s-%d", slug(what), a.signed.String()[:len("2006")], i)
	return a
}

func (n *Network) emitAgreements(e *emitter) {
	for i := range n.agreements {
		a, d := n.agreement(i), n.dice(ofAgreements, 10_000_000+i)
		entity := network.Entity{ID: a.id, Kind: network.Agreement, Type: a.agreementType, Name: a.name}
		if d.chance(80) {
			entity.Valid.From = date(a.signed.String())
		}
		if d.chance(50) {
			entity.StatusHistory = []network.StatusChange{{
				Status: network.Signed, Date: date(a.signed.String()), Evidence: n.evidence(d, a.name+" was signed.", date(a.signed.String())),
			}}
		}
		e.entity(entity)
	}
}

// hubAgreements is how many agreements the hub is party to.
func (n *Network) hubAgreements() int { return n.HubLinks() * 6 / 10 }

// linkAgreements gives each agreement its parties and a signatory.
func (n *Network) linkAgreements(e *emitter) {
	for i := range n.agreements {
		a, d := n.agreement(i), n.dice(ofParties, i)
		e.link(n.party(d, a.by, a))
		for range n.otherParties(d, i) {
			e.link(n.party(d, n.another(d, a.by), a))
		}
		signature := n.link(d, network.Signs, n.anybody(d).end, "signed", a.end, "", network.Period{From: date(a.signed.String())})
		signature.OnBehalfOf = a.by.id
		e.link(signature)
		if d.chance(15) {
			e.link(n.link(d, network.Concerns, a.end, "concerns", n.country(n.countryOf(a.by.city)), "", network.Period{}))
		}
	}
}

// otherParties is how many parties an agreement has beside the first and the hub.
func (n *Network) otherParties(d dice, i int) int {
	switch {
	case d.chance(1):
		return 3 + d.IntN(37)
	case d.chance(11):
		return 2 + d.IntN(4)
	case i < n.hubAgreements() && d.chance(70):
		return 0
	default:
		return 1
	}
}

func (n *Network) party(d dice, o organization, a agreement) network.Link {
	valid := network.Period{From: d.written(a.signed)}
	if until := a.signed + network.Day(365*(3+d.IntN(12))); d.chance(40) && until < network.DayOf(2030, 1, 1) {
		valid.To = d.written(until)
	}
	return n.link(d, network.PartyTo, o.end, "is party to", a.end, "", ordered(valid))
}
