package pathfind

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Meter counts the links that a search looks at. It stops the search when they
// are more than it may look at, or when its context ends.
//
// A Meter belongs to one goroutine.
type Meter struct {
	ctx   context.Context
	left  int
	limit int
	// unchecked counts the links since the context was last looked at.
	unchecked int
}

// NewMeter returns a Meter that allows so many links.
func NewMeter(ctx context.Context, limit int) *Meter {
	return &Meter{ctx: ctx, left: limit, limit: limit}
}

// Visit counts links before they are looked at. It returns a network.Timeout where
// they are too many, or time has run out.
func (m *Meter) Visit(links int) error {
	const checkEvery = 10_000
	if m.left -= links; m.left < 0 {
		return &network.Error{Code: network.Timeout, Message: "the search was stopped: it has looked at too many links", Limit: m.limit}
	}
	if m.unchecked += links; m.unchecked >= checkEvery {
		m.unchecked = 0
		if err := m.ctx.Err(); err != nil {
			return &network.Error{Code: network.Timeout, Message: "the search took too long", Err: err}
		}
	}
	return nil
}

// Left returns how many more links may be looked at.
func (m *Meter) Left() int { return max(m.left, 0) }

// Work returns what has been counted, and what is allowed.
func (m *Meter) Work() Work { return Work{Visited: m.limit - m.Left(), Limit: m.limit} }

// Context returns the context that ends the search.
func (m *Meter) Context() context.Context { return m.ctx }

// Reserve keeps links for later: until Release they can't be looked at, and the
// search is stopped by ctx as well.
func (m *Meter) Reserve(ctx context.Context, links int) (release func()) {
	whole := m.ctx
	m.ctx, m.left = ctx, m.left-links
	return func() { m.ctx, m.left = whole, m.Left()+links }
}
