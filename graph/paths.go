package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// paths answers a question about paths.
func (r *Resolver) paths(ctx context.Context, from, to []string, where *model.PathFilter, rank *pathfind.Rank, first *int) (model.PathResult, error) {
	var none model.PathResult
	filter, question, err := r.pathFilter(where)
	if err != nil {
		return none, err
	}
	q := pathfind.Question{From: from, To: to, Where: filter, First: pathfind.DefaultFirst}
	if rank != nil {
		q.Rank = *rank
	}
	if first != nil {
		q.First = *first
	}
	answer, err := r.Engine.Paths(ctx, q)
	if err != nil {
		return none, err
	}
	paths, err := r.spell(ctx, answer.Paths, question)
	if err != nil {
		return none, err
	}
	blockedBy := answer.BlockedBy
	if blockedBy == nil {
		blockedBy = []string{}
	}
	return model.PathResult{
		Paths: paths, Shortest: answer.Shortest, Outcome: answer.Outcome, BlockedBy: blockedBy,
		HasMore: answer.HasMore, Complete: answer.Complete(), Revision: answer.Revision,
	}, nil
}

// pathFilter translates a filter, and says what shows of it in the links of a
// path.
func (r *Resolver) pathFilter(f *model.PathFilter) (pathfind.Filter, model.Question, error) {
	if f == nil {
		return pathfind.Filter{}, r.question(nil, nil), nil
	}
	return pathfind.Filter{
		MaxHops: f.MaxHops, AsOf: f.AsOf, Certainty: f.Certainty, LinkTypes: f.LinkTypes, ExcludeLinkTypes: f.ExcludeLinkTypes,
		Statuses: f.Statuses, MinConfidence: f.MinConfidence, KnownBy: f.KnownBy, Through: f.Through, Avoid: f.Avoid,
		Via: f.Via, MaxDegree: f.MaxDegree, Overlapping: f.Overlapping != nil && *f.Overlapping, InTimeOrder: f.InTimeOrder != nil && *f.InTimeOrder,
	}, r.question(f.AsOf, f.KnownBy), nil
}

// spell gives paths with their entities and links, all of them in one round trip:
// the links bring their ends. Only a path of no hops asks for its entity.
func (r *Resolver) spell(ctx context.Context, paths []pathfind.Path, q model.Question) ([]model.Path, error) {
	var ids, lone []string
	for _, p := range paths {
		if p.Hops() == 0 {
			lone = append(lone, p.Entities...)
		}
		for _, step := range p.Steps {
			for _, ref := range step.Links {
				ids = append(ids, ref.ID)
			}
		}
	}
	found, err := r.links(ctx, ids)
	if err != nil {
		return nil, err
	}
	alone, err := r.load(ctx).entities.LoadAll(ctx, lone)
	if err != nil {
		return nil, err
	}
	links, entities := map[string]model.Link{}, map[string]model.Entity{}
	for _, l := range found {
		links[l.ID] = r.link(l, nil, q)
		entities[l.From], entities[l.To] = r.entity(l.Source), r.entity(l.Target)
	}
	for i, e := range alone {
		entities[lone[i]] = r.entity(e)
	}
	spelt := make([]model.Path, len(paths))
	for i, p := range paths {
		if spelt[i], err = spellOne(p, links, entities); err != nil {
			return nil, err
		}
		spelt[i].Question = q
	}
	return spelt, nil
}

// spellOne puts a path together.
func spellOne(p pathfind.Path, links map[string]model.Link, entities map[string]model.Entity) (model.Path, error) {
	path := model.Path{Entities: make([]model.Entity, len(p.Entities)), Steps: make([]model.Step, len(p.Steps))}
	for i, id := range p.Entities {
		path.Entities[i] = entities[id]
		if path.Entities[i] == nil {
			return path, changedMeanwhile()
		}
	}
	for i, step := range p.Steps {
		path.Steps[i] = model.Step{From: path.Entities[i], To: path.Entities[i+1], Links: make([]model.Link, len(step.Links))}
		for j, ref := range step.Links {
			link, there := links[ref.ID]
			if !there {
				return path, changedMeanwhile()
			}
			path.Steps[i].Links[j] = link
		}
	}
	return path, nil
}

// changedMeanwhile is the error of an answer that the network no longer bears
// out when its links are read.
func changedMeanwhile() error {
	return &network.Error{Code: network.Conflict, Message: "the network changed while the question was answered: ask again"}
}

// reach answers a question about reach.
func (r *Resolver) reach(ctx context.Context, from []string, where *model.PathFilter, groupBy *pathfind.Grouping) (model.Reach, error) {
	var none model.Reach
	filter, question, err := r.pathFilter(where)
	if err != nil {
		return none, err
	}
	q := pathfind.ReachQuestion{From: from, Where: filter}
	if groupBy != nil {
		q.GroupBy = *groupBy
	}
	answer, err := r.Engine.Reach(ctx, q)
	if err != nil {
		return none, err
	}
	ids := slices.Clone(answer.Origins)
	for _, g := range answer.Groups {
		if q.GroupBy != pathfind.ByType {
			ids = append(ids, g.Key)
		}
	}
	found, err := r.load(ctx).entities.LoadAll(ctx, ids)
	if err != nil {
		return none, err
	}
	reach := model.Reach{
		Total: answer.Reached.Total(), ByHop: answer.Reached.ByHop, WithoutPlace: answer.WithoutPlace,
		Complete: answer.Complete, Revision: answer.Revision,
	}
	for _, e := range found[:len(answer.Origins)] {
		reach.Origins = append(reach.Origins, r.entity(e))
	}
	places := found[len(answer.Origins):]
	for i, g := range answer.Groups {
		group := model.ReachGroup{Key: g.Key, Label: g.Key, Known: g.Known, Members: g.Reached, Question: question}
		if q.GroupBy != pathfind.ByType {
			group.Place = optional[model.Place](r.entity(places[i]))
			group.Label = places[i].Name
		}
		reach.Groups = append(reach.Groups, group)
	}
	return reach, nil
}
