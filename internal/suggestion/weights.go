package suggestion

import "math"

// MostSharing is how many organisations may share something for it to count.
const MostSharing = 1000

// Kind says what speaks for an organisation.
type Kind string

// The kinds, in the order in which they are told.
const (
	// CommonPartners: each is a partner of both.
	CommonPartners Kind = "COMMON_PARTNERS"
	// CommonProgrammes: programmes to which both have a link.
	CommonProgrammes Kind = "COMMON_PROGRAMMES"
	// CommonEvents: events at which both were, also by their officials.
	CommonEvents Kind = "COMMON_EVENTS"
	// CommonOfficials: people who hold a position at both.
	CommonOfficials Kind = "COMMON_OFFICIALS"
	// SameType: both are of the same type.
	SameType Kind = "SAME_TYPE"
	// NewRegion and NewCountry: no partner is at home there yet, nor the asker.
	NewRegion  Kind = "NEW_REGION"
	NewCountry Kind = "NEW_COUNTRY"
)

// Kinds returns all kinds, in their order.
func Kinds() []Kind {
	return []Kind{CommonPartners, CommonProgrammes, CommonEvents, CommonOfficials, SameType, NewRegion, NewCountry}
}

// Weights are the points that things are worth. The schema documents Fitted.
type Weights struct {
	// Partner returns what a partner in common is worth that has so many partners, two at
	// least.
	Partner func(partners int) int
	// What each programme, event and official in common is worth.
	Programme, Event, Official int
	// What it is worth to be of the same type, and at home where no partner is.
	SameType, NewRegion, NewCountry int
}

// Fitted returns the weights by which suggestions are made; see package backtest for how
// they were fitted.
func Fitted() Weights {
	return Weights{Partner: AdamicAdar, Programme: 20, Event: 20, Official: 20, SameType: 2, NewRegion: 5, NewCountry: 3}
}

// AdamicAdar divides 100 points by the logarithm of how many partners a partner in common
// has.
func AdamicAdar(partners int) int { return int(math.Round(100 / math.Log(float64(partners)))) }

// Allocated divides 1,000 points among the partners of a partner in common, rounded up.
func Allocated(partners int) int { return (1000 + partners - 1) / partners }
