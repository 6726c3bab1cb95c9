package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// programme is a programme with its first year and operator.
type programme struct {
	end
	programmeType string
	began         int
	by            organization
}

func (n *hubs) programme(i int) programme {
	r := n.random(ofProgrammes, i)
	p := programme{
		programmeType: among(r, []string{"PLATFORM", "PROJECT", "COURSE_SERIES", "INITIATIVE", "NETWORK"}), began: 1980 + r.IntN(45), by: n.anyone(r),
	}
	p.name = fmt.Sprintf("%s %s for %s", r.word(), among(r, []string{"Programme", "Initiative", "Exchange", "Partnership"}), among(r, fields()))
	p.id = numbered("programme", p.name, i)
	return p
}

func (n *hubs) framework(i int) end {
	name := fmt.Sprintf("Goal %d for %s", i+1, fields()[i%len(fields())])
	return end{id: numbered("framework", name, i), name: name}
}

func (n *hubs) emitProgrammes(e *emitter) {
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

// linkProgrammes links programmes to operators, members and funders.
func (n *hubs) linkProgrammes(e *emitter) {
	for i := range n.programmes {
		p, r := n.programme(i), n.random(ofUndertakings, i)
		since := network.Period{From: year(p.began)}
		e.link(n.link(r, network.Operates, p.by.end, "operates", p.end, "", since))
		e.link(n.link(r, network.Establishes, n.another(r, p.by).end, "established", p.end, "", since))
		e.link(n.link(r, network.ContributesTo, p.end, "contributes to", n.framework(r.skewed(n.frameworks)), "", network.Period{}))
		e.link(n.link(r, network.ActiveIn, p.end, "is active in", n.country(r.skewed(n.countries)), "", since))
		for range 2 + r.skewed(60) {
			e.link(n.link(r, network.MemberOf, n.another(r, p.by).end, "is a member of", p.end, "", network.Period{From: r.written(r.recent(p.began, 2025))}))
		}
		for range r.IntN(4) {
			e.link(n.link(r, network.Funds, n.another(r, p.by).end, "funds", p.end, "donor", since))
		}
		for range r.IntN(3) {
			e.link(n.link(r, network.Offers, n.another(r, p.by).end, "offers", p.end, "", since))
		}
	}
}
