package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
)

// reach answers a question about reach.
func (r *Resolver) reach(ctx context.Context, from []string, where *pathfind.Filter, groupBy *pathfind.Grouping) (model.Reach, error) {
	filter, question := r.pathFilter(where)
	selection := selected(ctx)
	if selection.refused != nil {
		return model.Reach{}, selection.refused
	}
	q := pathfind.ReachQuestion{From: from, Where: filter, Nearest: selection.nearest, Paths: selection.paths}
	if groupBy != nil {
		q.GroupBy = *groupBy
	}
	found, err := r.Paths.Reach(ctx, q)
	if err != nil {
		return model.Reach{}, err
	}
	w := walk{answer: answer{r: r, question: question, selection: selection}, found: &found, byType: q.GroupBy == pathfind.ByType}
	w.note()
	if err := w.read(ctx); err != nil {
		return model.Reach{}, err
	}
	return w.spell()
}

// walk is the answer to a question about reach.
type walk struct {
	answer
	found *pathfind.Reach
	// byType: the groups are none of places.
	byType bool
}

// note notes all that the answer shows.
func (w *walk) note() {
	for i, id := range w.found.Origins {
		w.noteEntity(id, w.origin(i))
	}
	for _, g := range w.found.Groups {
		if !w.byType {
			w.noteEntity(g.Key, g.Place)
		}
		for i := range g.Nearest {
			member := &g.Nearest[i]
			if w.paths {
				w.notePath(&member.Path)
			} else {
				w.noteEntity(member.ID, member.Shape)
			}
		}
	}
}

// origin returns what the engine knows of an origin; nil where that is nothing.
func (w *walk) origin(i int) *pathfind.EntityShape {
	if w.found.OriginShapes == nil {
		return nil
	}
	return &w.found.OriginShapes[i]
}

// spell returns the answer to the client.
func (w *walk) spell() (model.Reach, error) {
	reach := model.Reach{
		Origins: make([]model.Entity, len(w.found.Origins)), Groups: make([]model.ReachGroup, len(w.found.Groups)),
		Total: w.found.Reached.Total(), ByHop: w.found.Reached, WithoutPlace: w.found.WithoutPlace.Reached.Total(),
		Complete: w.found.Complete, Work: w.found.Work, Revision: w.found.Revision,
	}
	var err error
	for i, id := range w.found.Origins {
		if reach.Origins[i], err = w.entity(id, w.origin(i)); err != nil {
			return reach, err
		}
	}
	for i := range w.found.Groups {
		if reach.Groups[i], err = w.group(i); err != nil {
			return reach, err
		}
	}
	return reach, nil
}

// group spells a group.
func (w *walk) group(i int) (model.ReachGroup, error) {
	g := &w.found.Groups[i]
	group := model.ReachGroup{Key: g.Key, Label: g.Key, Known: g.Known, Counts: g.Reached}
	if !w.byType {
		place, err := w.entity(g.Key, g.Place)
		if err != nil {
			return group, err
		}
		group.Place, group.Label = optional[model.Place](place), place.Base().Name()
	}
	for j := range g.Nearest {
		reached, err := w.reached(&g.Nearest[j])
		if err != nil {
			return group, err
		}
		group.Listed = append(group.Listed, reached)
	}
	return group, nil
}

// reached spells a member of a group.
func (w *walk) reached(found *pathfind.Reached) (reached model.Reached, err error) {
	reached.Hops = found.Hops
	if reached.Entity, err = w.entity(found.ID, found.Shape); err != nil || !w.paths {
		return reached, err
	}
	reached.Path, err = w.path(&found.Path, pathfind.FewestHops)
	return reached, err
}
