package generate

import (
	"github.com/entente-graph/entente/internal/network"
)

// linkHub links the hub: three in five are agreements, the rest mostly
// members, then events and what it funds.
func (n *hubs) linkHub(e *emitter) {
	hub := n.organization(0)
	links := 0
	add := func(l network.Link) {
		if e.link(l) {
			links++
		}
	}
	for i := range n.hubAgreements() {
		add(n.party(n.random(ofHub, i), hub, n.agreement(i)))
	}
	for i := n.hubAgreements(); links < n.hubLinks() && !e.stopped; i++ {
		r := n.random(ofHub, i)
		since := network.Period{From: r.written(r.recent(1960, 2025))}
		switch throw := r.IntN(20); {
		case throw < 16:
			add(n.link(r, network.MemberOf, n.organization(1+r.IntN(n.organizations-1)).end, "is a member of", hub.end, "", since))
		case throw < 18:
			ev := n.event(r.IntN(n.events))
			add(n.link(r, network.Organized, hub.end, "organised", ev.end, "", network.Period{From: date(ev.day.String())}))
		default:
			add(n.link(r, network.Funds, hub.end, "funds", n.programme(r.IntN(n.programmes)).end, among(r, fields()), since))
		}
	}
}

// linkDirectly joins organisations directly, until there are as many links as there
// shall be. One tie in five has a parallel one.
func (n *hubs) linkDirectly(e *emitter) {
	for i := 0; !e.enough(); i++ {
		r := n.random(ofDirectLinks, i)
		a := n.anyone(r)
		b := n.another(r, a)
		since := network.Period{From: r.written(r.recent(1970, 2025))}
		if r.chance(20) {
			since.To = r.written(since.From.Latest() + network.Day(365*(1+r.IntN(10))))
		}
		since = ordered(since)
		var l network.Link
		switch throw := r.IntN(20); {
		case throw < 9:
			l = n.link(r, network.PartnersWith, a.end, "partners with", b.end, "", since)
		case throw < 12:
			l = n.link(r, network.Funds, a.end, "funds", b.end, "donor", since)
		case throw < 14:
			l = n.link(r, network.Supervises, a.end, "supervises", b.end, "", since)
		case throw < 15:
			l = n.link(r, network.Succeeds, a.end, "succeeded", b.end, "", since)
		case throw < 16:
			l = n.link(r, network.RelatedTo, a.end, "is related to", b.end, "", since)
		case throw < 17:
			l = n.link(r, network.ActiveIn, a.end, "is active in", n.country(r.skewed(n.countries)), "", since)
		case throw < 18:
			l = n.link(r, network.ContributesTo, a.end, "contributes to", n.framework(r.skewed(n.frameworks)), "", since)
		default:
			l = n.link(r, network.MemberOf, a.end, "is a member of", b.end, "", since)
		}
		e.link(l)
		if r.chance(20) {
			e.link(n.link(r, network.PartnersWith, a.end, "partners with", b.end, among(r, fields()), since))
		}
	}
}
