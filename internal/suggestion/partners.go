package suggestion

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// plans are, for each class of links, whether their status is one of what is only planned.
// Nobody changes it.
var plans = func() (are [topology.Classes]bool) {
	for _, t := range network.LinkTypes() {
		for _, status := range network.Statuses() {
			are[topology.ClassOf(t, status)] = status.Planned()
		}
	}
	return are
}()

// Day is a snapshot as it is seen on a day. It belongs to one goroutine.
type Day struct {
	s       *topology.Snapshot
	on      topology.PackedDay
	asOf    network.Day
	knownBy network.Day
	// visit counts links before they are looked at, and says when that is enough.
	visit func(links int) error
	// crowds says of what is shared whether too many share it.
	crowds map[topology.Node]bool
	// met and passed are used by one walk at a time: over organisations, and what they share.
	met, passed *marks
}

// On returns a snapshot as it is seen on a day, by what was known by another. visit counts
// the links that are looked at; where it returns an error, so does what looks.
func On(s *topology.Snapshot, asOf, knownBy network.Day, visit func(links int) error) *Day {
	return &Day{
		s: s, on: topology.PackedDayOf(asOf), asOf: asOf, knownBy: knownBy, visit: visit,
		crowds: map[topology.Node]bool{}, met: newMarks(s), passed: newMarks(s),
	}
}

// holds reports whether a link holds, at least presumably, and is not only planned.
func (d *Day) holds(a topology.Arc) bool { return !plans[a.Class()] && d.possible(a) }

// possible reports whether a link holds, at least presumably, be it only planned.
func (d *Day) possible(a topology.Arc) bool { return d.s.Holds(a.Edge(), d.on, d.knownBy, false) }

// partners calls do with the partners of an organisation, with some more than once: by
// links that count, over what may be shared. What was passed since that was last emptied
// is not gone through again.
func (d *Day) partners(n topology.Node, counts func(topology.Arc) bool, mayBeShared func(topology.Node) (bool, error), do func(topology.Node)) error {
	if err := d.visit(d.s.PresenceCount(n)); err != nil {
		return err
	}
	for mine := range d.s.Presences(n) {
		x, way := mine.Arc.To(), mine.Arc.Class().Partnership()
		switch {
		case way != network.Directly && d.passed.has(x) || !counts(mine.Arc):
			continue
		case way == network.Directly:
			do(x)
			continue
		}
		d.passed.add(x)
		if may, err := mayBeShared(x); err != nil {
			return err
		} else if !may {
			continue
		}
		if err := d.visit(d.s.KindDegree(x).Degree()); err != nil {
			return err
		}
		for partner, theirs := range d.s.Present(x, way) {
			if counts(theirs.Arc) {
				do(partner)
			}
		}
	}
	return nil
}

// anything lets everything be shared.
func anything(topology.Node) (bool, error) { return true, nil }

// Partners returns the partners of an organisation, planned ones too, each once and in no
// order.
func (d *Day) Partners(n topology.Node) ([]topology.Node, error) {
	return d.listed(n, d.possible, anything)
}

// close returns the partners of an organisation by what few enough share, each once.
func (d *Day) close(n topology.Node) ([]topology.Node, error) {
	return d.listed(n, d.holds, func(x topology.Node) (bool, error) {
		crowd, err := d.crowd(x)
		return !crowd, err
	})
}

// listed returns each partner once.
func (d *Day) listed(n topology.Node, counts func(topology.Arc) bool, mayBeShared func(topology.Node) (bool, error)) ([]topology.Node, error) {
	d.met.clear()
	d.passed.clear()
	d.met.add(n)
	var partners []topology.Node
	err := d.partners(n, counts, mayBeShared, func(partner topology.Node) {
		if d.met.add(partner) {
			partners = append(partners, partner)
		}
	})
	return partners, err
}

// crowd reports whether more organisations share something than count.
func (d *Day) crowd(x topology.Node) (bool, error) {
	degree := d.s.KindDegree(x).Degree()
	if degree <= MostSharing/2 { // each link brings two at most: who it leads from, and on whose behalf
		return false, nil
	}
	crowd, known := d.crowds[x]
	if known {
		return crowd, nil
	}
	if err := d.visit(degree); err != nil {
		return false, err
	}
	sharing := map[topology.Node]bool{}
	for _, way := range []network.Partnership{network.ByAgreement, network.ByMembership, network.ByEvent} {
		for n, p := range d.s.Present(x, way) {
			if d.holds(p.Arc) {
				sharing[n] = true
			}
		}
	}
	d.crowds[x] = len(sharing) > MostSharing
	return d.crowds[x], nil
}
