package pathfind

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/entente-graph/entente/internal/network"
)

// admission bounds the searches that run at once, and the requests that wait for
// one of them to end.
type admission struct {
	// running has a token for each search that runs, admitted one for each request
	// that was admitted and has not ended.
	running, admitted chan struct{}
	waiting, refused  atomic.Int64
}

func newAdmission(parallel, queue int) *admission {
	return &admission{running: make(chan struct{}, parallel), admitted: make(chan struct{}, parallel+queue)}
}

// admit makes room for a request, or refuses it with a network.RateLimited.
func (a *admission) admit() (leave func(), err error) {
	// In a full queue places are free many times a second: each request has one for
	// no longer than it may take.
	const retryAfter = 1
	select {
	case a.admitted <- struct{}{}:
		return func() { <-a.admitted }, nil
	default:
		a.refused.Add(1)
		return nil, &network.Error{
			Code: network.RateLimited, RetryAfter: retryAfter,
			Message: "too many requests are waiting to search: try again in a moment",
		}
	}
}

// run waits until a search may run. It returns what must be called when the search
// has ended.
func (a *admission) run(ctx context.Context) (end func(), err error) {
	end = func() { <-a.running }
	select {
	case a.running <- struct{}{}:
		return end, nil
	default:
	}
	a.waiting.Add(1)
	defer a.waiting.Add(-1)
	select {
	case a.running <- struct{}{}:
		if err := ctx.Err(); err != nil { // when both may be, either is chosen
			end()
			return nil, err
		}
		return end, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Stats is what a service has done and does.
type Stats struct {
	// Visited is how many links all searches so far have looked at.
	Visited int64
	// Running is how many searches run, Waiting how many wait until they may.
	Running, Waiting int
	// Refused is how many requests were refused so far because too many were waiting.
	Refused int64
}

// Stats returns what the service has done and does.
func (s *Service) Stats() Stats {
	a := s.admission
	return Stats{Visited: s.visited.Load(), Running: len(a.running), Waiting: int(a.waiting.Load()), Refused: a.refused.Load()}
}

// Admit makes room for a request that has questions, and returns the budget that
// they share. Leave makes the room free again; that happens by itself when ctx ends.
// Where as many requests wait to search as may, the error is a network.RateLimited.
func (s *Service) Admit(ctx context.Context) (b *Budget, leave func(), err error) {
	leave, err = s.admission.admit()
	if err != nil {
		return nil, nil, err
	}
	leave = sync.OnceFunc(leave)
	context.AfterFunc(ctx, leave)
	return NewBudget(), leave, nil
}
