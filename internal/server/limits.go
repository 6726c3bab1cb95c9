package server

import (
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Limits bound what one request may ask. A bound that is 0 is the one of
// DefaultLimits.
type Limits struct {
	// Depth is how deep fields may lie within fields.
	Depth int
	// Cost is the greatest cost of an operation, as the package comment counts it.
	Cost int
	// Tokens is the greatest number of tokens in a GraphQL document.
	Tokens int
	// Effort is the greatest effort of validating a document, as the package comment
	// counts it.
	Effort int
	// Body is the greatest number of bytes in a body.
	Body int
	// Time is how long a request may take.
	Time time.Duration
	// Answer is the greatest number of bytes that an answer may take while it is
	// made, read and written. All that are being made may take eight times as much.
	Answer int
	// Persisted is the greatest number of bytes that all persisted queries may take.
	Persisted int
}

// DefaultLimits let an honest page through – 100 links with their ends, their
// evidence and its sources – and not much more than ten of them at once.
func DefaultLimits() Limits {
	return Limits{Depth: 20, Cost: 200_000, Tokens: 10_000, Effort: 1_000_000, Body: 1 << 20, Time: 30 * time.Second, Answer: 32 << 20, Persisted: 16 << 20}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		Depth: orDefault(l.Depth, d.Depth), Cost: orDefault(l.Cost, d.Cost), Tokens: orDefault(l.Tokens, d.Tokens),
		Effort: orDefault(l.Effort, d.Effort), Body: orDefault(l.Body, d.Body), Time: orDefault(l.Time, d.Time),
		Answer: orDefault(l.Answer, d.Answer), Persisted: orDefault(l.Persisted, d.Persisted),
	}
}

func orDefault[T int | time.Duration](v, otherwise T) T {
	if v == 0 {
		return otherwise
	}
	return v
}

// exceeded refuses a request as a whole: unlike network.Exceeded it blames no
// argument.
func exceeded(what string, limit, asked int) *network.Error {
	err := network.Exceeded(what, limit, asked)
	err.Field = ""
	return err
}
