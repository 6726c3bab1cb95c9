package pathfind

import (
	"context"
	"runtime"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Meter counts the links that a search looks at. It stops the search when they
// are more than it may look at, or when its context ends. Every tenth of a
// millisecond or so it lets other goroutines run.
//
// A Meter belongs to one goroutine.
type Meter struct {
	ctx   context.Context
	left  int
	limit int
	// reserved is what Reserve has taken away from left.
	reserved int
	// unchecked counts the links since Visit last did more than count.
	unchecked int
	began     time.Time
	// long, if set, is called when the search has become a long one.
	long func()
}

// longAfter is how long a search takes that is a long one. By then a processor has been
// busy with it for as long as the scheduler lets a goroutine run.
const longAfter = 10 * time.Millisecond

// NewMeter returns a Meter that allows so many links.
func NewMeter(ctx context.Context, limit int) *Meter {
	return &Meter{ctx: ctx, left: limit, limit: limit, began: time.Now()}
}

// Visit counts links before they are looked at. It returns a network.Timeout where
// they are too many, or time has run out.
func (m *Meter) Visit(links int) error {
	const checkEvery = 4096
	if m.left -= links; m.left < 0 {
		return &network.Error{Code: network.Timeout, Message: "the search was stopped: it has looked at too many links", Limit: m.limit}
	}
	if m.unchecked += links; m.unchecked >= checkEvery {
		m.unchecked = 0
		runtime.Gosched()
		if m.long != nil && time.Since(m.began) > longAfter {
			m.long()
			m.long = nil
		}
		if err := m.ctx.Err(); err != nil {
			return &network.Error{Code: network.Timeout, Message: "the search took too long", Err: err}
		}
	}
	return nil
}

// Left returns how many more links may be looked at.
func (m *Meter) Left() int { return max(m.left, 0) }

// Visited returns how many links have been looked at.
func (m *Meter) Visited() int { return m.limit - m.Left() - m.reserved }

// Context returns the context that ends the search.
func (m *Meter) Context() context.Context { return m.ctx }

// Reserve keeps one of so many parts of the time and the work that are left for
// later: until release they are not to be had, and Context ends sooner.
func (m *Meter) Reserve(parts int) (release func()) {
	whole := m.ctx
	cancel := func() {}
	if deadline, bounded := whole.Deadline(); bounded {
		m.ctx, cancel = context.WithDeadline(whole, deadline.Add(-time.Until(deadline)/time.Duration(parts)))
	}
	m.reserved = m.Left() / parts
	m.left -= m.reserved
	return func() {
		cancel()
		m.ctx, m.left, m.reserved = whole, m.Left()+m.reserved, 0
	}
}
