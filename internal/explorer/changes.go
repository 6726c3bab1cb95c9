package explorer

import (
	"context"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// changes shows what has changed from one day to another, or what became known: everywhere, or around somebody.
func (e *explorer) changes(ctx context.Context, r *request) (templ.Component, error) {
	q := readChangeQuestion(r.params, r.page.Today)
	r.page.Title, r.page.Here = "What changed", "Changes"
	if err := r.params.err(); err != nil {
		return nil, err
	}
	r.page.AsOf = q.to.String()
	if q.known() {
		r.page.KnownBy = q.to.String()
	}
	named, doubts, err := e.resolve(ctx, r, map[string]*[]string{"around": &q.around})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0:
		return askingPage(r.page, "What changed around whom?", "", doubts,
			func(d unclear, id string) part.Address { return q.choosing(d, id).address(r.page) }, changesForm(r.page, &q, nil)), nil
	case named:
		return nil, elsewhere{r.remembering(q.address(r.page))}
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return changesForm(r.page, &q, n) },
		named: q.around,
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			shown, err := e.answeredChanges(ctx, r, q)
			if err != nil {
				return answered{}, err
			}
			shown.guesses = readTaken(r.params, q.around)
			return answered{changesHead(r.page, shown), changesRest(r.page, shown), shown.names}, nil
		},
	})
}

// answeredChanges asks for what has changed.
func (e *explorer) answeredChanges(ctx context.Context, r *request, q changeQuestion) (*shownChanges, error) {
	variables := q.variables()
	variables["first"] = pageSize
	goOn(variables, q.after)
	answer, err := asked[ask.ChangesAnswer](ctx, e, r, ask.Changes, variables)
	if err != nil {
		return nil, err
	}
	shown := &shownChanges{changeQuestion: q, total: answer.Changes.TotalCount, names: namesOf(answer.Named)}
	if answer.Changes.PageInfo.HasNextPage {
		shown.next = answer.Changes.PageInfo.EndCursor
	}
	for i := range answer.Changes.Edges {
		shown.add(&answer.Changes.Edges[i].Node)
	}
	r.page.Title, r.page.Revision = words.Changes(q.words(shown.names)), answer.Changes.Revision
	return shown, nil
}

// shownChanges is an answer about what has changed with its question.
type shownChanges struct {
	changeQuestion
	total int
	// next is the cursor of the page that comes after; "" for none.
	next    string
	periods []changedIn
	names   names
	// guesses are what names in the question were taken as.
	guesses []taken
}

// changedIn is what has changed in a month or, where the question is of many years, a year.
type changedIn struct {
	title   string
	changes []*ask.Change
}

// add adds the next change to those of its period.
func (s *shownChanges) add(c *ask.Change) {
	title := s.period(c.Day)
	if n := len(s.periods); n == 0 || s.periods[n-1].title != title {
		s.periods = append(s.periods, changedIn{title: title})
	}
	last := &s.periods[len(s.periods)-1]
	last.changes = append(last.changes, c)
}

// period names the month of a day or, where the question is of many years, its year.
func (s *shownChanges) period(day network.Date) string {
	const month, year, manyMonths = len("2006-01"), len("2006"), 3 * 366
	text := day.String()
	switch {
	case text == "":
		return "On no day"
	case s.to-s.from > manyMonths:
		return text[:year]
	}
	date, err := network.ParseDate(text[:month])
	if err != nil {
		return text // cannot happen: it is a full day
	}
	return words.Date(date)
}

// what says what became of an entity, in a few words.
func what(c *ask.Change) string {
	if c.StatusChange != nil {
		return "is " + words.Status(c.StatusChange.Status)
	}
	return "came into being"
}

// behind are the words behind what became of an entity.
func behind(c *ask.Change) []ask.Quote {
	if c.StatusChange != nil {
		return c.StatusChange.Evidence
	}
	return c.Entity.Evidence
}

// offers are other questions, where this one has no answer.
func (s *shownChanges) offers(p *part.Page) []change {
	const more = 5
	all := []change{{s.since(more).address(p), "Ask of the last five years", "to the same day"}}
	if len(s.around)+len(s.types) > 0 {
		all = append(all, change{s.everywhere().address(p), "Ask everywhere, of all that changes", "in the same time"})
	}
	if s.known() {
		return append(all, change{s.by("").address(p), "What changed?", "by all that is known today"})
	}
	return append(all, change{s.by(becameKnown).address(p), "What became known?", "also of earlier times"})
}
