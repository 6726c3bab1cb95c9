package adjacency

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// tie is one way in which two organisations are partners.
type tie struct {
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
func (t *tie) through() topology.Node { return t.mine.arc.To() }

// ties are all ties of an organisation.
type ties struct {
	s *topology.Snapshot
	n topology.Node
	// asOf: only links count that hold on that day, be it that nobody knows better.
	asOf *topology.Moment
}

func newTies(s *topology.Snapshot, n topology.Node, asOf *network.Day) ties {
	t := ties{s: s, n: n}
	if asOf != nil {
		on := topology.MomentOf(*asOf)
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

// each returns do all ties, some more than once.
func (t *ties) each(ctx context.Context, do func(tie)) error {
	for _, a := range t.s.Row(t.n) {
		switch mine := (line{t.n, a}); {
		case !t.counts(a):
		case wayOf[a.Class()] == directly:
			t.give(a.To(), tie{mine: mine}, do)
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

// shared returns do the ties through what a link leads to: with those whose links,
// or links on whose behalf, lead there in the same way.
func (t *ties) shared(ctx context.Context, mine line, do func(tie)) error {
	if ctx.Err() != nil {
		return &network.Error{Code: network.Timeout, Message: "to find the partners took too long", Err: ctx.Err()}
	}
	way := wayOf[mine.arc.Class()]
	x := mine.arc.To()
	for _, b := range t.s.Row(x) {
		if !b.Backward() || wayOf[b.Class()] != way || !t.counts(b) {
			continue
		}
		found := tie{mine: mine, theirs: line{x, b}, shares: true}
		t.give(b.To(), found, do)
		if behalf, ok := t.s.Behalf(b.Edge()); ok && way == byEvent {
			t.give(behalf, found, do)
		}
	}
	return nil
}

// counts reports whether a link makes partners, and is one that counts.
func (t *ties) counts(a topology.Arc) bool {
	return wayOf[a.Class()] != not && (t.asOf == nil || t.s.Holds(a.Edge(), *t.asOf, network.MaxDay, false))
}

// organizationKind is the place of organisations among the kinds.
var organizationKind = uint8(slices.Index(network.Kinds(), network.Organization))

// give returns do a tie, if it is one with another organisation.
func (t *ties) give(partner topology.Node, found tie, do func(tie)) {
	if partner != t.n && t.s.Kind(partner) == organizationKind {
		found.partner = partner
		do(found)
	}
}
