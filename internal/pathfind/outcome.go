package pathfind

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// answer answers a checked question with as few searches as it takes: one where
// there is a path, otherwise those that the outcome takes.
func answer(ctx context.Context, s Searcher, q *Question) (Answer, error) {
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
	admits, err := s.ConnectedUnder(ctx, lifted, *q.Where.MaxHops)
	if err != nil {
		return "", nil, err
	}
	var blockedBy []string
	for i, name := range names {
		if admits[i] {
			blockedBy = append(blockedBy, name)
		}
	}
	return BlockedByFilter, blockedBy, nil
}

// stopped reports whether an error means that time or work ran out.
func stopped(err error) bool {
	return err != nil && network.CodeOf(err) == network.Timeout
}
