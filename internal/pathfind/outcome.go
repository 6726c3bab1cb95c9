package pathfind

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Searcher is what an engine does for one question, on one state of the network.
type Searcher interface {
	// Best gives the first best paths of at most maxHops under the filter. What
	// was found before time or work ran out comes with the error.
	// It need not say whether there are more unless more is set.
	Best(ctx context.Context, where *Filter, rank Rank, maxHops, first int, more bool) (Best, error)
	// Connected says whether there is any path under the filter, of at most
	// maxHops; AnyLength is no bound.
	Connected(ctx context.Context, where *Filter, maxHops int) (bool, error)
	// Opens says of each filter whether there is any path under it, of at most
	// maxHops. They differ in one condition each.
	Opens(ctx context.Context, filters []Filter, maxHops int) ([]bool, error)
}

// AnyLength is the bound that is none.
const AnyLength = 1<<31 - 1

// Best is what a search has found.
type Best struct {
	Paths   []Path
	HasMore bool
	// Shortest is the hops of the shortest path, which need not be among the best.
	Shortest *int
	// Exhausted: all that passes the filter was seen, so where there is no path
	// there is none of any length.
	Exhausted bool
}

// Ask answers a checked question with as few searches as it takes: one where
// there is a path, otherwise those that the outcome takes.
func Ask(ctx context.Context, s Searcher, q *Question) (Answer, error) {
	best, err := s.Best(ctx, &q.Where, q.Rank, *q.Where.MaxHops, q.First, !q.NotMore)
	a := Answer{Paths: best.Paths, HasMore: best.HasMore, Shortest: best.Shortest, Outcome: Found}
	if err == nil && best.Shortest == nil {
		a.Outcome, a.BlockedBy, err = explain(ctx, s, q, best.Exhausted)
	}
	if stopped(err) {
		a.Outcome, a.BlockedBy = Stopped, nil
		return a, nil
	}
	return a, err
}

// explain says why there is no path.
func explain(ctx context.Context, s Searcher, q *Question, exhausted bool) (Outcome, []string, error) {
	if !exhausted {
		beyond, err := s.Connected(ctx, &q.Where, AnyLength)
		if err != nil {
			return "", nil, err
		}
		if beyond {
			return BeyondMaxHops, nil, nil
		}
	}
	names := q.Where.Named()
	if len(names) == 0 {
		return NotConnected, nil, nil
	}
	unfiltered := q.Where.Unfiltered()
	connected, err := s.Connected(ctx, &unfiltered, AnyLength)
	if err != nil {
		return "", nil, err
	}
	if !connected {
		return NotConnected, nil, nil
	}
	lifted := make([]Filter, len(names))
	for i, name := range names {
		lifted[i] = q.Where.Without(name)
	}
	opens, err := s.Opens(ctx, lifted, *q.Where.MaxHops)
	if err != nil {
		return "", nil, err
	}
	var blockedBy []string
	for i, name := range names {
		if opens[i] {
			blockedBy = append(blockedBy, name)
		}
	}
	return BlockedByFilter, blockedBy, nil
}

// stopped says whether an error means that time or work ran out.
func stopped(err error) bool {
	return err != nil && network.CodeOf(err) == network.Timeout
}
