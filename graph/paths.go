package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/provisional"
)

// paths answers a question about paths.
func (r *Resolver) paths(ctx context.Context, from, to []string, where *pathfind.Filter, rank *pathfind.Rank, first *int, after *string) (model.PathResult, error) {
	filter, question := r.pathFilter(where)
	selection := selected(ctx)
	q := pathfind.Question{
		From: from, To: to, Where: filter, First: pathfind.DefaultFirst, NotMore: !selection.more,
		Relaxations: selection.relaxations, Days: selection.days,
	}
	if rank != nil {
		q.Rank = *rank
	}
	if first != nil {
		q.First = *first
	}
	cursorOf, err := goOn(ctx, &q, after)
	if err != nil {
		return model.PathResult{}, err
	}
	found, err := r.Paths.Paths(ctx, q)
	if err != nil {
		return model.PathResult{}, err
	}
	result := model.PathResult{
		Shortest: found.Shortest, Outcome: found.Outcome, BlockedBy: slices.Concat([]string{}, found.BlockedBy),
		Relaxations: slices.Concat([]pathfind.Relaxation{}, found.Relaxations), RelaxationsComplete: found.Relaxed(),
		HasMore: found.HasMore, EndCursor: cursorOf(found.End), Complete: found.Complete(), Work: found.Work, Revision: found.Revision,
	}
	if !result.Complete || !result.RelaxationsComplete {
		provisional.Mark(ctx)
	}
	result.Paths, err = r.pathsOf(ctx, found.Paths, selection, question, q.Rank)
	return result, err
}

// pathsOf returns the paths of an answer, if they are selected.
func (r *Resolver) pathsOf(ctx context.Context, found []pathfind.Path, selection selection, question model.Question, rank pathfind.Rank) ([]model.Path, error) {
	a := answer{r: r, question: question, selection: selection}
	paths := make([]model.Path, len(found))
	if !a.paths {
		return paths, nil
	}
	for i := range found {
		a.notePath(&found[i])
	}
	err := a.read(ctx)
	for i := range found {
		if err == nil {
			paths[i], err = a.path(&found[i], rank)
		}
	}
	return paths, err
}

// pathFilter returns a filter, and what shows of it in the links of a path.
func (r *Resolver) pathFilter(where *pathfind.Filter) (pathfind.Filter, model.Question) {
	if where == nil {
		return pathfind.Filter{}, r.onDay(nil)
	}
	return *where, r.question(where)
}

// question returns what shows of a filter in the links of a path.
func (r *Resolver) question(where *pathfind.Filter) model.Question {
	return model.NewQuestion(r.Today(), where.AsOf, where.KnownBy, where.Certainty)
}
