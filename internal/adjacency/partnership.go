package adjacency

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// partnership is one way in which two organisations are partners.
type partnership struct {
	partner topology.Node
	// mine is the link of the one, and theirs that of the other, to what they share.
	// Where they share nothing, they are partners by mine.
	mine, theirs topology.Presence
	shares       bool
}

// through returns what they share.
func (t *partnership) through() topology.Node { return t.mine.Arc.To() }

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

// each calls do with every partnership, with some more than once.
func (t *partnerships) each(ctx context.Context, do func(partnership)) error {
	for mine := range t.s.Presences(t.n) {
		switch {
		case !t.counts(mine):
		case mine.Arc.Class().Partnership() == network.Directly:
			do(partnership{partner: mine.Arc.To(), mine: mine})
		default:
			if ctx.Err() != nil {
				return &network.Error{Code: network.Timeout, Message: "to find the partners took too long", Err: ctx.Err()}
			}
			t.shared(mine, do)
		}
	}
	return nil
}

// shared calls do with the partnerships through what a link leads to.
func (t *partnerships) shared(mine topology.Presence, do func(partnership)) {
	for partner, theirs := range t.s.Present(mine.Arc.To(), mine.Arc.Class().Partnership()) {
		if partner != t.n && t.counts(theirs) {
			do(partnership{partner: partner, mine: mine, theirs: theirs, shares: true})
		}
	}
}

// counts reports whether a link counts.
func (t *partnerships) counts(p topology.Presence) bool {
	return t.asOf == nil || t.s.Holds(p.Arc.Edge(), *t.asOf, network.MaxDay, false)
}
