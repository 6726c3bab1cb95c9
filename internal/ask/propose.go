package ask

// ProposeAnswer answers Propose.
type ProposeAnswer struct {
	State
	// Named are the entities that the question names; nil where there is none of that id.
	Named           []*Named
	SuggestPartners []Suggestion
}

// Suggestion is an organisation that might become a partner.
type Suggestion struct {
	Organization struct {
		Named
		Country *Named
	}
	Points  int
	Reasons []SuggestionReason
	Paths   []Path
}

// SuggestionReason is something that speaks for it.
type SuggestionReason struct {
	Kind     string
	Points   int
	Entities []Named
}
