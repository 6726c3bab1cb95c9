package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// person is a person with the number of the organisation of the first post.
type person struct {
	end
	organization int
}

func (n *hubs) person(i int) person {
	r := n.random(ofPeople, i)
	name := among(r, givenNames()) + " " + r.word()
	return person{end: end{id: numbered("person", name, i), name: name}, organization: 1 + r.skewed(n.organizations-1)}
}

func (n *hubs) anybody(r random) person { return n.person(r.IntN(n.people)) }

func (n *hubs) emitPeople(e *emitter) {
	for i := range n.people {
		p := n.person(i)
		e.entity(network.Entity{ID: p.id, Kind: network.Person, Name: p.name})
	}
}

// linkPeople links everybody to a post, and every third a second one, mostly
// elsewhere.
func (n *hubs) linkPeople(e *emitter) {
	for i := range n.people {
		p, r := n.person(i), n.random(ofPosts, i)
		where := n.organization(p.organization)
		begin := r.recent(1990, 2024)
		end := begin + network.Day(365*(1+r.IntN(7)))
		e.link(n.post(r, p, where, begin, end))
		if r.chance(33) {
			if r.chance(80) {
				where = n.another(r, where)
			}
			e.link(n.post(r, p, where, end, end+network.Day(365*(1+r.IntN(5)))))
		}
		if r.chance(6) {
			e.link(n.link(r, network.AccreditedTo, p.end, "is accredited to", n.another(r, where).end, "Permanent Representative", network.Period{From: r.written(begin)}))
		}
		if r.chance(6) {
			country := n.country(n.countryOf(where.city))
			e.link(n.link(r, network.Represents, p.end, "represents", country, "Permanent Representative", network.Period{From: r.written(begin)}))
		}
	}
}

func (n *base) post(r random, p person, where organization, from, to network.Day) network.Link {
	role := fmt.Sprintf("%s of %s", among(r, []string{"Director", "Deputy Director", "Head", "Rector", "Vice Rector", "Secretary", "Adviser"}), among(r, fields()))
	valid := network.Period{From: r.written(from)}
	if to <= network.DayOf(2025, 12, 31) && r.chance(70) {
		valid.To = r.written(to)
	}
	return n.link(r, network.HoldsPosition, p.end, "is at", where.end, role, ordered(valid))
}

// ordered leaves out an end that would come before the beginning.
func ordered(p network.Period) network.Period {
	if p.Check() != nil {
		p.To = network.Date{}
	}
	return p
}
