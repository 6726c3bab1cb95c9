package graph

import (
	"context"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/suggestion"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/words"
)

// The bounds of a question about suggestions.
const (
	defaultSuggestions = 10
	maxSuggestedPlaces = 100
	suggestionHops     = 2
)

// proposal is a question whom to suggest, as a client asks it.
type proposal struct {
	of, in []string
	types  []string
	asOf   network.Day
	first  int
}

// suggestPartners answers a question whom to suggest.
func (r *Resolver) suggestPartners(ctx context.Context, of string, in, types []string, asOf *network.Day, first *int) ([]model.PartnerSuggestion, error) {
	p := proposal{of: []string{of}, types: types, asOf: r.Today()}
	if asOf != nil {
		p.asOf = *asOf
	}
	var err error
	if p.first, err = firstOf(first, defaultSuggestions); err != nil {
		return nil, err
	}
	if err := p.check(in); err != nil {
		return nil, err
	}
	a := suggestionAnswer{answer: answer{r: r, question: r.onDay(&p.asOf), selection: selected(ctx)}}
	_, _, err = r.Paths.Examine(ctx, p.mentions(), func(ctx context.Context, view pathfind.View, meter *pathfind.Meter) error {
		return a.find(ctx, &p, view, meter)
	})
	if err != nil {
		return nil, err
	}
	a.note()
	if err := a.read(ctx); err != nil {
		return nil, err
	}
	return a.result()
}

// check makes sure that the question means something. Places are named once.
func (p *proposal) check(in []string) (err error) {
	if err := network.CheckKind("for", p.of[0], network.Organization); err != nil {
		return err
	}
	if in != nil {
		p.in = []string{}
		if in, err = distinct("in", in, network.Place, maxSuggestedPlaces); err != nil {
			return err
		}
		p.in = append(p.in, in...)
	}
	for _, t := range p.types {
		if err := network.CheckType("types", t, []network.Kind{network.Organization}); err != nil {
			return err
		}
	}
	return nil
}

// mentions are the entities that the question names.
func (p *proposal) mentions() []pathfind.Mention {
	mentions := []pathfind.Mention{{Argument: "for", ID: p.of[0]}}
	for _, id := range p.in {
		mentions = append(mentions, pathfind.Mention{Argument: "in", ID: id})
	}
	return mentions
}

// suggestionAnswer is the answer to a question whom to suggest.
type suggestionAnswer struct {
	answer
	snapshot *topology.Snapshot
	found    []suggestion.Suggestion
	// ways are the paths to those who are suggested, by id, if the client selected them.
	ways map[string]pathfind.Path
}

// find finds all that the answer shows in one snapshot.
func (a *suggestionAnswer) find(ctx context.Context, p *proposal, view pathfind.View, meter *pathfind.Meter) (err error) {
	if a.snapshot, err = snapshotIn(view, "suggestPartners"); err != nil {
		return err
	}
	q := suggestion.Question{For: a.node(p.of[0]), Types: p.types, AsOf: p.asOf, KnownBy: network.MaxDay, First: p.first}
	if p.in != nil {
		q.In = []topology.Node{}
	}
	for _, id := range p.in {
		q.In = append(q.In, a.node(id))
	}
	if a.found, err = suggestion.Find(a.snapshot, q, suggestion.Fitted(), meter.Visit); err != nil {
		return err
	}
	return a.findPaths(ctx, p, view, meter)
}

// node returns an entity that is there.
func (a *suggestionAnswer) node(id string) topology.Node {
	n, _ := a.snapshot.Node(id)
	return n
}

// findPaths finds the paths to those who are suggested, as reach does, if they are
// selected.
func (a *suggestionAnswer) findPaths(ctx context.Context, p *proposal, view pathfind.View, meter *pathfind.Meter) error {
	if !a.paths || len(a.found) == 0 {
		return nil
	}
	q := pathfind.ReachQuestion{
		From: p.of, Unit: pathfind.Partners, GroupBy: pathfind.ByType,
		Where: pathfind.Filter{AsOf: &p.asOf, MaxHops: new(suggestionHops), Statuses: notPlanned()},
	}
	for i := range a.found {
		q.PathsTo = append(q.PathsTo, a.snapshot.ID(a.found[i].Organization))
	}
	if err := q.Check(); err != nil {
		return err
	}
	reach, err := view.Reach(ctx, meter, &q)
	if err != nil {
		return err
	}
	if !reach.Complete {
		return &network.Error{Code: network.Timeout, Message: "the way to those who are suggested was not found in time: ask for fewer, or without `paths`"}
	}
	a.ways = reach.Paths
	return nil
}

// notPlanned returns the statuses of what is more than planned.
func notPlanned() (statuses []network.Status) {
	for _, s := range network.Statuses() {
		if !s.Planned() {
			statuses = append(statuses, s)
		}
	}
	return statuses
}

// shape returns what the snapshot shows of an entity.
func (a *suggestionAnswer) shape(n topology.Node) *pathfind.EntityShape {
	e := a.snapshot.Entity(n)
	return &pathfind.EntityShape{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// note notes all that the answer shows.
func (a *suggestionAnswer) note() {
	for i := range a.found {
		n := a.found[i].Organization
		a.noteEntity(a.snapshot.ID(n), a.shape(n))
		for _, r := range a.found[i].Reasons {
			for _, n := range r.Entities {
				a.noteEntity(a.snapshot.ID(n), a.shape(n))
			}
		}
		if path, has := a.ways[a.snapshot.ID(n)]; has {
			a.notePath(&path)
		}
	}
}

// result returns the answer as the schema has it.
func (a *suggestionAnswer) result() ([]model.PartnerSuggestion, error) {
	all := make([]model.PartnerSuggestion, len(a.found))
	for i := range a.found {
		found := &a.found[i]
		organization, err := a.entity(a.snapshot.ID(found.Organization), a.shape(found.Organization))
		if err != nil {
			return nil, err
		}
		all[i] = model.PartnerSuggestion{Organization: as[model.Organization](organization), Points: found.Points, Reasons: []model.SuggestionReason{}, Paths: []model.Path{}}
		for j := range found.Reasons {
			reason, err := a.reason(&found.Reasons[j], a.snapshot.Entity(found.Organization).Type)
			if err != nil {
				return nil, err
			}
			all[i].Reasons = append(all[i].Reasons, reason)
		}
		if !a.paths {
			continue
		}
		way, has := a.ways[organization.Base().ID()]
		if !has {
			return nil, changedMeanwhile()
		}
		path, err := a.path(&way, pathfind.FewestHops)
		if err != nil {
			return nil, err
		}
		all[i].Paths = append(all[i].Paths, path)
	}
	return all, nil
}

// reason returns a reason as the schema has it.
func (a *suggestionAnswer) reason(r *suggestion.Reason, organizationType string) (model.SuggestionReason, error) {
	reason := model.SuggestionReason{Kind: string(r.Kind), Points: r.Points, Entities: make([]model.Entity, len(r.Entities))}
	said := words.SuggestionReason{Kind: reason.Kind, Type: organizationType}
	for i, n := range r.Entities {
		shape := a.shape(n)
		said.Names = append(said.Names, shape.Name)
		var err error
		if reason.Entities[i], err = a.entity(shape.ID, shape); err != nil {
			return reason, err
		}
	}
	reason.Text = words.Suggestion(said)
	return reason, nil
}
