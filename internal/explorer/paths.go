package explorer

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// paths shows how two are linked, and where they are not, what would change that.
func (e *explorer) paths(ctx context.Context, r *request) (templ.Component, error) {
	q := readPathQuestion(r.params)
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "Paths", "Paths", q.asOf, q.knownBy
	if err := r.params.err(); err != nil {
		return nil, err
	}
	changed, doubts, err := e.resolve(ctx, r, map[string]*[]string{"from": &q.from, "to": &q.to, "avoid": &q.avoid, "via": &q.via})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0 || len(q.from) == 0 || len(q.to) == 0:
		return askPage(r.page, &q, doubts), nil
	case changed:
		return nil, elsewhere{q.address(r.page)}
	}
	variables := map[string]any{"from": q.from, "to": q.to, "named": q.named(), "where": q.where(), "first": pathsAPage}
	if q.rank != "" {
		variables["rank"] = q.rank
	}
	goOn(variables, q.after)
	answer, err := asked[ask.PathsAnswer](ctx, e, r, ask.Paths, variables)
	if err != nil {
		return nil, err
	}
	shown := &shownPaths{pathQuestion: q, PathResult: &answer.Paths, names: map[string]ask.Named{}}
	for _, n := range answer.Named {
		if n != nil {
			shown.names[n.ID] = *n
		}
	}
	r.page.Title, r.page.Revision = shown.name(q.from)+" to "+shown.name(q.to), answer.Paths.Revision
	r.files = shown.files(r.page)
	return pathsPage(r.page, shown), nil
}

// shownPaths is an answer about paths with its question.
type shownPaths struct {
	pathQuestion
	*ask.PathResult
	// names are what the question names, by their ids.
	names map[string]ask.Named
}

// name names the entities at an end.
func (s *shownPaths) name(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if n, known := s.names[id]; known {
			names[i] = n.Name
		}
	}
	return words.Enumerate(names, "and")
}

// question returns what the headline is about.
func (s *shownPaths) question() words.PathQuestion {
	q := words.PathQuestion{From: s.name(s.from), To: s.name(s.to), MaxHops: s.hops(), Certain: s.certainty == certainOnly}
	if day, err := network.ParseDay(s.asOf); err == nil {
		q.AsOf = day.Date()
	}
	return q
}

// offersOf are what would change that there is no path, as buttons.
func (s *shownPaths) offersOf(p *part.Page) []change {
	var all []change
	for _, way := range s.Relaxations {
		if way.Lift == "maxHops" && way.Hops > mostHops {
			continue // it can't be asked for; the headline says so
		}
		lifted, known := s.lifted(way.Lift, way.Hops, way.Day)
		if !known {
			continue
		}
		all = append(all, change{lifted.address(p), words.Lifted(way), words.Gives(way)})
	}
	return all
}

// change is a question that has an answer where this one has none.
type change struct {
	to          part.Address
	title, hint string
}

// step is a step of a path as it is shown.
type step struct {
	from  ask.Named
	links []part.PathLink
	more  int
	class string
}

// stepsOf returns the steps of a path, each with the first few of its links.
func stepsOf(path *ask.Path, notes *part.Notes) []step {
	steps := make([]step, len(path.Steps))
	for i := range path.Steps {
		judged := path.Steps[i].Judged
		shown := judged[:min(len(judged), part.MaxLinks)]
		steps[i] = step{from: path.Entities[i].Named, more: len(judged) - len(shown), class: part.Surest(judged)}
		for j := range shown {
			steps[i].links = append(steps[i].links, notes.Link(shown[j].AsLink(), path.Entities[i].ID))
		}
	}
	return steps
}

// last is the entity at the end of a path.
func last(path *ask.Path) ask.Named { return path.Entities[len(path.Entities)-1].Named }

// wholeOf says when all of a path holds; "" where the question asked for no such day.
func wholeOf(path *ask.Path) string {
	if path.Period == nil {
		return ""
	}
	if when := words.Period(path.Period); when != "" {
		return "all of it holds " + when
	}
	return "all of it holds on any day"
}

// kindsToPass are all kinds, and whether a path of the question may go through them.
func (q *pathQuestion) kindsToPass() []choice {
	var all []choice
	for _, k := range network.Kinds() {
		usual := k != network.Place && k != network.Framework
		all = append(all, choice{k, len(q.through) == 0 && usual || slices.Contains(q.through, string(k))})
	}
	return all
}

// choice is a kind that can be chosen.
type choice struct {
	kind   network.Kind
	chosen bool
}
