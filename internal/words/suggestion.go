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

// inCommon are the words for what two may have in common, by the kind of the reason. Nobody changes them.
var inCommon = map[string][2]string{
	"COMMON_PARTNERS": {"partner", "partners"}, "COMMON_PROGRAMMES": {"programme", "programmes"},
	"COMMON_EVENTS": {"event", "events"}, "COMMON_OFFICIALS": {"official", "officials"},
}

// Suggestion says what speaks for a partner: "3 partners in common: A, B and C".
func Suggestion(r SuggestionReason) string {
	text := SuggestionBegins(r)
	if len(r.Names) == 0 {
		return text
	}
	const most = 3
	named := r.Names
	if len(named) > most+1 {
		named = append(named[:most:most], fmt.Sprintf("%s more", Number(len(named)-most)))
	}
	return text + " " + Enumerate(named, "and")
}

// SuggestionBegins is Suggestion up to the names: "3 partners in common:".
func SuggestionBegins(r SuggestionReason) string {
	if things, is := inCommon[r.Kind]; is {
		return Count(len(r.Names), things[0], things[1]) + " in common:"
	}
	switch r.Kind {
	case "SAME_TYPE":
		return "of the same type: " + Plain(r.Type)
	case "NEW_REGION", "NEW_COUNTRY":
		return "no partner yet in"
	default:
		return r.Kind
	}
}

// Proposed says how many are suggested to whom, and where, as a headline.
func Proposed(n int, to, in string) string {
	where := ""
	if in != "" {
		where = " in " + in
	}
	switch n {
	case 0:
		return "Nobody" + where + " to propose to " + to
	case 1:
		return "One organisation" + where + " to propose to " + to
	default:
		return Capital(Small(n)) + " organisations" + where + " to propose to " + to
	}
}
