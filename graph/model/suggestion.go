package model

// PartnerSuggestion is an organisation that might become a partner.
type PartnerSuggestion struct {
	Organization Organization
	Points       int
	Reasons      []SuggestionReason
	// Paths are there if the client selected them.
	Paths []Path
}

// SuggestionReason is something that speaks for it.
type SuggestionReason struct {
	Kind, Text string
	Points     int
	Entities   []Entity
}
