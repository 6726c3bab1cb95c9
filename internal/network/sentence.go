package network

import "strings"

// Sentence says a link in words, always from → to:
//
//	<from> <verb> <to>[ as <role>][ on behalf of <name>]
//
// A state that had ended before the day is told in the past tense, and what is
// only planned as "is planned to …". from, to and onBehalfOf are names;
// onBehalfOf is "" where the link has none.
func (l *Link) Sentence(from, to, onBehalfOf string, day Day) string {
	r, _ := ruleOf(l.Type)
	verb := r.present
	switch {
	case l.Status.Planned():
		verb = "is planned to " + r.infinitive
	case !r.occurrence && l.Valid.To.Latest() < day:
		verb = r.past
	}
	words := []string{from, verb}
	if l.Type == HoldsPosition {
		words = append(words, l.Role, "at", to)
	} else {
		words = append(words, to)
		if l.Role != "" {
			words = append(words, "as", l.Role)
		}
	}
	if onBehalfOf != "" {
		words = append(words, "on behalf of", onBehalfOf)
	}
	return strings.Join(words, " ")
}
