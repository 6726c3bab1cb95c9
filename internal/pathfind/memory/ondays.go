package memory

import (
	"iter"
	"slices"
	"sort"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// MostDays is how many days are searched at once.
const MostDays = 64

// DaySet is a set of days among some, one bit each in their order.
type DaySet uint64

// SurveyOn searches who is reached from some entities on each of at most MostDays days, which
// are in order, under a checked filter whose AsOf is none of them. It is one search for all
// days: of each entity it knows on which of them it is reached (as MS-BFS does for several
// origins; M. Then and others: The More the Merrier, 2014).
func SurveyOn(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit, days []network.Day) (iter.Seq2[topology.Node, DaySet], error) {
	whereOn := *where
	whereOn.AsOf = &days[0] // so that links are judged by days
	r := newSurvey(s, meter, from, &whereOn, unit)
	if !r.f.byStep() {
		return surveyEach(s, meter, from, &whereOn, unit, days)
	}
	o := onDays{reached: r, days: days, seen: make([]DaySet, s.Nodes()), gained: make([]DaySet, s.Nodes())}
	if unit == pathfind.Partners {
		o.shared = make([]DaySet, s.Nodes())
	}
	return o.reachedOn(), o.spread()
}

// surveyEach searches day by day, under a filter that judges ways as a whole.
func surveyEach(s *topology.Snapshot, meter *pathfind.Meter, from []topology.Node, where *pathfind.Filter, unit pathfind.Unit, days []network.Day) (iter.Seq2[topology.Node, DaySet], error) {
	on := map[topology.Node]DaySet{}
	for i, day := range days {
		where.AsOf = &day
		ways, err := Survey(s, meter, from, where, unit)
		if err != nil {
			return nil, err
		}
		for n, hops := range ways.All() {
			if hops > 0 {
				on[n] |= 1 << i
			}
		}
	}
	return func(yield func(topology.Node, DaySet) bool) {
		for n, set := range on {
			if !yield(n, set) {
				return
			}
		}
	}, nil
}

// onDays is a search on several days.
type onDays struct {
	*reached
	days []network.Day
	// seen are the days on which each entity is reached, shared those on which what partners
	// share is; gained are those that the last hop added.
	seen, shared, gained []DaySet
	next                 []topology.Node
}

// every returns the set of all days.
func (o *onDays) every() DaySet { return DaySet(1)<<len(o.days) - 1 }

// reachedOn yields what was reached, without the origins.
func (o *onDays) reachedOn() iter.Seq2[topology.Node, DaySet] {
	return func(yield func(topology.Node, DaySet) bool) {
		for i, set := range o.seen {
			if n := topology.Node(i); set != 0 && o.distance[n] != 1 && !yield(n, set) {
				return
			}
		}
	}
}

func (o *onDays) spread() error {
	for _, n := range o.from {
		o.seen[n] = o.every()
	}
	last := slices.Clone(o.from)
	gained := make([]DaySet, len(last))
	for i := range gained {
		gained[i] = o.every()
	}
	for hops := 1; hops <= o.maxHops && len(last) > 0; hops++ {
		o.next = nil
		for i, n := range last {
			var err error
			if o.shared != nil {
				err = o.toPartners(n, gained[i])
			} else {
				err = o.overLinks(n, gained[i], hops)
			}
			if err != nil {
				return err
			}
		}
		last, gained = o.next, gained[:0]
		for _, n := range last {
			gained = append(gained, o.gained[n])
			o.gained[n] = 0
		}
	}
	return nil
}

// gain notes on which days an entity is reached, as far as that is new.
func (o *onDays) gain(n topology.Node, on DaySet) {
	if on &^= o.seen[n]; on == 0 || o.distance[n] == avoided {
		return
	}
	o.seen[n] |= on
	if o.gained[n] == 0 {
		o.next = append(o.next, n)
	}
	o.gained[n] |= on
}

// overLinks takes every step from an entity on some days.
func (o *onDays) overLinks(n topology.Node, on DaySet, hops int) error {
	if hops > 1 && !o.f.leadsOn(o.snapshot.KindDegree(n)) {
		return nil
	}
	row := o.snapshot.Row(n)
	if err := o.meter.Visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		if m := a.To(); o.f.class[a.Class()] && on&^o.seen[m] != 0 && o.distance[m] != avoided {
			o.gain(m, on&o.passesOn(a))
		}
	}
	return nil
}

// toPartners takes every step from an organisation to its partners on some days.
func (o *onDays) toPartners(n topology.Node, on DaySet) error {
	if o.distance[n] != 1 && o.snapshot.KindDegree(n).Degree() > o.f.maxDegree {
		return nil
	}
	if err := o.meter.Visit(o.snapshot.PresenceCount(n)); err != nil {
		return err
	}
	for p := range o.snapshot.Presences(n) {
		x := p.Arc.To()
		switch {
		case !o.mayJoin(p):
		case p.Arc.Class().Partnership() == network.Directly:
			o.gain(x, on&o.passesOn(p.Arc))
		case on&^o.shared[x] != 0 && o.mayBeShared(x):
			if err := o.over(x, on&o.passesOn(p.Arc)); err != nil {
				return err
			}
		}
	}
	return nil
}

// over goes on from what is shared on some days.
func (o *onDays) over(x topology.Node, on DaySet) error {
	if on &^= o.shared[x]; on == 0 {
		return nil
	}
	o.shared[x] |= on
	if err := o.meter.Visit(o.snapshot.KindDegree(x).Degree()); err != nil {
		return err
	}
	for partner, p := range o.snapshot.Present(x, sharing(o.snapshot.Kind(x))) {
		if on&^o.seen[partner] != 0 && o.mayJoin(p) {
			o.gain(partner, on&o.passesOn(p.Arc))
		}
	}
	return nil
}

// passesOn returns the days on which a link passes whose class does.
func (o *onDays) passesOn(a topology.Arc) DaySet {
	if o.f.minConfidence > 0 && o.snapshot.Confidence(a.Edge()) < o.f.minConfidence || !o.snapshot.Known(a.Edge(), o.f.knownBy, o.f.certain) {
		return 0
	}
	on := o.f.countsOn(a)
	if on.Empty() {
		return 0
	}
	first := sort.Search(len(o.days), func(i int) bool { return o.days[i] >= on.From })
	end := sort.Search(len(o.days), func(i int) bool { return o.days[i] > on.To })
	if first >= end {
		return 0
	}
	return (DaySet(1)<<(end-first) - 1) << first
}
