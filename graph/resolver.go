package graph

import (
	"context"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// PathService answers questions about paths and reach; a *pathfind.Service is one.
type PathService interface {
	Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error)
	Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error)
	// Examine lets a function ask the network more than one question can.
	Examine(ctx context.Context, mentions []pathfind.Mention, ask func(ctx context.Context, view pathfind.View, meter *pathfind.Meter) error) (revision int64, work pathfind.Work, err error)
	// Admit makes room for a request with such questions, which share the budget.
	Admit(ctx context.Context) (b *pathfind.Budget, leave func(), err error)
}

// Resolver answers queries from a store and a path service.
type Resolver struct {
	Store *store.Store
	Paths PathService
	// Shape returns a snapshot of the network that shows all that was written here, nil
	// where there is none at the moment. With it, what it shows is not asked of the
	// store. It may be nil itself.
	Shape func() *topology.Snapshot
	// Now is the clock; the system's if nil.
	Now func() time.Time
	// BatchWait is how long a loader gathers what a level of the answer asks for
	// before it asks the store; 1 ms by default.
	BatchWait time.Duration
}

// Today is the day on which the question is asked, in UTC.
func (r *Resolver) Today() network.Day {
	now := time.Now
	if r.Now != nil {
		now = r.Now
	}
	year, month, day := now().UTC().Date()
	return network.DayOf(year, month, day)
}

// Request returns every request loaders of its own.
func (r *Resolver) Request(ctx context.Context, requestID string) context.Context {
	return r.withLoaders(store.WithRequest(ctx, requestID))
}
