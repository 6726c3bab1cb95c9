package topology

import (
	"iter"

	"github.com/entente-graph/entente/internal/network"
)

// Presence is a link by which an organisation is at something that it may share with
// others, its own or one on its behalf; or a link between two partners. It is an arc
// of a row, and whose row that is.
type Presence struct {
	Of  Node
	Arc Arc
}

// partnershipOf has the ways of all classes. Nobody changes it.
var partnershipOf = func() (of [Classes]network.Partnership) {
	for _, t := range network.LinkTypes() {
		for _, status := range network.Statuses() {
			of[ClassOf(t, status)] = t.Partnership()
		}
	}
	return of
}()

// Partnership returns how links of the class make partners.
func (c Class) Partnership() network.Partnership { return partnershipOf[c] }

// Presences yields the links by which an organisation can have partners, in no order:
// those that lead from it or on its behalf to what it may share, and those that lead
// directly to another organisation.
func (s *Snapshot) Presences(n Node) iter.Seq[Presence] {
	return func(yield func(Presence) bool) {
		for _, a := range s.Row(n) {
			if s.partners(a) && !yield(Presence{n, a}) {
				return
			}
		}
		for from, a := range s.OnBehalfOf(n) {
			if partnershipOf[a.Class()] == network.ByEvent && !yield(Presence{from, a}) {
				return
			}
		}
	}
}

// partners reports whether an organisation can have partners by a link of its row.
func (s *Snapshot) partners(a Arc) bool {
	switch partnershipOf[a.Class()] {
	case network.NoPartnership:
		return false
	case network.Directly:
		return s.Kind(a.To()) == organization
	default:
		return !a.Backward()
	}
}

// PresencesAt yields the links by which an organisation is at something that it may
// share, with none that lead directly to it.
func (s *Snapshot) PresencesAt(n, x Node) iter.Seq[Presence] {
	return func(yield func(Presence) bool) {
		for _, a := range s.Between(n, x) {
			if partnershipOf[a.Class()] != network.Directly && s.partners(a) && !yield(Presence{n, a}) {
				return
			}
		}
		for from, a := range s.OnBehalfOf(n) {
			if a.To() == x && partnershipOf[a.Class()] == network.ByEvent && !yield(Presence{from, a}) {
				return
			}
		}
	}
}

// Present yields the organisations that are in one way at something that is shared, each
// with a link by which it is there, in its row; with some more than once.
func (s *Snapshot) Present(x Node, way network.Partnership) iter.Seq2[Node, Presence] {
	return func(yield func(Node, Presence) bool) {
		for _, b := range s.Row(x) {
			if !b.Backward() || partnershipOf[b.Class()] != way {
				continue
			}
			if s.Kind(b.To()) == organization && !yield(b.To(), Presence{x, b}) {
				return
			}
			if way != network.ByEvent {
				continue
			}
			if behalf, has := s.Behalf(b.Edge()); has && s.Kind(behalf) == organization && !yield(behalf, Presence{x, b}) {
				return
			}
		}
	}
}

// PresenceCount returns how many links Presences looks at.
func (s *Snapshot) PresenceCount(n Node) int { return len(s.Row(n)) + len(s.behalf.of(uint32(n))) }
