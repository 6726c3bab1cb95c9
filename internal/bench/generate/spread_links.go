package generate

import (
	"github.com/entente-graph/entente/internal/network"
)

func (n *spread) linkAll(e *emitter) {
	for i := range n.countries {
		e.link(n.geography(n.country(i), region(i%spreadRegions)))
	}
	n.linkIslands(e)
	for i := range n.organizations {
		e.link(n.link(n.random(ofHomes, 10_000_000+i), network.LocatedIn, n.organization(i).end, "is located in", n.country(i%n.countries), "", network.Period{}))
	}
	n.linkLarge(e)
	n.linkPeople(e)
	n.linkAgreements(e)
	n.linkEvents(e)
	n.linkDirectly(e)
}

// linkLarge makes the large organisations party to agreements, which with the
// place where they are is all that they have.
func (n *spread) linkLarge(e *emitter) {
	for rank := range spreadLarge {
		o, r := n.organization(rank), n.random(ofHub, rank)
		for links := 1; links < n.largeLinks(rank) && !e.enough(); {
			if e.link(n.party(r, o, n.agreement(r.IntN(n.agreements)))) {
				links++
			}
		}
	}
}

// linkPeople links everybody to a post, and every fifth a second one.
func (n *spread) linkPeople(e *emitter) {
	for i := range n.people {
		p, r := n.person(i), n.random(ofPosts, i)
		begin := r.recent(1990, 2024)
		until := begin + network.Day(365*(1+r.IntN(7)))
		e.link(n.post(r, p, n.organization(p.organization), begin, until))
		if r.chance(20) {
			e.link(n.post(r, p, n.anyone(r), until, until+network.Day(365*(1+r.IntN(5)))))
		}
	}
}

// linkAgreements links each agreement to two parties or three, and two in five a
// signatory.
func (n *spread) linkAgreements(e *emitter) {
	for i := range n.agreements {
		a, r := n.agreement(i), n.random(ofParties, i)
		e.link(n.party(r, a.by, a))
		e.link(n.party(r, n.anyone(r), a))
		if r.chance(20) {
			e.link(n.party(r, n.anyone(r), a))
		}
		if r.chance(40) {
			l := n.link(r, network.Signs, n.drawPerson(r), "signed", a.end, "", network.Period{From: date(a.signed.String())})
			l.OnBehalfOf = a.by.id
			e.link(l)
		}
	}
}

// linkEvents links each event to an organiser and two to four people who attended.
func (n *spread) linkEvents(e *emitter) {
	for i := range n.events {
		ev, r := n.event(i), n.random(ofParticipants, i)
		day := network.Period{From: date(ev.day.String())}
		e.link(n.link(r, network.Organized, ev.by.end, "organised", ev.end, "", day))
		for range 2 + r.IntN(3) {
			p := n.person(r.IntN(n.people))
			l := n.link(r, network.Attended, p.end, "attended", ev.end, "delegate", day)
			l.OnBehalfOf = n.organization(p.organization).id
			e.link(l)
		}
	}
}

// linkDirectly joins organisations directly, until there are as many links as
// there shall be.
func (n *spread) linkDirectly(e *emitter) {
	for i := 0; !e.enough(); i++ {
		r := n.random(ofDirectLinks, i)
		a, b := n.anyone(r), n.anyone(r)
		since := network.Period{From: r.written(r.recent(1970, 2025))}
		switch throw := r.IntN(10); {
		case throw < 5:
			e.link(n.link(r, network.PartnersWith, a.end, "partners with", b.end, "", since))
		case throw < 8:
			e.link(n.link(r, network.MemberOf, a.end, "is a member of", b.end, "", since))
		default:
			e.link(n.link(r, network.Funds, a.end, "funds", b.end, "donor", since))
		}
	}
}
