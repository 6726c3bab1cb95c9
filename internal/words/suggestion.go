package words

import "fmt"

// SuggestionReason is what a sentence about a reason for a suggestion has to say.
type SuggestionReason struct {
	// Kind is that of the API.
	Kind string
	// Names are those of what it rests on.
	Names []string
	// Type is that of the organisation.
	Type string
}

// Suggestion says what speaks for a partner: "3 partners in common: A, B and C".
func Suggestion(r SuggestionReason) string {
	switch r.Kind {
	case "COMMON_PARTNERS":
		return inCommon(r.Names, "partner", "partners")
	case "COMMON_PROGRAMMES":
		return inCommon(r.Names, "programme", "programmes")
	case "COMMON_EVENTS":
		return inCommon(r.Names, "event", "events")
	case "COMMON_OFFICIALS":
		return inCommon(r.Names, "official", "officials")
	case "SAME_TYPE":
		return "of the same type: " + Plain(r.Type)
	case "NEW_REGION", "NEW_COUNTRY":
		return "no partner yet in " + Enumerate(r.Names, "and")
	default:
		return r.Kind
	}
}

// mostInCommon is how many of what two have in common are named.
const mostInCommon = 3

func inCommon(names []string, one, many string) string {
	named := names
	if len(names) > mostInCommon+1 {
		named = append(names[:mostInCommon:mostInCommon], fmt.Sprintf("%s more", Number(len(names)-mostInCommon)))
	}
	return Count(len(names), one, many) + " in common: " + Enumerate(named, "and")
}
