package network

import (
	"fmt"
	"slices"
)

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

// vocabulary is the rules of all types. Nobody changes it.
var vocabulary = map[LinkType]rule{
	PartOf: state("is part of", "was part of", "be part of",
		join(kinds(Organization), Organization), join(kinds(Place), Place), join(kinds(Programme), Programme), join(kinds(Event), Event)),
	LocatedIn:     state("is located in", "was located in", "be located in", join(kinds(Organization, Event), Place)),
	ActiveIn:      state("is active in", "was active in", "be active in", join(kinds(Organization, Programme), Place)),
	HoldsPosition: state("is", "was", "be", join(kinds(Person), Organization)),
	Represents:    state("represents", "represented", "represent", join(kinds(Person, Organization), Place, Organization)),
	AccreditedTo:  state("is accredited to", "was accredited to", "be accredited to", join(kinds(Person, Organization), Organization)),
	PartyTo:       state("is party to", "was party to", "be party to", join(kinds(Organization), Agreement)),
	Signs:         occurrence("signed", "sign", join(kinds(Person), Agreement)),
	Establishes:   occurrence("established", "establish", join(kinds(Agreement, Organization), Organization, Programme)),
	Succeeds:      occurrence("succeeded", "succeed", join(kinds(Organization), Organization), join(kinds(Agreement), Agreement)),
	Supervises:    state("supervises", "supervised", "supervise", join(kinds(Organization), Organization)),
	Operates:      state("operates", "operated", "operate", join(kinds(Organization), Programme, Organization)),
	MemberOf:      state("is a member of", "was a member of", "be a member of", join(kinds(Organization, Person), Organization, Programme)),
	PartnersWith:  symmetric("partners with", "partnered with", "partner with", join(kinds(Organization), Organization, Programme)),
	Funds:         state("funds", "funded", "fund", join(kinds(Organization), Organization, Programme, Agreement)),
	Offers:        state("offers", "offered", "offer", join(kinds(Organization, Programme), Programme)),
	Organized:     occurrence("organised", "organise", join(kinds(Organization), Event)),
	Hosted:        occurrence("hosted", "host", join(kinds(Organization), Event)),
	Attended:      occurrence("attended", "attend", join(kinds(Person, Organization), Event)),
	Led:           occurrence("led", "lead", join(kinds(Person, Organization), Event)),
	Concerns:      occurrence("concerned", "concern", join(kinds(Agreement, Event, Programme), Kinds()...)),
	ContributesTo: state("contributes to", "contributed to", "contribute to",
		join(kinds(Organization, Agreement, Programme, Event), Framework, Programme)),
	Reported:  occurrence("reported", "report", join(kinds(Organization), Event, Agreement)),
	RelatedTo: symmetric("is related to", "was related to", "be related to", join(Kinds(), Kinds()...)),
}

// ruleOf returns the rule of a type.
func ruleOf(t LinkType) (rule, bool) {
	r, ok := vocabulary[t]
	return r, ok
}

func state(present, past, infinitive string, e ...ends) rule {
	return rule{present: present, past: past, infinitive: infinitive, ends: e}
}

func symmetric(present, past, infinitive string, e ...ends) rule {
	r := state(present, past, infinitive, e...)
	r.symmetric = true
	return r
}

func occurrence(past, infinitive string, e ...ends) rule {
	return rule{present: past, past: past, infinitive: infinitive, ends: e, occurrence: true}
}

// allLinkTypes are all types, in the order of the contract. Nobody changes them.
var allLinkTypes = [...]LinkType{
	PartOf, LocatedIn, HoldsPosition, Represents, AccreditedTo, PartyTo, Signs, Establishes, Succeeds, Supervises, Operates,
	MemberOf, PartnersWith, Funds, Organized, Hosted, Attended, Led, Concerns, ContributesTo, Offers, ActiveIn, Reported, RelatedTo,
}

// LinkTypeCount is how many types of links there are.
const LinkTypeCount = len(allLinkTypes)

// LinkTypes returns every type of link, in the order of the contract.
func LinkTypes() []LinkType {
	all := allLinkTypes
	return all[:]
}

// Valid reports whether t is a type of link.
func (t LinkType) Valid() bool {
	_, ok := ruleOf(t)
	return ok
}

// Symmetric reports whether links of the type say the same both ways.
func (t LinkType) Symmetric() bool {
	r, _ := ruleOf(t)
	return r.symmetric
}

// Occurrence reports whether links of the type happened, rather than held for a
// while.
func (t LinkType) Occurrence() bool {
	r, _ := ruleOf(t)
	return r.occurrence
}

// Joins reports whether a link of the type may lead from one kind to the other.
// Symmetric links may be written either way round.
func (t LinkType) Joins(from, to Kind) bool {
	r, _ := ruleOf(t)
	for _, e := range r.ends {
		if slices.Contains(e.from, from) && slices.Contains(e.to, to) ||
			r.symmetric && slices.Contains(e.from, to) && slices.Contains(e.to, from) {
			return true
		}
	}
	return false
}

// notJoining says that a link of the type may not lead from one kind to the other,
// what it joins instead, and what joins these two.
func (t LinkType) notJoining(from, to Kind) string {
	text := fmt.Sprintf("%s does not lead from %s to %s: it leads ", t, from, to)
	r, _ := ruleOf(t)
	for i, e := range r.ends {
		if i > 0 {
			text += ", or "
		}
		text += "from " + anyOf(e.from) + " to " + anyOf(e.to)
	}
	if t.Joins(to, from) {
		text += ", so turn it round"
	}
	leading := slices.DeleteFunc(LinkTypes(), func(other LinkType) bool { return !other.Joins(from, to) })
	return fmt.Sprintf("%s. From %s to %s may lead %s", text, from, to, either(leading))
}

// anyOf writes the kinds that an end may be of.
func anyOf(kinds []Kind) string {
	if len(kinds) == KindCount {
		return "anything"
	}
	return either(kinds)
}

// Joining returns those of some types whose links can join two of some kinds. A search
// that knows the kinds of what lies on its paths need not look at others, such as the
// many links that lead to places.
func Joining(types []LinkType, kinds []Kind) []LinkType {
	among := func(k Kind) bool { return slices.Contains(kinds, k) }
	return slices.DeleteFunc(slices.Clone(types), func(t LinkType) bool {
		r, _ := ruleOf(t)
		return !slices.ContainsFunc(r.ends, func(e ends) bool { return slices.ContainsFunc(e.from, among) && slices.ContainsFunc(e.to, among) })
	})
}
