package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/provisional"
)

// reach answers a question about reach: all fields of the answer by one search, and a
// second where the client selected what is certain.
func (r *Resolver) reach(ctx context.Context, q pathfind.ReachQuestion) (model.Reach, error) {
	question := r.question(&q.Where)
	asked := fingerprint(q.From, q.Where, q.GroupBy, q.Unit)
	selection, err := selectedReach(ctx, asked)
	if err != nil {
		return model.Reach{}, err
	}
	q.Keys, q.Lists, q.Known, q.Certain = selection.named, selection.lists, selection.known, selection.certain
	q.WithEmpty = q.WithEmpty && selection.groups
	found, err := r.Paths.Reach(ctx, q)
	if err != nil {
		return model.Reach{}, err
	}
	if !found.Complete {
		provisional.Mark(ctx)
	}
	a := reachAnswer{
		answer: answer{r: r, question: question, selection: selection.selection}, reachSelection: &selection, found: &found,
		byType: q.GroupBy == pathfind.ByType, asked: asked,
	}
	a.note()
	if err := a.read(ctx); err != nil {
		return model.Reach{}, err
	}
	return a.result()
}

// reachQuestion returns a question as the client asks it.
func reachQuestion(from []string, where *pathfind.Filter, groupBy *pathfind.Grouping, unit *pathfind.Unit, withEmpty *bool) pathfind.ReachQuestion {
	q := pathfind.ReachQuestion{From: from, WithEmpty: withEmpty != nil && *withEmpty}
	if where != nil {
		q.Where = *where
	}
	if groupBy != nil {
		q.GroupBy = *groupBy
	}
	if unit != nil {
		q.Unit = *unit
	}
	return q
}

// reachAnswer is the answer to a question about reach.
type reachAnswer struct {
	answer
	*reachSelection
	found *pathfind.Reach
	// byType: the groups are none of places.
	byType bool
	// asked is the fingerprint of the question.
	asked string
}

// note notes all that the answer shows.
func (a *reachAnswer) note() {
	for i, id := range a.found.Origins {
		a.noteEntity(id, a.origin(i))
	}
	for i := range a.found.Groups {
		if g := &a.found.Groups[i]; a.shows(g.Key) {
			if !a.byType {
				a.noteEntity(g.Key, g.Place)
			}
			a.noteMembers(&g.Members)
		}
	}
	a.noteMembers(&a.found.WithoutPlace)
}

// shows reports whether a group is shown.
func (a *reachAnswer) shows(key string) bool {
	return a.groups && (a.keys == nil || slices.Contains(a.keys, key))
}

func (a *reachAnswer) noteMembers(m *pathfind.Members) {
	for i, page := range m.Pages {
		for j := range page.Items {
			if member := &page.Items[j]; a.lists[i].Paths {
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
		Origins: make([]model.Entity, len(a.found.Origins)), WithoutPlace: a.found.WithoutPlace.Reached.Total(),
		Total: a.found.Reached.Total(), ByHop: a.found.Reached, TotalCertain: a.found.TotalCertain,
		Complete: a.found.Complete, Work: a.found.Work, Revision: a.found.Revision,
	}
	var err error
	for i, id := range a.found.Origins {
		if reach.Origins[i], err = a.entity(id, a.origin(i)); err != nil {
			return reach, err
		}
	}
	if reach.Placeless, err = a.members(&a.found.WithoutPlace); err != nil {
		return reach, err
	}
	for i := range a.found.Groups {
		if g := &a.found.Groups[i]; a.shows(g.Key) {
			group, err := a.group(g)
			if err != nil {
				return reach, err
			}
			reach.Shown = append(reach.Shown, group)
		}
	}
	return reach, nil
}

// group returns a group as the schema has it.
func (a *reachAnswer) group(g *pathfind.Group) (model.ReachGroup, error) {
	group := model.ReachGroup{Key: g.Key, Label: g.Key, Known: g.Known, Counts: g.Reached, ReachedCertain: g.Certain}
	if !a.byType {
		place, err := a.entity(g.Key, g.Place)
		if err != nil {
			return group, err
		}
		group.Place, group.Label = optional[model.Place](place), place.Base().Name()
	}
	var err error
	group.Listed, err = a.members(&g.Members)
	return group, err
}

// members returns those that are listed of a group, or of those in none.
func (a *reachAnswer) members(m *pathfind.Members) (model.ReachedLists, error) {
	lists := model.ReachedLists{Names: a.names, Question: a.asked, Total: m.Reached.Total(), Pages: make([]listing.Page[model.Reached], len(m.Pages))}
	for i, page := range m.Pages {
		lists.Pages[i].More = page.More
		for j := range page.Items {
			reached, err := a.reached(&page.Items[j], a.lists[i].Paths)
			if err != nil {
				return lists, err
			}
			lists.Pages[i].Items = append(lists.Pages[i].Items, reached)
		}
	}
	return lists, nil
}

// reached returns a member of a group.
func (a *reachAnswer) reached(found *pathfind.Reached, withPath bool) (reached model.Reached, err error) {
	reached.Hops, reached.Certain = found.Hops, found.Certain
	if reached.Entity, err = a.entity(found.ID, found.Shape); err != nil || !withPath {
		return reached, err
	}
	reached.Path, err = a.path(&found.Path, pathfind.FewestHops)
	return reached, err
}

// reachedPage returns the page of a list that is being resolved.
func reachedPage(ctx context.Context, lists *model.ReachedLists, after *string) model.ReachedConnection {
	page := lists.Of(listResolved(ctx))
	name := membersList(graphql.GetFieldContext(ctx).Field.Name, lists.Question)
	list, cursors := edges(ctx, name, page, model.Reached.Place, func(cursor string, r model.Reached) model.ReachedEdge {
		return model.ReachedEdge{Cursor: cursor, Node: r}
	})
	return model.ReachedConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: lists.Total}
}
