package network

// tenses are the forms of a verb: as it is, as it was, and as it is planned to be.
type tenses struct{ present, past, infinitive string }

// inverses say links the other way round, from what they lead to: "was hosted by". A post has its role behind the words.
// Symmetric links say the same both ways.
var inverses = map[LinkType]tenses{
	PartOf:        {"has as a part", "had as a part", "have as a part"},
	LocatedIn:     {"is where there is", "was where there was", "be where there is"},
	HoldsPosition: {"has as", "had as", "have as"},
	Represents:    {"is represented by", "was represented by", "be represented by"},
	AccreditedTo:  {"has accredited to it", "had accredited to it", "have accredited to it"},
	PartyTo:       {"has as a party", "had as a party", "have as a party"},
	Signs:         {"was signed by", "was signed by", "be signed by"},
	Establishes:   {"was established by", "was established by", "be established by"},
	Succeeds:      {"was succeeded by", "was succeeded by", "be succeeded by"},
	Supervises:    {"is supervised by", "was supervised by", "be supervised by"},
	Operates:      {"is operated by", "was operated by", "be operated by"},
	MemberOf:      {"has as a member", "had as a member", "have as a member"},
	Funds:         {"is funded by", "was funded by", "be funded by"},
	Organized:     {"was organised by", "was organised by", "be organised by"},
	Hosted:        {"was hosted by", "was hosted by", "be hosted by"},
	Attended:      {"was attended by", "was attended by", "be attended by"},
	Led:           {"was led by", "was led by", "be led by"},
	Concerns:      {"was the subject of", "was the subject of", "be the subject of"},
	ContributesTo: {"has a contribution from", "had a contribution from", "have a contribution from"},
	Offers:        {"is offered by", "was offered by", "be offered by"},
	ActiveIn:      {"has active in it", "had active in it", "have active in it"},
	Reported:      {"was reported by", "was reported by", "be reported by"},
}

// inverse returns what stands between the names of the link's ends, the other way
// round. Of a post it has the role.
func (l *Link) inverse(over bool) string {
	of, known := inverses[l.Type]
	if !known {
		return l.verb(over)
	}
	verb := of.present
	switch {
	case l.Status.Planned():
		verb = "is planned to " + of.infinitive
	case over:
		verb = of.past
	}
	if l.Type == HoldsPosition {
		verb += " " + l.Role
	}
	return verb
}
