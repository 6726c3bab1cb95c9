package adjacency

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// partnership is one way in which two organisations are partners.
type partnership struct {
	partner topology.Node
	// mine is the link of the one, and theirs that of the other, to what they share.
	// Where they share nothing, they are partners by mine.
	mine, theirs line
	shares       bool
}

// line is a link as it is in a row, and whose row that is.
type line struct {
	of  topology.Node
	arc topology.Arc
}

// through returns what they share.
func (t *partnership) through() topology.Node { return t.mine.arc.To() }

// partnerships are all partnerships of an organisation.
type partnerships struct {
	s *topology.Snapshot
	n topology.Node
	// asOf: only links count that hold on that day, be it that nobody knows better.
	asOf *topology.PackedDay
}

func newPartnerships(s *topology.Snapshot, n topology.Node, asOf *network.Day) partnerships {
	t := partnerships{s: s, n: n}
	if asOf != nil {
		on := topology.PackedDayOf(*asOf)
		t.asOf = &on
	}
	return t
}

// way is how links of a type make partners of organisations.
type way uint8

const (
	not way = iota
	byAgreement
	byMembership
	byEvent
	directly
)

// wayOf has the ways of all classes. Nobody changes it.
var wayOf = func() (of [topology.Classes]way) {
	for t, w := range map[network.LinkType]way{
		network.PartyTo: byAgreement, network.MemberOf: byMembership, network.Operates: byMembership, network.PartnersWith: directly,
		network.Attended: byEvent, network.Led: byEvent, network.Organized: byEvent, network.Hosted: byEvent,
	} {
		for _, status := range network.Statuses() {
			of[topology.ClassOf(t, status)] = w
		}
	}
	return of
}()

// each calls do with every partnership, with some more than once.
func (t *partnerships) each(ctx context.Context, do func(partnership)) error {
	for _, a := range t.s.Row(t.n) {
		switch mine := (line{t.n, a}); {
		case !t.counts(a):
		case wayOf[a.Class()] == directly:
			t.give(a.To(), partnership{mine: mine}, do)
		case !a.Backward():
			if err := t.shared(ctx, mine, do); err != nil {
				return err
			}
		}
	}
	for from, a := range t.s.OnBehalfOf(t.n) {
		if wayOf[a.Class()] == byEvent && t.counts(a) {
			if err := t.shared(ctx, line{from, a}, do); err != nil {
				return err
			}
		}
	}
	return nil
}

// shared calls do with the partnerships through what a link leads to: those with whom the links,
// or links on whose behalf, lead there in the same way.
func (t *partnerships) shared(ctx context.Context, mine line, do func(partnership)) error {
	if ctx.Err() != nil {
		return &network.Error{Code: network.Timeout, Message: "to find the partners took too long", Err: ctx.Err()}
	}
	way := wayOf[mine.arc.Class()]
	x := mine.arc.To()
	for _, b := range t.s.Row(x) {
		if !b.Backward() || wayOf[b.Class()] != way || !t.counts(b) {
			continue
		}
		found := partnership{mine: mine, theirs: line{x, b}, shares: true}
		t.give(b.To(), found, do)
		if behalf, ok := t.s.Behalf(b.Edge()); ok && way == byEvent {
			t.give(behalf, found, do)
		}
	}
	return nil
}

// counts reports whether a link makes partners, and is one that counts.
func (t *partnerships) counts(a topology.Arc) bool {
	return wayOf[a.Class()] != not && (t.asOf == nil || t.s.Holds(a.Edge(), *t.asOf, network.MaxDay, false))
}

// organizationKind is the place of organisations among the kinds.
var organizationKind = uint8(slices.Index(network.Kinds(), network.Organization))

// give calls do with a partnership, if it is one with another organisation.
func (t *partnerships) give(partner topology.Node, found partnership, do func(partnership)) {
	if partner != t.n && t.s.Kind(partner) == organizationKind {
		found.partner = partner
		do(found)
	}
}
