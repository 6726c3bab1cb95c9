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
	// entities are the ids of those that are shown, links the links; presumed are those
	// of them that may take evidence to say.
	entities []string
	links    []store.LinkBetween
	presumed []string
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
	for i, step := range p.Steps {
		for j, ref := range step.Links {
			a.links = append(a.links, linkOf(&step, ref.ID, j))
			if step.Presence != nil {
				a.entities = append(a.entities, step.Presence.By[j])
			}
			if a.Sentences {
				a.noteSentence(p, i, j)
			}
		}
	}
}

// linkOf returns where a link of a step is to be found.
func linkOf(step *pathfind.Step, id string, i int) store.LinkBetween {
	if p := step.Presence; p != nil {
		return store.LinkBetween{ID: id, End: p.At, Other: p.By[i]}
	}
	return store.LinkBetween{ID: id, End: step.From, Other: step.To}
}

// noteSentence notes what it takes to say a link of a path.
func (a *answer) noteSentence(p *pathfind.Path, step, link int) {
	if p.Shape != nil {
		shape := &p.Shape.Links[step][link]
		a.Links = a.Links || shape.OnBehalfOf != "" && shape.Behalf == nil
		if shape.Tenure.Holding(a.question.AsOf) != network.Presumably {
			return
		}
	}
	a.presumed = append(a.presumed, p.Steps[step].Links[link].ID)
}

// read reads the details of what was noted, if any are wanted.
func (a *answer) read(ctx context.Context) (err error) {
	var ask store.DetailAsk
	if a.Entities {
		ask.Entities = once(a.entities, func(id string) string { return id })
	}
	links := once(a.links, func(l store.LinkBetween) string { return l.ID })
	if a.Links {
		ask.Links = links
	}
	if a.Evidence {
		for _, l := range links {
			ask.EvidenceOf = append(ask.EvidenceOf, l.ID)
		}
	} else {
		ask.EvidenceOf = once(a.presumed, func(id string) string { return id })
	}
	if len(ask.Entities)+len(ask.Links)+len(ask.EvidenceOf) == 0 {
		return nil
	}
	if a.details, err = a.r.Store.Details(ctx, ask); err != nil {
		return err
	}
	for _, id := range ask.EvidenceOf {
		if len(a.details.LinkEvidence[id]) == 0 { // no link is without
			return changedMeanwhile()
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
	return a.shapedEntity(shape), nil
}

// shapedEntity returns an entity as the engine knows it.
func (a *answer) shapedEntity(shape *pathfind.EntityShape) model.Entity {
	return a.r.entity(&network.Entity{ID: shape.ID, Kind: shape.Kind, Type: shape.Type, Name: shape.Name, Valid: shape.Valid})
}

// path returns a path as the schema has it.
func (a *answer) path(p *pathfind.Path, rank pathfind.Rank) (model.Path, error) {
	path := model.Path{
		Entities: make([]model.Entity, len(p.Entities)), Steps: make([]model.Step, len(p.Steps)),
		Period: periodOf(p.Period), PartnerSteps: p.PartnerSteps,
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
			step.Cost = &model.StepCost{Cost: p.Steps[i].Cost, Link: step.Judged[p.Steps[i].Cheapest].Link()}
		}
	}
	if rank == pathfind.Strongest {
		cost := float64(p.Cost())
		path.Cost = &cost
	}
	return path, nil
}

// stepLinks makes the links of a step.
func (a *answer) stepLinks(step *model.Step, found *pathfind.Step, shapes []pathfind.LinkShape) error {
	step.Judged = make([]model.JudgedLink, len(found.Links))
	for i, ref := range found.Links {
		citations := a.details.LinkEvidence[ref.ID]
		if !a.Links {
			link, err := a.shapedLink(step, found, i, &shapes[i])
			if err != nil {
				return err
			}
			step.Judged[i] = link.WithCitations(citations).Judged(a.question, shapes[i].Tenure)
			continue
		}
		l := a.details.Links[ref.ID]
		if l == nil {
			return changedMeanwhile()
		}
		var by *pathfind.EntityShape
		if shapes != nil {
			by = shapes[i].By
		}
		from, to, err := a.linkEnds(step, found, i, l.To == found.From, by)
		if err != nil {
			return err
		}
		link := model.NewLink(&l.Link, l.Tenures, from, to, a.r.entity(l.Behalf), a.r)
		step.Judged[i] = link.WithCitations(citations).Judge(a.question)
	}
	return nil
}

// linkEnds returns what a link of a step leads from and to: the ends of the step, or who
// was there on behalf of one.
func (a *answer) linkEnds(step *model.Step, found *pathfind.Step, i int, backward bool, by *pathfind.EntityShape) (from, to model.Entity, err error) {
	from, to = step.From, step.To
	if backward {
		from, to = to, from
	}
	if p := found.Presence; p != nil && p.By[i] != from.Base().ID() {
		from, err = a.entity(p.By[i], by)
	}
	return from, to, err
}

// shapedLink returns a link of a step as the engine knows it.
func (a *answer) shapedLink(step *model.Step, found *pathfind.Step, i int, shape *pathfind.LinkShape) (model.Link, error) {
	from, to, err := a.linkEnds(step, found, i, shape.Backward, shape.By)
	if err != nil {
		return model.Link{}, err
	}
	ref := found.Links[i]
	l := &network.Link{
		ID: ref.ID, Type: ref.Type, From: from.Base().ID(), To: to.Base().ID(), Role: shape.Role, OnBehalfOf: shape.OnBehalfOf,
		Valid: shape.Valid, Status: shape.Status, Confidence: shape.Confidence,
	}
	var behalf model.Entity
	if shape.Behalf != nil {
		behalf = a.shapedEntity(shape.Behalf)
	}
	return model.NewLink(l, nil, from, to, behalf, a.r), nil
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
