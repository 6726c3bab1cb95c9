package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// answer returns the paths and entities of one answer to the client. What the
// engine knows of them it takes from there. All else is read at once, and only if
// the client selected it: first the parts are noted, then the details of all of
// them are read, then they can be spelt.
type answer struct {
	r        *Resolver
	question model.Question
	selection
	// entities are the ids of those that are to be read, links the links.
	entities []string
	links    []store.LinkBetween
	details  store.Details
}

// noteEntity notes an entity; shape is nil where the engine knows its id only.
func (a *answer) noteEntity(id string, shape *pathfind.EntityShape) {
	a.Entities = a.Entities || shape == nil
	a.entities = append(a.entities, id)
}

// notePath notes the entities and links of a path.
func (a *answer) notePath(p *pathfind.Path) {
	if p.Shape == nil {
		a.Entities, a.Links = true, true
	}
	a.entities = append(a.entities, p.Entities...)
	for _, step := range p.Steps {
		for _, ref := range step.Links {
			a.links = append(a.links, store.LinkBetween{ID: ref.ID, End: step.From, Other: step.To})
		}
	}
}

// read reads the details of what was noted, if any are wanted.
func (a *answer) read(ctx context.Context) (err error) {
	var entities []string
	var links []store.LinkBetween
	if a.Entities {
		entities = once(a.entities, func(id string) string { return id })
	}
	if a.Links || a.LinkEvidence {
		links = once(a.links, func(l store.LinkBetween) string { return l.ID })
	}
	if len(entities) == 0 && len(links) == 0 {
		return nil
	}
	if a.details, err = a.r.Store.Details(ctx, links, entities, a.DetailWant); err != nil {
		return err
	}
	if a.LinkEvidence {
		for _, l := range links {
			if len(a.details.LinkEvidence[l.ID]) == 0 { // no link is without
				return changedMeanwhile()
			}
		}
	}
	return nil
}

// once returns each of a list once, by its id.
func once[T any](list []T, id func(T) string) []T {
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return slices.CompactFunc(list, func(a, b T) bool { return id(a) == id(b) })
}

// entity returns an entity as the schema has it.
func (a *answer) entity(id string, shape *pathfind.EntityShape) (model.Entity, error) {
	if a.Entities {
		e := a.details.Entities[id]
		if e == nil {
			return nil, changedMeanwhile()
		}
		return a.r.entity(e), nil
	}
	return a.r.entity(&network.Entity{ID: shape.ID, Kind: shape.Kind, Type: shape.Type, Name: shape.Name, Valid: shape.Valid}), nil
}

// path returns a path as the schema has it.
func (a *answer) path(p *pathfind.Path, rank pathfind.Rank) (model.Path, error) {
	path := model.Path{
		Entities: make([]model.Entity, len(p.Entities)), Steps: make([]model.Step, len(p.Steps)),
		Period: periodOf(p.Period),
	}
	for i, id := range p.Entities {
		var shape *pathfind.EntityShape
		if p.Shape != nil {
			shape = &p.Shape.Entities[i]
		}
		var err error
		if path.Entities[i], err = a.entity(id, shape); err != nil {
			return path, err
		}
	}
	for i := range p.Steps {
		step := &path.Steps[i]
		step.From, step.To = path.Entities[i], path.Entities[i+1]
		var shapes []pathfind.LinkShape
		if p.Shape != nil {
			shapes = p.Shape.Links[i]
		}
		if err := a.stepLinks(step, &p.Steps[i], shapes); err != nil {
			return path, err
		}
		if rank == pathfind.Strongest {
			step.Cost = &model.StepCost{Cost: p.Steps[i].Cost, Link: step.Links[p.Steps[i].Cheapest]}
		}
	}
	if rank == pathfind.Strongest {
		cost := float64(p.Cost())
		path.Cost = &cost
	}
	return path, nil
}

// stepLinks returns the links of a step.
func (a *answer) stepLinks(step *model.Step, found *pathfind.Step, shapes []pathfind.LinkShape) error {
	step.Links = make([]model.Link, len(found.Links))
	if err := a.bareLinks(step, found, shapes); err != nil || !a.LinkEvidence {
		return err
	}
	for i, ref := range found.Links {
		step.Links[i] = step.Links[i].WithEvidence(evidenceKnownBy(a.details.LinkEvidence[ref.ID], a.question.KnownBy))
	}
	return nil
}

// bareLinks makes the links of a step without their evidence.
func (a *answer) bareLinks(step *model.Step, found *pathfind.Step, shapes []pathfind.LinkShape) error {
	if a.Links {
		for i, ref := range found.Links {
			l := a.details.Links[ref.ID]
			if l == nil {
				return changedMeanwhile()
			}
			from, to := step.From, step.To
			if l.From == found.To {
				from, to = to, from
			}
			step.Links[i] = model.NewLink(&l.Link, l.Tenures, from, to, a.r.entity(l.Behalf), a.question, a.r)
		}
		return nil
	}
	links := make([]network.Link, len(found.Links))
	for i, ref := range found.Links {
		shape, l := &shapes[i], &links[i]
		*l = network.Link{ID: ref.ID, Type: ref.Type, From: found.From, To: found.To, Role: shape.Role, Valid: shape.Valid, Status: shape.Status, Confidence: shape.Confidence}
		from, to := step.From, step.To
		if shape.Backward {
			l.From, l.To = l.To, l.From
			from, to = to, from
		}
		step.Links[i] = model.NewLink(l, nil, from, to, nil, a.question, a.r)
	}
	return nil
}

// periodOf returns a run of days as a period, whose open sides are null.
func periodOf(run *network.Interval) *network.Period {
	if run == nil {
		return nil
	}
	return &network.Period{From: dateOf(run.From), To: dateOf(run.To)}
}

// dateOf returns a day as a date; an open end of time is none.
func dateOf(day network.Day) network.Date {
	date, err := network.ParseDate(day.String())
	if err != nil {
		return network.Date{} // "", which an open end is written as
	}
	return date
}

// changedMeanwhile is the error of an answer that the network no longer bears
// out when its parts are read.
func changedMeanwhile() error {
	return &network.Error{Code: network.Conflict, Message: "the network changed while the question was answered: ask again"}
}
