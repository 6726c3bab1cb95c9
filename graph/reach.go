package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
)

// reach answers a question about reach.
func (r *Resolver) reach(ctx context.Context, from []string, where *model.PathFilter, groupBy *pathfind.Grouping) (model.Reach, error) {
	filter, question := r.pathFilter(where)
	q := pathfind.ReachQuestion{From: from, Where: filter}
	if groupBy != nil {
		q.GroupBy = *groupBy
	}
	found, err := r.Engine.Reach(ctx, q)
	if err != nil {
		return model.Reach{}, err
	}
	w := walk{answer: answer{r: r, question: question, selection: selected(ctx)}, found: &found, byType: q.GroupBy == pathfind.ByType}
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
	// members are those of each group that the client wants to see.
	members [][]pathfind.Reached
}

// note notes all that the answer shows.
func (w *walk) note() {
	for i, id := range w.found.Origins {
		w.noteEntity(id, w.origin(i))
	}
	w.members = make([][]pathfind.Reached, len(w.found.Groups))
	for i, g := range w.found.Groups {
		if !w.byType {
			w.noteEntity(g.Key, g.Place)
		}
		if w.nearest == 0 {
			continue
		}
		w.members[i] = g.Reached.Nearest(w.nearest)
		for j := range w.members[i] {
			member := &w.members[i][j]
			if w.paths {
				w.notePath(&member.Path)
			} else {
				w.noteEntity(member.ID, lastShape(&member.Path))
			}
		}
	}
}

// origin gives what the engine knows of an origin; nil where that is nothing.
func (w *walk) origin(i int) *pathfind.EntityShape {
	if w.found.OriginShapes == nil {
		return nil
	}
	return &w.found.OriginShapes[i]
}

// lastShape gives what the engine knows of the end of a path.
func lastShape(p *pathfind.Path) *pathfind.EntityShape {
	if p.Shape == nil {
		return nil
	}
	return &p.Shape.Entities[len(p.Shape.Entities)-1]
}

// spell gives the answer to the client.
func (w *walk) spell() (model.Reach, error) {
	reach := model.Reach{
		Origins: make([]model.Entity, len(w.found.Origins)), Groups: make([]model.ReachGroup, len(w.found.Groups)),
		Total: w.found.Reached.Total(), ByHop: w.found.Reached.ByHop, WithoutPlace: w.found.WithoutPlace,
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
	group := model.ReachGroup{Key: g.Key, Label: g.Key, Known: g.Known, Members: g.Reached}
	if !w.byType {
		place, err := w.entity(g.Key, g.Place)
		if err != nil {
			return group, err
		}
		group.Place, group.Label = optional[model.Place](place), place.Base().Name()
	}
	for j := range w.members[i] {
		reached, err := w.reached(&w.members[i][j])
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
	if reached.Entity, err = w.entity(found.ID, lastShape(&found.Path)); err != nil || !w.paths {
		return reached, err
	}
	reached.Path, err = w.path(&found.Path, pathfind.FewestHops)
	return reached, err
}
