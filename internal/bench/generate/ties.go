package generate

import (
	"github.com/entente-graph/entente/internal/network"
)

// linkHub gives the hub its links: three in five are agreements, the rest mostly
// members, then events and what it funds.
func (n *Network) linkHub(e *emitter) {
	hub := n.organization(0)
	links := 0
	add := func(l network.Link) {
		if e.link(l) {
			links++
		}
	}
	for i := range n.hubAgreements() {
		add(n.party(n.dice(ofHub, i), hub, n.agreement(i)))
	}
	for i := n.hubAgreements(); links < n.HubLinks() && !e.stopped; i++ {
		d := n.dice(ofHub, i)
		since := network.Period{From: d.written(d.recent(1960, 2025))}
		switch throw := d.IntN(20); {
		case throw < 16:
			add(n.link(d, network.MemberOf, n.organization(1+d.IntN(n.organizations-1)).end, "is a member of", hub.end, "", since))
		case throw < 18:
			ev := n.event(d.IntN(n.events))
			add(n.link(d, network.Organized, hub.end, "organised", ev.end, "", network.Period{From: date(ev.day.String())}))
		default:
			add(n.link(d, network.Funds, hub.end, "funds", n.programme(d.IntN(n.programmes)).end, among(d, fields()), since))
		}
	}
}

// linkTies joins organisations directly, until there are as many links as there
// shall be. One tie in five has a parallel one.
func (n *Network) linkTies(e *emitter) {
	for i := 0; !e.enough(); i++ {
		d := n.dice(ofTies, i)
		a := n.anyone(d)
		b := n.another(d, a)
		since := network.Period{From: d.written(d.recent(1970, 2025))}
		if d.chance(20) {
			since.To = d.written(since.From.Latest() + network.Day(365*(1+d.IntN(10))))
		}
		since = ordered(since)
		var l network.Link
		switch throw := d.IntN(20); {
		case throw < 9:
			l = n.link(d, network.PartnersWith, a.end, "partners with", b.end, "", since)
		case throw < 12:
			l = n.link(d, network.Funds, a.end, "funds", b.end, "donor", since)
		case throw < 14:
			l = n.link(d, network.Supervises, a.end, "supervises", b.end, "", since)
		case throw < 15:
			l = n.link(d, network.Succeeds, a.end, "succeeded", b.end, "", since)
		case throw < 16:
			l = n.link(d, network.RelatedTo, a.end, "is related to", b.end, "", since)
		case throw < 17:
			l = n.link(d, network.ActiveIn, a.end, "is active in", n.country(d.skewed(n.countries)), "", since)
		case throw < 18:
			l = n.link(d, network.ContributesTo, a.end, "contributes to", n.framework(d.skewed(n.frameworks)), "", since)
		default:
			l = n.link(d, network.MemberOf, a.end, "is a member of", b.end, "", since)
		}
		e.link(l)
		if d.chance(20) {
			e.link(n.link(d, network.PartnersWith, a.end, "partners with", b.end, among(d, fields()), since))
		}
	}
}
