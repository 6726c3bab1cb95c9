package suggestion

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// The kinds of entities, as their places in network.Kinds.
var (
	organization = kindNumber(network.Organization)
	person       = kindNumber(network.Person)
	event        = kindNumber(network.Event)
	programme    = kindNumber(network.Programme)
)

func kindNumber(kind network.Kind) uint8 {
	for i, k := range network.Kinds() {
		if k == kind {
			return uint8(i)
		}
	}
	panic("suggestion: no kind " + string(kind)) // cannot happen: the kinds are constants
}

// thing is a sort of things that two may have in common, beside partners.
type thing struct {
	kind Kind
	// of calls do with those that an organisation has, with some more than once.
	of func(d *Day, n topology.Node, do func(topology.Node)) error
	// having calls do with the organisations that have one, with some more than once.
	having func(d *Day, x topology.Node, do func(topology.Node)) error
	// worth is what one is worth.
	worth func(w *Weights) int
}

// things are all sorts. Nobody changes them.
var things = []thing{
	{CommonProgrammes, joined(programme), joined(organization), func(w *Weights) int { return w.Programme }},
	{CommonEvents, eventsOf, atEvent, func(w *Weights) int { return w.Event }},
	{CommonOfficials, officials(person), officials(organization), func(w *Weights) int { return w.Official }},
}

// joined goes over those of a kind to which there is a link of any type but REPORTED:
// that somebody wrote of something does not join them.
func joined(kind uint8) func(*Day, topology.Node, func(topology.Node)) error {
	return func(d *Day, n topology.Node, do func(topology.Node)) error {
		return d.each(n, func(a topology.Arc) {
			if d.s.Kind(a.To()) == kind && a.Class().Type() != network.Reported {
				do(a.To())
			}
		})
	}
}

// officials goes over those of a kind to which a position joins.
func officials(kind uint8) func(*Day, topology.Node, func(topology.Node)) error {
	return func(d *Day, n topology.Node, do func(topology.Node)) error {
		return d.each(n, func(a topology.Arc) {
			if d.s.Kind(a.To()) == kind && a.Class().Type() == network.HoldsPosition {
				do(a.To())
			}
		})
	}
}

// eventsOf goes over the events of an organisation: those to which it has a link, at which
// somebody was on its behalf, or one of its officials.
func eventsOf(d *Day, n topology.Node, do func(topology.Node)) error {
	if err := joined(event)(d, n, do); err != nil {
		return err
	}
	if err := d.visit(d.s.PresenceCount(n)); err != nil {
		return err
	}
	for _, a := range d.s.OnBehalfOf(n) {
		if d.present(a) && d.holds(a) {
			do(a.To())
		}
	}
	var people []topology.Node
	if err := officials(person)(d, n, func(p topology.Node) { people = append(people, p) }); err != nil {
		return err
	}
	for _, p := range people {
		err := d.each(p, func(a topology.Arc) {
			if d.present(a) {
				do(a.To())
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// atEvent goes over the organisations whose event it is, as eventsOf has it.
func atEvent(d *Day, x topology.Node, do func(topology.Node)) error {
	if err := joined(organization)(d, x, do); err != nil {
		return err
	}
	var people []topology.Node
	err := d.each(x, func(a topology.Arc) {
		if a.Class().Partnership() != network.ByEvent {
			return
		}
		if d.s.Kind(a.To()) == person {
			people = append(people, a.To())
		}
		if behalf, has := d.s.Behalf(a.Edge()); has && d.s.Kind(behalf) == organization {
			do(behalf)
		}
	})
	for _, p := range people {
		if err == nil {
			err = officials(organization)(d, p, do)
		}
	}
	return err
}

// once returns what one of the functions of a thing goes over, each once.
func (d *Day) once(over func(*Day, topology.Node, func(topology.Node)) error, n topology.Node) ([]topology.Node, error) {
	d.met.clear()
	var all []topology.Node
	err := over(d, n, func(x topology.Node) {
		if d.met.add(x) {
			all = append(all, x)
		}
	})
	return all, err
}

// present reports whether a link says that somebody was at an event.
func (d *Day) present(a topology.Arc) bool {
	return a.Class().Partnership() == network.ByEvent && d.s.Kind(a.To()) == event
}

// each calls do with the links of an entity that hold.
func (d *Day) each(n topology.Node, do func(topology.Arc)) error {
	if err := d.visit(d.s.KindDegree(n).Degree()); err != nil {
		return err
	}
	for _, a := range d.s.Row(n) {
		if d.holds(a) {
			do(a)
		}
	}
	return nil
}
