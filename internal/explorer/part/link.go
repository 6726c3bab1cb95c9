package part

import (
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Relation says what a link says of the neighbour of an entity, where the neighbour is named beside: "Minister of
// Education", "it partners with", "it was attended by, as speaker".
func Relation(entity string, l *ask.Link) string {
	if l.Type == network.HoldsPosition && !l.Status.Planned() && l.Role != "" {
		return words.Capital(l.Role)
	}
	if l.Type == network.PartyTo && l.Status.Planned() && l.To.ID == entity {
		return "Planned as a party" + roleOf(l)
	}
	self, verb := l.To, l.Phrase.Inverse
	if l.From.ID == entity {
		self, verb = l.From, l.Phrase.Verb
	}
	if self.Kind != network.Person {
		verb = "it " + verb
	}
	return words.Capital(verb + roleOf(l))
}

// Verb says a link between the names of its ends, from one of them to the other: "attended, as speaker".
func Verb(l *ask.Link, from string) string {
	if l.From.ID == from {
		return l.Phrase.Verb + roleOf(l)
	}
	return l.Phrase.Inverse + roleOf(l)
}

// Between says a link between the names of the ends of a step. Where it leads from neither, but from who was there on
// behalf of one, it says who that is: "Azat Atayev attended, on behalf of …".
func Between(l *ask.Link, from, to string) string {
	switch {
	case l.From.ID == from || l.From.ID == to:
		return Verb(l, from)
	case l.To.ID == from:
		return l.Phrase.Inverse + " " + l.From.Name + roleOf(l)
	default:
		return l.From.Name + " " + l.Phrase.Verb + roleOf(l)
	}
}

// roleOf says in which part, and for whom.
func roleOf(l *ask.Link) string {
	text := ""
	if l.Phrase.Role != "" {
		text += ", as " + l.Phrase.Role
	}
	if l.OnBehalfOf != nil {
		text += ", on behalf of " + l.OnBehalfOf.Name
	}
	return text
}

// State is the class of a link's standing in words.
func State(l *ask.Link) string {
	return [...]string{"st st-ended", "st st-planned", "st st-presumed", "st"}[words.StandingOf(l.Status, l.Holding)]
}

// Surest is the class of a step by the surest of its links, as its line is drawn.
func Surest(judged []ask.Judged) string {
	return [...]string{"ended", "planned", "presumed", "certain"}[words.StandingOfStep(judged)]
}
