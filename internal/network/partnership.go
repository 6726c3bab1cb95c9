package network

// Partnership is how links of a type make partners of organisations.
type Partnership uint8

// The ways. Two organisations are partners by what both are at in the same way, or
// directly.
const (
	// NoPartnership: links of the type make no partners.
	NoPartnership Partnership = iota
	// ByAgreement: both are parties to it.
	ByAgreement
	// ByMembership: each is a member of a programme or an organisation, or operates it.
	ByMembership
	// ByEvent: each was there, itself or by somebody on its behalf.
	ByEvent
	// Directly: a link between the two.
	Directly
)

// partnerships has the way of each type that makes partners. Nobody changes it.
var partnerships = map[LinkType]Partnership{
	PartyTo: ByAgreement, MemberOf: ByMembership, Operates: ByMembership, PartnersWith: Directly,
	Attended: ByEvent, Led: ByEvent, Organized: ByEvent, Hosted: ByEvent,
}

// Partnership returns how links of the type make partners.
func (t LinkType) Partnership() Partnership { return partnerships[t] }

// Types returns the types of links that make partners in this way, in the order of the
// contract.
func (p Partnership) Types() []LinkType {
	var types []LinkType
	for _, t := range allLinkTypes {
		if t.Partnership() == p {
			types = append(types, t)
		}
	}
	return types
}
