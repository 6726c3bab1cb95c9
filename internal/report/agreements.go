package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// agreements returns the agreements to which a body and an organisation of the countries
// are party, on any day, by id.
func (r *Report) agreements() []topology.Node {
	if r.shared != nil {
		return r.shared
	}
	r.shared = []topology.Node{}
	met := map[topology.Node]bool{}
	for _, body := range r.bodies {
		for agreement := range r.parties(body, false) {
			if met[agreement] {
				continue
			}
			met[agreement] = true
			for party := range r.parties(agreement, true) {
				if _, here := r.countryOf(party); here && !slices.Contains(r.bodies, party) {
					r.shared = append(r.shared, agreement)
					break
				}
			}
		}
	}
	slices.SortFunc(r.shared, r.snapshot.Compare)
	return r.shared
}

// parties yields the other ends of the PARTY_TO links of an entity, those that lead there
// or from there, which are neither only planned nor rejected, and known. The same may come
// more than once.
func (r *Report) parties(n topology.Node, backward bool) func(yield func(topology.Node) bool) {
	return func(yield func(topology.Node) bool) {
		for _, a := range r.snapshot.Row(n) {
			if a.Backward() == backward && a.Class().Type() == network.PartyTo && r.isSo(a) && !yield(a.To()) {
				return
			}
		}
	}
}

// isSo reports whether a link says that something is so or was, and could be known.
func (r *Report) isSo(a topology.Arc) bool {
	status := a.Class().Status()
	return !status.Planned() && status != network.Rejected && r.snapshot.Known(a.Edge(), r.Where.Known(), false)
}
