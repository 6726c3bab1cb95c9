// Package quota bounds the bytes of answers: of each one, and of all that are being
// made at the same time. Counted is what is read for an answer and what is written
// of it, while that happens.
package quota

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/entente-graph/entente/internal/network"
)

// Quota is what answers may take.
type Quota struct {
	answer, all int64
	// reserved is what the answers that are being made have together.
	reserved atomic.Int64
}

// New returns a quota of so many bytes for each answer, and for all together.
func New(answer, all int) *Quota { return &Quota{answer: int64(answer), all: int64(all)} }

// Answer is one that is being made. A nil one has no bound.
type Answer struct {
	quota  *Quota
	cancel context.CancelCauseFunc
	used   atomic.Int64
	// reserved is what it has of the quota: at least what is used.
	reserved atomic.Int64

	mu sync.Mutex
	// refused is why it is not made.
	refused error
}

type answerKey struct{}

// Begin returns an answer that is to be made in the context. The context ends when
// the answer takes more than it may. End must be called in any case.
func (q *Quota) Begin(ctx context.Context) (context.Context, *Answer) {
	ctx, cancel := context.WithCancelCause(ctx)
	a := &Answer{quota: q, cancel: cancel}
	return context.WithValue(ctx, answerKey{}, a), a
}

// Of returns the answer that is being made in a context; nil where there is none.
func Of(ctx context.Context) *Answer {
	a, _ := ctx.Value(answerKey{}).(*Answer)
	return a
}

// End releases what the answer has taken.
func (a *Answer) End() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.quota.reserved.Add(-a.reserved.Swap(0))
	a.refuse(context.Canceled)
}

// Refused returns why the answer is not made: it takes more than an answer may,
// which is a network.LimitExceeded, or there is no room for it beside the others,
// which is a network.Unavailable. It is nil where the answer may be made.
func (a *Answer) Refused() error {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.refused
}

// Count counts bytes. Its error is that of Refused.
func (a *Answer) Count(bytes int) error {
	if a == nil {
		return nil
	}
	used := a.used.Add(int64(bytes))
	if used <= a.reserved.Load() {
		return nil
	}
	return a.reserve(used)
}

// reserve takes from the quota, in large steps, as much as is used.
func (a *Answer) reserve(used int64) error {
	const step = 64 << 10
	a.mu.Lock()
	defer a.mu.Unlock()
	missing := used - a.reserved.Load()
	switch {
	case a.refused != nil || missing <= 0:
		return a.refused
	case used > a.quota.answer:
		err := network.Exceeded("bytes of the answer", int(a.quota.answer), int(used))
		err.Field = ""
		return a.refuse(err)
	}
	missing = min((missing+step-1)/step*step, a.quota.answer-a.reserved.Load())
	if a.quota.reserved.Add(missing) > a.quota.all {
		a.quota.reserved.Add(-missing)
		const retryAfter = 1
		return a.refuse(&network.Error{
			Code: network.Unavailable, RetryAfter: retryAfter,
			Message: "too many large answers are being made: try again in a moment",
		})
	}
	a.reserved.Add(missing)
	return nil
}

// refuse ends the making of the answer.
func (a *Answer) refuse(err error) error {
	if a.refused == nil {
		a.refused = err
		a.cancel(err)
	}
	return a.refused
}
