package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/provisional"
)

// reach answers a question about reach.
func (r *Resolver) reach(ctx context.Context, from []string, where *pathfind.Filter, groupBy *pathfind.Grouping) (model.Reach, error) {
	filter, question := r.pathFilter(where)
	selection := selected(ctx)
	if selection.refused != nil {
		return model.Reach{}, selection.refused
	}
	q := pathfind.ReachQuestion{From: from, Where: filter, Nearest: selection.nearest, Paths: selection.paths, Certain: selection.certain}
	if groupBy != nil {
		q.GroupBy = *groupBy
	}
	found, err := r.Paths.Reach(ctx, q)
	if err != nil {
		return model.Reach{}, err
	}
	if !found.Complete {
		provisional.Mark(ctx)
	}
	a := reachAnswer{answer: answer{r: r, question: question, selection: selection}, found: &found, byType: q.GroupBy == pathfind.ByType}
	a.note()
	if err := a.read(ctx); err != nil {
		return model.Reach{}, err
	}
	return a.result()
}

// reachAnswer is the answer to a question about reach.
type reachAnswer struct {
	answer
	found *pathfind.Reach
	// byType: the groups are none of places.
	byType bool
}

// note notes all that the answer shows.
func (a *reachAnswer) note() {
	for i, id := range a.found.Origins {
		a.noteEntity(id, a.origin(i))
	}
	for _, g := range a.found.Groups {
		if !a.byType {
			a.noteEntity(g.Key, g.Place)
		}
		for i := range g.Nearest {
			member := &g.Nearest[i]
			if a.paths {
				a.notePath(&member.Path)
			} else {
				a.noteEntity(member.ID, member.Shape)
			}
		}
	}
}

// origin returns what the engine knows of an origin; nil where that is nothing.
func (a *reachAnswer) origin(i int) *pathfind.EntityShape {
	if a.found.OriginShapes == nil {
		return nil
	}
	return &a.found.OriginShapes[i]
}

// result returns the answer as the schema has it.
func (a *reachAnswer) result() (model.Reach, error) {
	reach := model.Reach{
		Origins: make([]model.Entity, len(a.found.Origins)), Groups: make([]model.ReachGroup, len(a.found.Groups)),
		Total: a.found.Reached.Total(), ByHop: a.found.Reached, WithoutPlace: a.found.WithoutPlace.Reached.Total(), TotalCertain: a.found.TotalCertain,
		Complete: a.found.Complete, Work: a.found.Work, Revision: a.found.Revision,
	}
	var err error
	for i, id := range a.found.Origins {
		if reach.Origins[i], err = a.entity(id, a.origin(i)); err != nil {
			return reach, err
		}
	}
	for i := range a.found.Groups {
		if reach.Groups[i], err = a.group(i); err != nil {
			return reach, err
		}
	}
	return reach, nil
}

// group returns a group as the schema has it.
func (a *reachAnswer) group(i int) (model.ReachGroup, error) {
	g := &a.found.Groups[i]
	group := model.ReachGroup{Key: g.Key, Label: g.Key, Known: g.Known, Counts: g.Reached, ReachedCertain: g.Certain}
	if !a.byType {
		place, err := a.entity(g.Key, g.Place)
		if err != nil {
			return group, err
		}
		group.Place, group.Label = optional[model.Place](place), place.Base().Name()
	}
	for j := range g.Nearest {
		reached, err := a.reached(&g.Nearest[j])
		if err != nil {
			return group, err
		}
		group.Listed = append(group.Listed, reached)
	}
	return group, nil
}

// reached returns a member of a group.
func (a *reachAnswer) reached(found *pathfind.Reached) (reached model.Reached, err error) {
	reached.Hops, reached.Certain = found.Hops, found.Certain
	if reached.Entity, err = a.entity(found.ID, found.Shape); err != nil || !a.paths {
		return reached, err
	}
	reached.Path, err = a.path(&found.Path, pathfind.FewestHops)
	return reached, err
}
