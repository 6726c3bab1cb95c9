package pathfind

import "github.com/entente-graph/entente/internal/network"

// Unit says what reach counts.
type Unit string

// The units.
const (
	// Hops are links between entities.
	Hops Unit = "HOPS"
	// Partners are steps between organisations that are partners: see
	// network.Partnership. All links that join them pass the filter. Avoid bars what
	// they share too, and the links of who was there on behalf of one; MaxDegree judges
	// what they share as it does those who are passed.
	Partners Unit = "PARTNERS"
)

// DefaultPartnerMaxHops is how many steps between partners are gone by default.
const DefaultPartnerMaxHops = 1

// checkUnit makes sure that the question can be asked in its unit.
func (q *ReachQuestion) checkUnit() error {
	if q.Unit == "" {
		q.Unit = Hops
	}
	if q.Unit == Hops {
		return nil
	}
	const only = "is a condition on hops: with the unit PARTNERS leave it out"
	switch f := &q.Where; {
	case f.Through != nil:
		return network.Bad("where.through", only)
	case f.Overlapping:
		return network.Bad("where.overlapping", only)
	case f.InTimeOrder:
		return network.Bad("where.inTimeOrder", only)
	}
	return checkKind("from", q.From, network.Organization)
}

// defaultMaxHops returns how far reach goes by default.
func (q *ReachQuestion) defaultMaxHops() int {
	if q.Unit == Partners {
		return DefaultPartnerMaxHops
	}
	return DefaultReachMaxHops
}

// Presence says that the links of a step are those by which an organisation is at
// something that it shares with a partner.
type Presence struct {
	// At is what is shared: the end of the step to which the links lead.
	At string
	// By are what they lead from, in their order: the organisation, or who was there on
	// its behalf.
	By []string
}
