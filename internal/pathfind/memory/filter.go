package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// filter is a pathfind.Filter compiled for one snapshot.
type filter struct {
	snapshot *topology.Snapshot
	where    *pathfind.Filter
	// class says which types and statuses of links pass; where plain, that is all
	// there is to say of a link.
	class         [topology.Classes]bool
	plain         bool
	minConfidence float64
	knownBy       network.Day
	// asOf is the day on which links are to hold, if any is given; moment is that.
	asOf    *network.Day
	moment  topology.PackedDay
	certain bool
	// ends says which classes of links count until their end only, and earlier that what
	// counted before asOf counts.
	ends    [topology.Classes]bool
	earlier bool

	// inner says which kinds may lie inside a path, by their place in
	// network.Kinds, and maxDegree how many links such an entity may have.
	inner     [topology.Kinds]bool
	maxDegree int
	avoid     []topology.Node
	via       []topology.Node

	overlapping, inTimeOrder bool
	// trivial: the filter is none, so the parts of the network say what is connected.
	trivial bool
}

// compile compiles a filter for paths between entities of some kinds, which need not be
// those that may lie inside a path.
func compile(s *topology.Snapshot, where *pathfind.Filter, ends []network.Kind) *filter {
	f := &filter{
		snapshot: s, where: where, knownBy: where.Known(), asOf: where.AsOf, certain: where.OnlyCertain(), maxDegree: s.Edges(),
		overlapping: where.Overlapping, inTimeOrder: where.InTimeOrder, trivial: where.Trivial(), earlier: where.Earlier,
	}
	if where.MinConfidence != nil {
		f.minConfidence = *where.MinConfidence
	}
	if where.AsOf != nil {
		f.moment = topology.PackedDayOf(*where.AsOf)
	}
	f.plain = f.minConfidence == 0 && where.KnownBy == nil && where.AsOf == nil && !where.UntilEnd
	kinds := where.Kinds()
	for i, kind := range network.Kinds() {
		f.inner[i] = slices.Contains(kinds, kind)
	}
	if where.MaxDegree != nil {
		f.maxDegree = *where.MaxDegree
	}
	f.avoid = nodes(s, where.Avoid)
	f.via = nodes(s, where.Via)
	statuses := where.Statuses
	if statuses == nil {
		statuses = network.Statuses()
	}
	for _, t := range network.Joining(where.Types(), slices.Concat(kinds, ends, kindsOf(s, f.via))) {
		for _, status := range statuses {
			class := topology.ClassOf(t, status)
			f.class[class], f.ends[class] = true, where.UntilEnd && status == network.Ended
		}
	}
	return f
}

// kindsOf returns the kinds of entities, each once.
func kindsOf(s *topology.Snapshot, nodes []topology.Node) (kinds []network.Kind) {
	for _, n := range nodes {
		if kind := network.Kinds()[s.Kind(n)]; !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// nodes returns the entities of ids that are there, as those of a checked question
// are.
func nodes(s *topology.Snapshot, ids []string) []topology.Node {
	list := make([]topology.Node, 0, len(ids))
	for _, id := range ids {
		if n, there := s.Node(id); there {
			list = append(list, n)
		}
	}
	return list
}

// byStep reports whether the filter judges links and entities one by one, so that
// any way without repetition is a path.
func (f *filter) byStep() bool { return len(f.via) == 0 && !f.overlapping && !f.inTimeOrder }

// passes reports whether a link passes.
func (f *filter) passes(a topology.Arc) bool {
	return f.class[a.Class()] && f.passesByEdge(a)
}

// passesByEdge is passes for a link whose class is known to pass.
func (f *filter) passesByEdge(a topology.Arc) bool { return f.plain || f.judge(a) }

func (f *filter) judge(a topology.Arc) bool {
	e := a.Edge()
	if f.minConfidence > 0 && f.snapshot.Confidence(e) < f.minConfidence {
		return false
	}
	if f.ends[a.Class()] || f.earlier {
		return f.countsSoLong(a)
	}
	if f.asOf != nil {
		return f.snapshot.Holds(e, f.moment, f.knownBy, f.certain)
	}
	return f.snapshot.Known(e, f.knownBy, f.certain)
}

// countsSoLong reports whether a link counts that may have an end after which it does
// not, or whether it did before.
func (f *filter) countsSoLong(a topology.Arc) bool {
	if !f.snapshot.Known(a.Edge(), f.knownBy, f.certain) {
		return false
	}
	if f.asOf == nil {
		return !f.snapshot.UntilEnd(a.Edge()).Empty()
	}
	days := f.countsOn(a)
	switch {
	case f.earlier:
		return !days.Empty() && days.From <= *f.asOf
	default:
		return days.Contains(*f.asOf)
	}
}

// countsOn returns the days on which a link holds and counts.
func (f *filter) countsOn(a topology.Arc) network.Interval {
	tenure, _ := f.snapshot.Tenure(a.Edge(), f.knownBy)
	days := tenure.Possible
	if f.certain {
		days = tenure.Certain
	}
	if f.ends[a.Class()] {
		days = days.Meet(f.snapshot.UntilEnd(a.Edge()))
	}
	return days
}

// leadsOn reports whether an entity may lie inside a path, as far as its kind and
// degree go: with one link, no path goes on from it.
func (f *filter) leadsOn(g topology.KindDegree) bool {
	return f.inner[g.Kind()] && g.Degree() > 1 && g.Degree() <= f.maxDegree
}

// holds returns the days on which a link holds: those that count for overlapping.
func (f *filter) holds(a topology.Arc) network.Interval { return f.where.OnDay(f.countsOn(a)) }

// happens returns the days on which a link of an entity may stand in the order of
// time: of a dated occurrence those of its date, else those on which it holds.
func (f *filter) happens(n topology.Node, a topology.Arc) network.Interval {
	days, dated := f.snapshot.Dated(n, a)
	if !dated {
		return f.holds(a)
	}
	if f.ends[a.Class()] {
		days = days.Meet(f.snapshot.UntilEnd(a.Edge()))
	}
	return days
}
