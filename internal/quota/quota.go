// Package quota bounds the bytes that answers take, or searches: each one, and all
// that are underway at the same time. Counted is what is read for an answer and what
// is written of it, or what a search reads, while that happens.
package quota

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/entente-graph/entente/internal/network"
)

// Quota is what those that use it may take.
type Quota struct {
	one, all int64
	// tooLarge returns the error of one that would take so many bytes, tooMany is
	// that of one for which there is no room beside the others.
	tooLarge func(bytes int64) error
	tooMany  error
	// reserved is what all that are underway have together.
	reserved atomic.Int64
}

// ForAnswers returns a quota of so many bytes for each answer, and for all together.
// A larger one is refused with a network.LimitExceeded, one for which there is no
// room with a network.Unavailable.
func ForAnswers(one, all int) *Quota {
	const retryAfter = 1
	return &Quota{
		one: int64(one), all: int64(all),
		tooLarge: func(bytes int64) error {
			err := network.Exceeded("bytes of the answer", one, int(bytes))
			err.Field = ""
			return err
		},
		tooMany: &network.Error{
			Code: network.Unavailable, RetryAfter: retryAfter,
			Message: "too many large answers are being made: try again in a moment",
		},
	}
}

// ForSearches returns a quota of so many bytes for each search, and for all together.
// One that would read more is stopped, as one is that takes too long: with a
// network.Timeout.
func ForSearches(one, all int) *Quota {
	return &Quota{
		one: int64(one), all: int64(all),
		tooLarge: func(int64) error {
			return &network.Error{Code: network.Timeout, Message: "the search was stopped: it has read too much", Limit: one}
		},
		tooMany: &network.Error{Code: network.Timeout, Message: "the search was stopped: it and the others have read too much", Limit: all},
	}
}

// Account is what an answer or a search takes. A nil one has no bound.
type Account struct {
	quota  *Quota
	cancel context.CancelCauseFunc
	used   atomic.Int64
	// reserved is what it has of the quota: at least what is used.
	reserved atomic.Int64

	mu sync.Mutex
	// refused is why it may take no more.
	refused error
}

type accountKey struct{}

// Begin returns the account of what is done in the context. The context ends when
// that takes more than it may. End must be called in any case.
func (q *Quota) Begin(ctx context.Context) (context.Context, *Account) {
	ctx, cancel := context.WithCancelCause(ctx)
	a := &Account{quota: q, cancel: cancel}
	return a.In(ctx), a
}

// Of returns the account to which what is done in a context counts; nil where there
// is none.
func Of(ctx context.Context) *Account {
	a, _ := ctx.Value(accountKey{}).(*Account)
	return a
}

// In returns a context in which all counts to the account, and to no other.
func (a *Account) In(ctx context.Context) context.Context {
	return context.WithValue(ctx, accountKey{}, a)
}

// End releases what was taken.
func (a *Account) End() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.quota.reserved.Add(-a.reserved.Swap(0))
	a.refuse(context.Canceled)
}

// Refused returns why no more may be taken: that would be more than one may take, or
// there is no room for it beside the others. It is nil where more may be taken.
func (a *Account) Refused() error {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.refused
}

// Count counts bytes. Its error is that of Refused.
func (a *Account) Count(bytes int) error {
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
func (a *Account) reserve(used int64) error {
	const step = 64 << 10
	a.mu.Lock()
	defer a.mu.Unlock()
	missing := used - a.reserved.Load()
	switch {
	case a.refused != nil || missing <= 0:
		return a.refused
	case used > a.quota.one:
		return a.refuse(a.quota.tooLarge(used))
	}
	missing = min((missing+step-1)/step*step, a.quota.one-a.reserved.Load())
	if a.quota.reserved.Add(missing) > a.quota.all {
		a.quota.reserved.Add(-missing)
		return a.refuse(a.quota.tooMany)
	}
	a.reserved.Add(missing)
	return nil
}

// refuse ends what is done.
func (a *Account) refuse(err error) error {
	if a.refused == nil {
		a.refused = err
		a.cancel(err)
	}
	return a.refused
}
