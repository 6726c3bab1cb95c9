// Package provisional lets whatever makes a part of an answer say that the part may
// be another one when it is asked for again, though nothing has changed: time or work
// ran out. What delivers the answer then lets nobody keep it.
package provisional

import (
	"context"
	"sync/atomic"
)

// Answer is an answer that is being made.
type Answer struct{ marked atomic.Bool }

type answerKey struct{}

// Begin returns the answer whose parts are made in the context.
func Begin(ctx context.Context) (context.Context, *Answer) {
	a := new(Answer)
	return context.WithValue(ctx, answerKey{}, a), a
}

// Mark notes that a part of the answer which is made in the context is provisional.
func Mark(ctx context.Context) {
	if a, ok := ctx.Value(answerKey{}).(*Answer); ok {
		a.marked.Store(true)
	}
}

// Marked reports whether a part of the answer is provisional.
func (a *Answer) Marked() bool { return a.marked.Load() }
