package words

import (
	"strings"

	"github.com/entente-graph/entente/internal/ask"
)

// Sentence says a link as a sentence of a text, as the API's does, but with dates as people write them: "Presumably A partners
// with B (only seen 13 October 2025)."
func Sentence(l *ask.Link) string {
	parts := []string{l.From.Name, l.Phrase.Verb, l.To.Name}
	if l.Phrase.Role != "" {
		parts = append(parts, "as", l.Phrase.Role)
	}
	if l.OnBehalfOf != nil {
		parts = append(parts, "on behalf of", l.OnBehalfOf.Name)
	}
	said := strings.Join(parts, " ")
	if l.Phrase.Presumed {
		said = "presumably " + said
	}
	switch begins := Date(l.Phrase.Begins); {
	case begins != "" && l.Status.Planned():
		said += " (from " + begins + ")"
	case begins != "":
		said = "from " + begins + ": " + said
	case len(l.Phrase.Grounds) > 0:
		grounds := make([]string, len(l.Phrase.Grounds))
		for i, g := range l.Phrase.Grounds {
			grounds[i] = ground(g)
		}
		said += " (" + strings.Join(grounds, ", ") + ")"
	}
	return Capital(said) + "."
}
