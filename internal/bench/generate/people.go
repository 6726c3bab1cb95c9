package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// person is somebody with the number of where they first had a post.
type person struct {
	end
	organization int
}

func (n *Network) person(i int) person {
	d := n.dice(ofPeople, i)
	name := among(d, givenNames()) + " " + d.word()
	return person{end: end{id: numbered("person", name, i), name: name}, organization: 1 + d.skewed(n.organizations-1)}
}

func (n *Network) anybody(d dice) person { return n.person(d.IntN(n.people)) }

func (n *Network) emitPeople(e *emitter) {
	for i := range n.people {
		p := n.person(i)
		e.entity(network.Entity{ID: p.id, Kind: network.Person, Name: p.name})
	}
}

// linkPeople gives everybody a post, and every third a second one, mostly
// elsewhere.
func (n *Network) linkPeople(e *emitter) {
	for i := range n.people {
		p, d := n.person(i), n.dice(ofPosts, i)
		where := n.organization(p.organization)
		begin := d.recent(1990, 2024)
		end := begin + network.Day(365*(1+d.IntN(7)))
		e.link(n.post(d, p, where, begin, end))
		if d.chance(33) {
			if d.chance(80) {
				where = n.another(d, where)
			}
			e.link(n.post(d, p, where, end, end+network.Day(365*(1+d.IntN(5)))))
		}
		if d.chance(6) {
			e.link(n.link(d, network.AccreditedTo, p.end, "is accredited to", n.another(d, where).end, "Permanent Representative", network.Period{From: d.written(begin)}))
		}
		if d.chance(6) {
			country := n.country(n.countryOf(where.city))
			e.link(n.link(d, network.Represents, p.end, "represents", country, "Permanent Representative", network.Period{From: d.written(begin)}))
		}
	}
}

func (n *Network) post(d dice, p person, where organization, from, to network.Day) network.Link {
	role := fmt.Sprintf("%s of %s", among(d, []string{"Director", "Deputy Director", "Head", "Rector", "Vice Rector", "Secretary", "Adviser"}), among(d, fields()))
	valid := network.Period{From: d.written(from)}
	if to <= network.DayOf(2025, 12, 31) && d.chance(70) {
		valid.To = d.written(to)
	}
	return n.link(d, network.HoldsPosition, p.end, "is at", where.end, role, ordered(valid))
}

// ordered leaves out an end that would come before the beginning.
func ordered(p network.Period) network.Period {
	if p.Check() != nil {
		p.To = network.Date{}
	}
	return p
}
