package memory

import (
	"iter"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// SurveyUnder searches who is reached from some entities under each of at most MostCases
// checked filters, which differ only in what links they let pass. It is one search for all
// filters: most of what a search takes is to read the links.
func SurveyUnder(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, wheres []*pathfind.Filter, unit pathfind.Unit) (iter.Seq2[topology.Node, CaseSet], error) {
	r := newSurvey(s, meter, from, wheres[0], unit)
	if !r.f.byStep() {
		return surveyEach(s, meter, from, wheres, unit)
	}
	filters := make([]*filter, len(wheres))
	all := *r.f
	for i, where := range wheres {
		filters[i] = compile(s, where, append(kindsOf(s, r.from), network.Organization))
		for class, passes := range filters[i].class {
			all.class[class] = all.class[class] || passes
		}
	}
	r.f = &all
	return surveyCases(r, len(filters), func(a topology.Arc) (in CaseSet) {
		for i, f := range filters {
			if f.passes(a) {
				in |= 1 << i
			}
		}
		return in
	})
}

// surveyEach searches under one filter after the other.
func surveyEach(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, wheres []*pathfind.Filter, unit pathfind.Unit) (iter.Seq2[topology.Node, CaseSet], error) {
	in := map[topology.Node]CaseSet{}
	reached := func(yield func(topology.Node, CaseSet) bool) {
		for n, set := range in {
			if !yield(n, set) {
				return
			}
		}
	}
	for i, where := range wheres {
		ways, err := Survey(s, meter, from, where, unit)
		if ways != nil {
			for n, hops := range ways.All() {
				if hops > 0 {
					in[n] |= 1 << i
				}
			}
		}
		if err != nil {
			return reached, err
		}
	}
	return reached, nil
}
