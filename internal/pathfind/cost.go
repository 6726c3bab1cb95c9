package pathfind

import (
	"math"

	"github.com/entente-graph/entente/internal/network"
)

// Cost is what a link costs under the rank Strongest: the less, the stronger it
// joins its ends. It is the sum of five parts, each a whole number of points, by
// one table:
//
//	type        10  PART_OF HOLDS_POSITION ACCREDITED_TO PARTY_TO SIGNED ESTABLISHES SUPERVISES OPERATES
//	            20  REPRESENTS SUCCEEDS MEMBER_OF PARTNERS_WITH FUNDS OFFERS
//	            30  ORGANIZED HOSTED ATTENDED LED CONCERNS CONTRIBUTES_TO
//	            40  LOCATED_IN ACTIVE_IN REPORTED RELATED_TO
//	status       0  SIGNED IN_FORCE ESTABLISHED
//	             5  AGREED
//	            10  DRAFTED ENDED
//	            15  UNDER_DISCUSSION
//	            20  PROPOSED
//	            40  REJECTED
//	sources     10  it rests on one source
//	             5  on two
//	             0  on three or more
//	confidence  20 × (1 − confidence), rounded to the nearest whole number, a half upwards
//	recency      2  for each full 365 days between the day of the question (asOf) and the nearest day
//	                on which the link is attested, 10 at most; 0 without asOf
//
// Two quotes of one source are one source; with KnownBy, sources and dates are
// those known by then, and with Certain those that certainly were. A state is attested on the days on which it certainly
// holds, an occurrence on the first day on which it had certainly happened; what
// is never certain is as old as can be, and costs the 10.
type Cost struct {
	Type, Status, Sources, Confidence, Recency int
}

// Total is the sum of the parts.
func (c Cost) Total() int { return c.Type + c.Status + c.Sources + c.Confidence + c.Recency }

// MinCost is the least that a link costs.
const MinCost = 10

// CostOf returns the cost of a link under a filter, by what is known of it.
func (f *Filter) CostOf(t network.LinkType, status network.Status, confidence float64, tenure network.Tenure) Cost {
	c := Cost{
		Type:       CostOfType(t),
		Status:     CostOfStatus(status),
		Sources:    CostOfSources(tenure.Counted(f.OnlyCertain())),
		Confidence: CostOfConfidence(confidence),
	}
	if f.AsOf != nil {
		c.Recency = CostOfRecency(t.Occurrence(), tenure.Certain, *f.AsOf)
	}
	return c
}

// CostOfType returns the part of a cost that the type makes.
func CostOfType(t network.LinkType) int {
	switch t {
	case network.PartOf, network.HoldsPosition, network.AccreditedTo, network.PartyTo, network.Signs, network.Establishes,
		network.Supervises, network.Operates:
		return 10
	case network.Represents, network.Succeeds, network.MemberOf, network.PartnersWith, network.Funds, network.Offers:
		return 20
	case network.Organized, network.Hosted, network.Attended, network.Led, network.Concerns, network.ContributesTo:
		return 30
	default:
		return 40
	}
}

// CostOfStatus returns the part of a cost that the status makes.
func CostOfStatus(s network.Status) int {
	switch s {
	case network.Signed, network.InForce, network.Established:
		return 0
	case network.Agreed:
		return 5
	case network.Drafted, network.Ended:
		return 10
	case network.UnderDiscussion:
		return 15
	case network.Proposed:
		return 20
	default:
		return 40
	}
}

// CostOfSources returns the part of a cost that the number of sources makes.
func CostOfSources(n int) int { return max(0, 15-5*max(1, n)) }

// CostOfConfidence returns the part of a cost that the confidence makes.
func CostOfConfidence(confidence float64) int {
	const most = 20
	const slack = 1e-9 // 0.925 is a little more in binary, and yet leaves 1.5
	return int(math.Floor(most*(1-confidence) + 0.5 + slack))
}

// CostOfRecency returns the part of a cost that the time between the day of the
// question and the days on which the link is certain makes.
func CostOfRecency(occurrence bool, certain network.Interval, asOf network.Day) int {
	const (
		daysAYear = 365
		aYear     = 2
		most      = 10
	)
	if certain.Empty() {
		return most
	}
	attested := certain
	if occurrence {
		attested.To = attested.From
	}
	var days int64
	switch {
	case asOf < attested.From:
		days = int64(attested.From) - int64(asOf)
	case asOf > attested.To:
		days = int64(asOf) - int64(attested.To)
	}
	return int(min(most, aYear*(days/daysAYear)))
}
