package words

import (
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// Holding says how surely a link holds on the day of the question, and why: "presumably; last seen 24 July 2023",
// "planned: agreed", "certainly, since 2019", "not on this day; until 2021".
func Holding(l *ask.Link) string {
	grounds := make([]string, len(l.Phrase.Grounds))
	for i, g := range l.Phrase.Grounds {
		grounds[i] = ground(g)
	}
	state := Surely(l)
	if !l.Phrase.Begins.IsZero() {
		return state
	}
	why := strings.Join(grounds, ", ")
	if l.From.Kind == network.Place && l.To.Kind == network.Place && len(l.Phrase.Grounds) == 1 && l.Phrase.Grounds[0].Kind == network.GroundUndated {
		return why // where a city lies is no presumption
	}
	if why == "" {
		why = Period(l.Valid)
	}
	if why == "" {
		return state
	}
	return state + "; " + why
}

// Surely says how surely a link holds on the day of the question, without why.
func Surely(l *ask.Link) string {
	if !l.Phrase.Begins.IsZero() {
		return "not yet: from " + Date(l.Phrase.Begins)
	}
	switch StandingOf(l.Status, l.Holding) {
	case Planned:
		return "planned: " + Status(l.Status)
	case Certain:
		return "certainly"
	case Presumed:
		return "presumably"
	default:
		return "not on this day"
	}
}

// ground writes a fact from which it is presumed that a link holds.
func ground(g ask.Ground) string {
	word := g.Kind.Words()
	if g.Kind == network.GroundSourceUndated {
		word = "the source gives no date"
	}
	if g.Dates == nil {
		return word
	}
	return word + " " + Dates(*g.Dates)
}
