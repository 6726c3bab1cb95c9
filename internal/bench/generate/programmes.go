package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// programme is a programme with its first year and who runs it.
type programme struct {
	end
	programmeType string
	began         int
	by            organization
}

func (n *Network) programme(i int) programme {
	d := n.dice(ofProgrammes, i)
	p := programme{
		programmeType: among(d, []string{"PLATFORM", "PROJECT", "COURSE_SERIES", "INITIATIVE", "NETWORK"}), began: 1980 + d.IntN(45), by: n.anyone(d),
	}
	p.name = fmt.Sprintf("%s %s for %s", d.word(), among(d, []string{"Programme", "Initiative", "Exchange", "Partnership"}), among(d, fields()))
	p.id = numbered("programme", p.name, i)
	return p
}

func (n *Network) framework(i int) end {
	name := fmt.Sprintf("Goal %d for %s", i+1, fields()[i%len(fields())])
	return end{id: numbered("framework", name, i), name: name}
}

func (n *Network) emitProgrammes(e *emitter) {
	for i := range n.programmes {
		p := n.programme(i)
		e.entity(network.Entity{
			ID: p.id, Kind: network.Programme, Type: p.programmeType, Name: p.name, Valid: network.Period{From: year(p.began)},
		})
	}
	for i := range n.frameworks {
		f := n.framework(i)
		e.entity(network.Entity{ID: f.id, Kind: network.Framework, Type: "GOAL", Name: f.name})
	}
}

// linkProgrammes says who runs programmes, takes part in them and pays for them.
func (n *Network) linkProgrammes(e *emitter) {
	for i := range n.programmes {
		p, d := n.programme(i), n.dice(ofUndertakings, i)
		since := network.Period{From: year(p.began)}
		e.link(n.link(d, network.Operates, p.by.end, "operates", p.end, "", since))
		e.link(n.link(d, network.Establishes, n.another(d, p.by).end, "established", p.end, "", since))
		e.link(n.link(d, network.ContributesTo, p.end, "contributes to", n.framework(d.skewed(n.frameworks)), "", network.Period{}))
		e.link(n.link(d, network.ActiveIn, p.end, "is active in", n.country(d.skewed(n.countries)), "", since))
		for range 2 + d.skewed(60) {
			e.link(n.link(d, network.MemberOf, n.another(d, p.by).end, "is a member of", p.end, "", network.Period{From: d.written(d.recent(p.began, 2025))}))
		}
		for range d.IntN(4) {
			e.link(n.link(d, network.Funds, n.another(d, p.by).end, "funds", p.end, "donor", since))
		}
		for range d.IntN(3) {
			e.link(n.link(d, network.Offers, n.another(d, p.by).end, "offers", p.end, "", since))
		}
	}
}
