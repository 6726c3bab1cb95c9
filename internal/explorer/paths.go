package explorer

import (
	"context"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// paths shows how two are linked, and where they are not, what would change that.
func (e *explorer) paths(ctx context.Context, r *request) (templ.Component, error) {
	q, was, only := readPathQuestion(r.params), readRemembered(r.params), r.params.number("only", pathsAPage)
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "Paths", "Paths", q.asOf, q.knownBy
	if err := r.params.err(); err != nil {
		return nil, err
	}
	changed, doubts, err := e.resolve(ctx, r, map[string]*[]string{"from": &q.from, "to": &q.to, "avoid": &q.avoid, "via": &q.via})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0 || len(q.from) == 0 || len(q.to) == 0:
		return askingPage(r.page, "How are two linked?", "From whom to whom? Names will do, acronyms and posts too.", doubts,
			func(d unclear, id string) part.Address { return q.choosing(d, id).address(r.page) }, pathForm(r.page, &q, e.named(ctx, q.named()), false)), nil
	case changed:
		return nil, elsewhere{r.remembering(q.address(r.page))}
	case q.undecided():
		return askingPage(r.page, undecidedTitle, undecidedLead, nil, nil, pathForm(r.page, &q, e.named(ctx, q.named()), true)), nil
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return pathForm(r.page, &q, n, true) },
		named: q.named(),
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			shown, err := e.answeredPaths(ctx, r, q)
			if err != nil {
				return answered{}, err
			}
			if shown.only = only; only > len(shown.Paths) {
				return answered{}, badAddress{{"only", "there are not so many paths"}}
			}
			shown.was, shown.guesses = was, readTaken(r.params, q.named())
			return answered{pathsHead(r.page, shown), pathsRest(r.page, shown), shown.names}, nil
		},
	})
}

// answeredPaths asks for paths.
func (e *explorer) answeredPaths(ctx context.Context, r *request, q pathQuestion) (*shownPaths, error) {
	variables := map[string]any{"from": q.from, "to": q.to, "named": q.named(), "where": q.where(), "first": pathsAPage}
	if q.rank != "" {
		variables["rank"] = q.rank
	}
	goOn(variables, q.after)
	answer, err := asked[ask.PathsAnswer](ctx, e, r, ask.Paths, variables)
	if err != nil {
		return nil, err
	}
	shown := &shownPaths{pathQuestion: q, PathResult: &answer.Paths, names: namesOf(answer.Named), drawing: part.NewPathDrawing(answer.Paths.Paths)}
	r.page.Title, r.page.Revision = shown.names.all(q.from)+" to "+shown.names.all(q.to), answer.Paths.Revision
	r.files = shown.files(ctx, r.page)
	return shown, nil
}

// shownPaths is an answer about paths with its question.
type shownPaths struct {
	pathQuestion
	*ask.PathResult
	// guesses are what names in the question were taken as.
	guesses []taken
	// names are what the question names.
	names names
	// drawing is the paths as one; nil where they would be none.
	drawing *part.PathDrawing
	// only is the number of the one path that is taken away, 0 for all.
	only int
	// was is what the address remembers of an earlier answer.
	was remembered
}

// question returns what the headline is about.
func (s *shownPaths) question() words.PathQuestion {
	return words.PathQuestion{
		From: s.names.all(s.from), To: s.names.all(s.to), MaxHops: s.hops(), Before: s.shown, Certain: s.certainty == certainOnly, AsOf: dateOf(s.asOf), KnownBy: dateOf(s.knownBy),
	}
}

// answer is the first of the paths in words; "" for none.
func (s *shownPaths) answer() string {
	switch {
	case len(s.Paths) == 0 || len(s.Paths[0].Steps) == 0:
		return ""
	case s.shown > 0:
		return "Path " + strconv.Itoa(s.number(0)) + ": " + words.InWords(&s.Paths[0])
	case len(s.Paths) == 1 && !s.HasMore:
		return words.InWords(&s.Paths[0])
	default:
		return "The first: " + words.InWords(&s.Paths[0])
	}
}

// number is that of a path of the page, over all pages.
func (s *shownPaths) number(i int) int { return s.shown + i + 1 }

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
		gives := words.Gives(way)
		if way.Lift != "certainty" && lifted.certainty != s.certainty {
			gives += ", of what is presumed too"
		}
		all = append(all, change{lifted.address(p), words.Lifted(way), gives})
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
	from ask.Named
	// name is what the entity is called here: by its acronym, once that is introduced.
	name  string
	links []part.PathLink
	more  int
	class string
}

// stepsOf returns the steps of a path, each with the first few of its links.
func stepsOf(path *ask.Path, notes *part.Notes, acronyms *words.Acronyms) []step {
	steps := make([]step, len(path.Steps))
	for i := range path.Steps {
		judged := path.Steps[i].Judged
		shown := judged[:min(len(judged), part.MaxLinks)]
		from := path.Entities[i].Named
		steps[i] = step{from: from, name: acronyms.Write(from.Name), more: len(judged) - len(shown), class: part.Surest(judged)}
		for j := range shown {
			link := notes.Link(shown[j].AsLink(), from.ID)
			link.Words = acronyms.Write(part.Between(link.Link, from.ID, path.Entities[i+1].ID))
			steps[i].links = append(steps[i].links, link)
		}
	}
	return steps
}

// acronymsOf returns what the names on paths are written by.
func acronymsOf(paths []ask.Path) *words.Acronyms {
	var all []words.Bearer
	for i := range paths {
		for _, e := range paths[i].Entities {
			var acronyms []string
			for _, n := range e.Names {
				if past := n.Valid != nil && !n.Valid.To.IsZero(); n.Sort == network.Acronym && !past {
					acronyms = append(acronyms, n.Text)
				}
			}
			all = append(all, words.Bearer{ID: e.ID, Name: e.Name, Acronym: words.Acronym(e.Name, acronyms)})
		}
	}
	return words.NewAcronyms(all)
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
func (q *pathQuestion) kindsToPass() []passed {
	var all []passed
	for _, k := range network.Kinds() {
		usual := k != network.Place && k != network.Framework
		all = append(all, passed{k, len(q.through) == 0 && usual || slices.Contains(q.through, string(k))})
	}
	return all
}

// passed is a kind that a path may go through, if it is chosen.
type passed struct {
	kind   network.Kind
	chosen bool
}
