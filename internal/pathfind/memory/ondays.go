package memory

import (
	"iter"
	"sort"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// SurveyOn searches who is reached from some entities on each of at most MostCases days, which
// are in order, under a checked filter whose AsOf is none of them. It is one search for all
// days.
func SurveyOn(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit, days []network.Day) (iter.Seq2[topology.Node, CaseSet], error) {
	whereOn := *where
	whereOn.AsOf = &days[0] // so that links are judged by days
	r := newSurvey(s, meter, from, &whereOn, unit)
	if !r.f.byStep() {
		on := make([]*pathfind.Filter, len(days))
		for i := range days {
			f := *where
			f.AsOf, on[i] = &days[i], &f
		}
		return surveyEach(s, meter, from, on, unit)
	}
	return surveyCases(r, len(days), func(a topology.Arc) CaseSet { return r.passesOn(a, days) })
}

// passesOn returns the days, of some in order, on which a link passes whose class does.
func (r *reached) passesOn(a topology.Arc, days []network.Day) CaseSet {
	if r.f.minConfidence > 0 && r.snapshot.Confidence(a.Edge()) < r.f.minConfidence || !r.snapshot.Known(a.Edge(), r.f.knownBy, r.f.certain) {
		return 0
	}
	on := r.f.countsOn(a)
	if on.Empty() {
		return 0
	}
	first := sort.Search(len(days), func(i int) bool { return days[i] >= on.From })
	end := sort.Search(len(days), func(i int) bool { return days[i] > on.To })
	if first >= end {
		return 0
	}
	return (CaseSet(1)<<(end-first) - 1) << first
}
