package memory

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// MostCases is in how many cases is searched at once.
const MostCases = 64

// CaseSet is a set of cases among some, one bit each in their order: of days, or of filters.
// A search for all of them knows of each entity in which it is reached (as MS-BFS does for
// several origins; M. Then and others: The More the Merrier, 2014).
type CaseSet uint64

// inCases is a search in several cases.
type inCases struct {
	*reached
	// every is the set of all cases, and passesIn returns those in which a link passes whose
	// class does in any.
	every    CaseSet
	passesIn func(a topology.Arc) CaseSet
	// seen are the cases in which each entity is reached, shared those in which what partners
	// share is; gained are those that the last hop added.
	seen, shared, gained []CaseSet
	next                 []topology.Node
}

// surveyCases makes a search in so many cases.
func surveyCases(r *reached, cases int, passesIn func(topology.Arc) CaseSet) (iter.Seq2[topology.Node, CaseSet], error) {
	nodes := r.snapshot.Nodes()
	o := inCases{reached: r, every: CaseSet(1)<<cases - 1, passesIn: passesIn, seen: make([]CaseSet, nodes), gained: make([]CaseSet, nodes)}
	if r.q.Unit == pathfind.Partners {
		o.shared = make([]CaseSet, nodes)
	}
	return o.reachedIn(), o.spread()
}

// reachedIn yields what was reached, without the origins.
func (o *inCases) reachedIn() iter.Seq2[topology.Node, CaseSet] {
	return func(yield func(topology.Node, CaseSet) bool) {
		for i, set := range o.seen {
			if n := topology.Node(i); set != 0 && o.distance[n] != 1 && !yield(n, set) {
				return
			}
		}
	}
}

func (o *inCases) spread() error {
	for _, n := range o.from {
		o.seen[n] = o.every
	}
	last := slices.Clone(o.from)
	gained := make([]CaseSet, len(last))
	for i := range gained {
		gained[i] = o.every
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

// gain notes in which cases an entity is reached, as far as that is new.
func (o *inCases) gain(n topology.Node, in CaseSet) {
	if in &^= o.seen[n]; in == 0 || o.distance[n] == avoided {
		return
	}
	o.seen[n] |= in
	if o.gained[n] == 0 {
		o.next = append(o.next, n)
	}
	o.gained[n] |= in
}

// overLinks takes every step from an entity in some cases.
func (o *inCases) overLinks(n topology.Node, in CaseSet, hops int) error {
	if hops > 1 && !o.f.leadsOn(o.snapshot.KindDegree(n)) {
		return nil
	}
	row := o.snapshot.Row(n)
	if err := o.meter.Visit(len(row)); err != nil {
		return err
	}
	for _, a := range row {
		if m := a.To(); o.f.class[a.Class()] && in&^o.seen[m] != 0 && o.distance[m] != avoided {
			o.gain(m, in&o.passesIn(a))
		}
	}
	return nil
}

// toPartners takes every step from an organisation to its partners in some cases.
func (o *inCases) toPartners(n topology.Node, in CaseSet) error {
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
			o.gain(x, in&o.passesIn(p.Arc))
		case in&^o.shared[x] != 0 && o.mayBeShared(x):
			if err := o.over(x, in&o.passesIn(p.Arc)); err != nil {
				return err
			}
		}
	}
	return nil
}

// over goes on from what is shared in some cases.
func (o *inCases) over(x topology.Node, in CaseSet) error {
	if in &^= o.shared[x]; in == 0 {
		return nil
	}
	o.shared[x] |= in
	if err := o.meter.Visit(o.snapshot.KindDegree(x).Degree()); err != nil {
		return err
	}
	for partner, p := range o.snapshot.Present(x, sharing(o.snapshot.Kind(x))) {
		if in&^o.seen[partner] != 0 && o.mayJoin(p) {
			o.gain(partner, in&o.passesIn(p.Arc))
		}
	}
	return nil
}
