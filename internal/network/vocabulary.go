package network

import "slices"

// LinkType is what a link says of its two ends.
type LinkType string

// The types of links.
const (
	PartOf        LinkType = "PART_OF"
	LocatedIn     LinkType = "LOCATED_IN"
	HoldsPosition LinkType = "HOLDS_POSITION"
	Represents    LinkType = "REPRESENTS"
	AccreditedTo  LinkType = "ACCREDITED_TO"
	PartyTo       LinkType = "PARTY_TO"
	Signs         LinkType = "SIGNED"
	Establishes   LinkType = "ESTABLISHES"
	Succeeds      LinkType = "SUCCEEDS"
	Supervises    LinkType = "SUPERVISES"
	Operates      LinkType = "OPERATES"
	MemberOf      LinkType = "MEMBER_OF"
	PartnersWith  LinkType = "PARTNERS_WITH"
	Funds         LinkType = "FUNDS"
	Organized     LinkType = "ORGANIZED"
	Hosted        LinkType = "HOSTED"
	Attended      LinkType = "ATTENDED"
	Led           LinkType = "LED"
	Concerns      LinkType = "CONCERNS"
	ContributesTo LinkType = "CONTRIBUTES_TO"
	Offers        LinkType = "OFFERS"
	ActiveIn      LinkType = "ACTIVE_IN"
	Reported      LinkType = "REPORTED"
	RelatedTo     LinkType = "RELATED_TO"
)

// rule is what the vocabulary says of one type of link.
type rule struct {
	// ends lists the kinds that a link may join, from → to.
	ends []ends
	// symmetric links say the same both ways.
	symmetric bool
	// occurrence: it happened, and once happened stays so. Otherwise it is a
	// state, which holds for a while.
	occurrence bool
	// present, past and infinitive are the verb of the sentence. Of an
	// occurrence the present is the past.
	present, past, infinitive string
}

type ends struct{ from, to []Kind }

// join lists the pairs of any kind of from with any kind of to.
func join(from []Kind, to ...Kind) ends { return ends{from: from, to: to} }

func kinds(k ...Kind) []Kind { return k }

// ruleOf gives the rule of a type. It is a switch and not a table so that the
// vocabulary is a constant of the program.
func ruleOf(t LinkType) (rule, bool) {
	every := Kinds()
	switch t {
	case PartOf:
		return state("is part of", "was part of", "be part of",
			join(kinds(Organization), Organization), join(kinds(Place), Place), join(kinds(Programme), Programme), join(kinds(Event), Event)), true
	case LocatedIn:
		return state("is located in", "was located in", "be located in", join(kinds(Organization, Event), Place)), true
	case ActiveIn:
		return state("is active in", "was active in", "be active in", join(kinds(Organization, Programme), Place)), true
	case HoldsPosition:
		return state("is", "was", "be", join(kinds(Person), Organization)), true
	case Represents:
		return state("represents", "represented", "represent", join(kinds(Person, Organization), Place, Organization)), true
	case AccreditedTo:
		return state("is accredited to", "was accredited to", "be accredited to", join(kinds(Person, Organization), Organization)), true
	case PartyTo:
		return state("is party to", "was party to", "be party to", join(kinds(Organization), Agreement)), true
	case Signs:
		return occurrence("signed", "sign", join(kinds(Person), Agreement)), true
	case Establishes:
		return occurrence("established", "establish", join(kinds(Agreement, Organization), Organization, Programme)), true
	case Succeeds:
		return occurrence("succeeded", "succeed", join(kinds(Organization), Organization), join(kinds(Agreement), Agreement)), true
	case Supervises:
		return state("supervises", "supervised", "supervise", join(kinds(Organization), Organization)), true
	case Operates:
		return state("operates", "operated", "operate", join(kinds(Organization), Programme, Organization)), true
	case MemberOf:
		return state("is a member of", "was a member of", "be a member of", join(kinds(Organization, Person), Organization, Programme)), true
	case PartnersWith:
		r := state("partners with", "partnered with", "partner with", join(kinds(Organization), Organization, Programme))
		r.symmetric = true
		return r, true
	case Funds:
		return state("funds", "funded", "fund", join(kinds(Organization), Organization, Programme, Agreement)), true
	case Offers:
		return state("offers", "offered", "offer", join(kinds(Organization, Programme), Programme)), true
	case Organized:
		return occurrence("organised", "organise", join(kinds(Organization), Event)), true
	case Hosted:
		return occurrence("hosted", "host", join(kinds(Organization), Event)), true
	case Attended:
		return occurrence("attended", "attend", join(kinds(Person, Organization), Event)), true
	case Led:
		return occurrence("led", "lead", join(kinds(Person, Organization), Event)), true
	case Concerns:
		return occurrence("concerned", "concern", join(kinds(Agreement, Event, Programme), every...)), true
	case ContributesTo:
		return state("contributes to", "contributed to", "contribute to",
			join(kinds(Organization, Agreement, Programme, Event), Framework, Programme)), true
	case Reported:
		return occurrence("reported", "report", join(kinds(Organization), Event, Agreement)), true
	case RelatedTo:
		r := state("is related to", "was related to", "be related to", join(every, every...))
		r.symmetric = true
		return r, true
	default:
		return rule{}, false
	}
}

func state(present, past, infinitive string, e ...ends) rule {
	return rule{present: present, past: past, infinitive: infinitive, ends: e}
}

func occurrence(past, infinitive string, e ...ends) rule {
	return rule{present: past, past: past, infinitive: infinitive, ends: e, occurrence: true}
}

// LinkTypes gives every type of link, in the order of the contract.
func LinkTypes() []LinkType {
	return []LinkType{
		PartOf, LocatedIn, HoldsPosition, Represents, AccreditedTo, PartyTo, Signs, Establishes, Succeeds, Supervises, Operates,
		MemberOf, PartnersWith, Funds, Organized, Hosted, Attended, Led, Concerns, ContributesTo, Offers, ActiveIn, Reported, RelatedTo,
	}
}

// Valid says whether t is a type of link.
func (t LinkType) Valid() bool {
	_, ok := ruleOf(t)
	return ok
}

// Symmetric says whether links of the type say the same both ways.
func (t LinkType) Symmetric() bool {
	r, _ := ruleOf(t)
	return r.symmetric
}

// Occurrence says whether links of the type happened, rather than held for a
// while.
func (t LinkType) Occurrence() bool {
	r, _ := ruleOf(t)
	return r.occurrence
}

// Joins says whether a link of the type may lead from one kind to the other.
func (t LinkType) Joins(from, to Kind) bool {
	r, _ := ruleOf(t)
	for _, e := range r.ends {
		if slices.Contains(e.from, from) && slices.Contains(e.to, to) {
			return true
		}
	}
	return false
}
