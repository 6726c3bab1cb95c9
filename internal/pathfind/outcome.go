package pathfind

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// answer answers a checked question with as few searches as it takes: one where
// there is a path, otherwise those that the outcome takes.
func answer(ctx context.Context, s Searcher, q *Question) (Answer, error) {
	best, err := s.Best(ctx, &q.Where, q.page())
	a := Answer{Paths: best.Paths, HasMore: best.HasMore, Shortest: best.Shortest, Outcome: Found}
	if err == nil && best.Shortest == nil {
		var lifted []Relaxation
		a.Outcome, lifted, err = explain(ctx, s, q, best.Exhausted)
		for _, r := range lifted {
			a.BlockedBy = append(a.BlockedBy, r.Lift)
		}
		if err == nil && q.Relaxations {
			err = a.relax(ctx, s, q, lifted)
		}
	}
	if stopped(err) {
		a.Outcome, a.BlockedBy, err = Stopped, nil, nil
	}
	a.cut(q)
	return a, err
}

// explain says why there is no path, and where that is the filter, which of its
// conditions, lifted alone, give one.
func explain(ctx context.Context, s Searcher, q *Question, exhausted bool) (Outcome, []Relaxation, error) {
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
	lifted, err := lift(ctx, s, q, names, q.Where.Without)
	return BlockedByFilter, lifted, err
}

// stopped reports whether an error means that time or work ran out.
func stopped(err error) bool {
	return err != nil && network.CodeOf(err) == network.Timeout
}
