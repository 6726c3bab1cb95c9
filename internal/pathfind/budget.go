package pathfind

import (
	"context"
	"sync"
	"time"
)

// Budget is the time and the work that the questions of one request share. Its
// time begins with it.
//
// The questions of a budget are answered one at a time, those that have a Turn in
// the order of their turns, so that it is always the same one at which time or work
// runs out.
type Budget struct {
	began time.Time
	// free has a token while no question is being answered.
	free chan struct{}
	// visited is how many links the questions so far have looked at, revision that
	// of the newest state of the network that they have seen. They belong to the
	// question that has the token.
	visited  int
	revision int64
}

// NewBudget returns a budget of which nothing is used.
func NewBudget() *Budget {
	b := &Budget{began: time.Now(), free: make(chan struct{}, 1)}
	b.free <- struct{}{}
	return b
}

// Turn is the place of a question among those of a budget.
type Turn struct {
	before []*Turn
	end    sync.Once
	ended  chan struct{}
}

// Turns returns the turns of so many questions, in their order.
func Turns(n int) []*Turn {
	turns := make([]*Turn, n)
	for i := range turns {
		turns[i] = &Turn{before: turns[:i:i], ended: make(chan struct{})}
	}
	return turns
}

// End ends a turn. It may be called more than once, and must be called for each
// turn, also where no question was asked.
func (t *Turn) End() { t.end.Do(func() { close(t.ended) }) }

// wait returns when all turns before this one have ended, or with the error of ctx.
func (t *Turn) wait(ctx context.Context) error {
	for _, earlier := range t.before {
		select {
		case <-earlier.ended:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

type (
	budgetKey struct{}
	turnKey   struct{}
)

// WithBudget returns a context in which all questions share a budget. Without one
// each question has its own.
func WithBudget(ctx context.Context, b *Budget) context.Context {
	return context.WithValue(ctx, budgetKey{}, b)
}

// WithTurn returns a context in which the question waits for its turn, and ends it
// when it is answered.
func WithTurn(ctx context.Context, t *Turn) context.Context {
	return context.WithValue(ctx, turnKey{}, t)
}

// take waits until it is the question's turn to use its budget. What it returns
// must be called when the question is answered.
func take(ctx context.Context) (b *Budget, giveBack func(), err error) {
	b, shared := ctx.Value(budgetKey{}).(*Budget)
	if !shared {
		return NewBudget(), func() {}, nil
	}
	turn, ordered := ctx.Value(turnKey{}).(*Turn)
	if ordered {
		if err := turn.wait(ctx); err != nil {
			return b, nil, err
		}
	}
	select {
	case <-b.free:
	case <-ctx.Done():
		return b, nil, ctx.Err()
	}
	return b, func() {
		b.free <- struct{}{}
		if ordered {
			turn.End()
		}
	}, nil
}
