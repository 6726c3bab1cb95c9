package words

import (
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// Standing is how a link stands on the day of a question, from the least sure to the surest.
type Standing int

// The standings.
const (
	NotThen Standing = iota // it does not hold on the day
	Planned
	Presumed
	Certain
)

// StandingOf returns how a link of a status stands that holds so surely. What is planned is planned, however surely.
func StandingOf(status network.Status, holding network.Holding) Standing {
	switch {
	case status.Planned():
		return Planned
	case holding == network.Certainly:
		return Certain
	case holding == network.Presumably:
		return Presumed
	default:
		return NotThen
	}
}

// StandingOfStep returns how the surest link of a step stands.
func StandingOfStep(judged []ask.Judged) Standing {
	surest := NotThen
	for i := range judged {
		surest = max(surest, StandingOf(judged[i].Link.Status, judged[i].Holding))
	}
	return surest
}
