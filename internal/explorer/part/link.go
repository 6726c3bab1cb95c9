package part

import (
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Relation says what a link says of the neighbour of an entity, where the neighbour is named beside: "Minister of
// Education", "partners with it", "it hosted, as inviting party".
func Relation(entity string, l *ask.Link) string {
	outward := l.From.ID == entity
	if l.Type == network.HoldsPosition && !l.Status.Planned() && l.Role != "" {
		return words.Capital(l.Role)
	}
	verb, rest := l.Phrase.Verb, strings.TrimPrefix(Verb(l), l.Phrase.Verb)
	switch {
	case outward && l.From.Kind == network.Person:
		return words.Capital(verb + rest)
	case outward:
		return words.Capital("it " + verb + rest)
	}
	return words.Capital(verb + " it" + rest)
}

// state is the class of how surely a link holds.
func state(l *ask.Link) string {
	switch {
	case l.Status.Planned():
		return "st st-planned"
	case l.Holding == network.Certainly:
		return "st"
	case l.Holding == network.Presumably:
		return "st st-presumed"
	default:
		return "st st-ended"
	}
}

// Verb says a link between the names of its ends: "attended, as speaker, on behalf of UNESCO".
func Verb(l *ask.Link) string {
	text := l.Phrase.Verb
	if l.Phrase.Role != "" {
		text += ", as " + l.Phrase.Role
	}
	if l.OnBehalfOf != nil {
		text += ", on behalf of " + l.OnBehalfOf.Name
	}
	return text
}
