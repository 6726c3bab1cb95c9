package quota_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/quota"
)

const kilo = 1 << 10

// TestAnswerIsBounded: an answer that takes more than it may is refused, and what
// makes it ends.
func TestAnswerIsBounded(t *testing.T) {
	q := quota.ForAnswers(1000*kilo, 10_000*kilo)
	ctx, a := q.Begin(t.Context())
	defer a.End()
	if quota.Of(ctx) != a || quota.Of(t.Context()) != nil {
		t.Error("the answer is not that of its context")
	}
	for range 1000 {
		if err := a.Count(kilo); err != nil {
			t.Fatal(err)
		}
	}
	if a.Refused() != nil || ctx.Err() != nil {
		t.Errorf("%v, %v", a.Refused(), ctx.Err())
	}
	err := a.Count(kilo)
	own, ok := errors.AsType[*network.Error](err)
	if !ok || own.Code != network.LimitExceeded || own.Limit != 1000*kilo || own.Asked != 1001*kilo {
		t.Errorf("%v", err)
	}
	if a.Refused() != err || context.Cause(ctx) != err || a.Count(1) != err {
		t.Errorf("%v, %v", a.Refused(), context.Cause(ctx))
	}
}

// TestAllAnswersAreBounded: an answer for which there is no room beside the others
// is refused, and when one has ended there is room again.
func TestAllAnswersAreBounded(t *testing.T) {
	q := quota.ForAnswers(1000*kilo, 2000*kilo)
	_, one := q.Begin(t.Context())
	_, two := q.Begin(t.Context())
	for _, a := range []*quota.Account{one, two} {
		if err := a.Count(950 * kilo); err != nil {
			t.Fatal(err)
		}
	}
	three := func() error {
		_, a := q.Begin(t.Context())
		defer a.End()
		return a.Count(500 * kilo)
	}
	err := three()
	if own, ok := errors.AsType[*network.Error](err); !ok || own.Code != network.Unavailable || own.RetryAfter == 0 {
		t.Errorf("%v", err)
	}
	one.End()
	if err := three(); err != nil {
		t.Errorf("after one has ended: %v", err)
	}
	two.End()
	_, large := q.Begin(t.Context())
	defer large.End()
	if err := large.Count(1000 * kilo); err != nil {
		t.Errorf("after all have ended: %v", err)
	}
}

// TestCountTogether counts from many sides.
func TestCountTogether(t *testing.T) {
	q := quota.ForAnswers(1000*kilo, 1000*kilo)
	_, a := q.Begin(t.Context())
	defer a.End()
	var counting sync.WaitGroup
	for range 10 {
		counting.Go(func() {
			for range 1000 {
				if err := a.Count(90); err != nil {
					t.Error(err)
				}
			}
		})
	}
	counting.Wait()
	if err := a.Count(200 * kilo); err == nil {
		t.Error("not all was counted")
	}
}

// TestNoAnswer: what is no answer has no bound.
func TestNoAnswer(t *testing.T) {
	a := quota.Of(t.Context())
	if err := a.Count(1 << 40); err != nil || a.Refused() != nil {
		t.Error(err, a.Refused())
	}
}
