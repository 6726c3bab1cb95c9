package explorer

import (
	"context"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// proposal is a question whom to propose as an address writes it: each parameter has the name of the argument that it is
// for.
type proposal struct {
	// to is to whom: the last, where another was typed beside the one before.
	to, in, types []string
	asOf          string
}

// mostProposed is how many the page suggests.
const mostProposed = 10

// sum says in a line what is set.
func (q *proposal) sum(n names) string {
	text := ": to " + n.all(q.to)
	if len(q.in) > 0 {
		text += ", in " + n.all(q.in)
	}
	return text
}

// readProposal reads a question from an address.
func readProposal(p *params) proposal {
	q := proposal{to: p.list("for", mostEnds), in: p.list("in", mostEnds), asOf: p.day("asOf")}
	if n := len(q.to); n > 1 {
		q.to = q.to[n-1:]
	}
	for _, t := range p.list("types", len(network.Organization.Types())) {
		t = strings.ToUpper(t)
		if err := network.CheckType("types", t, []network.Kind{network.Organization}); err != nil {
			p.refuse("types", "%s", strings.TrimPrefix(err.Error(), "types: "))
		}
		q.types = append(q.types, t)
	}
	return q
}

// address returns the address of the question.
func (q *proposal) address(p *part.Page) part.Address {
	return p.To("propose").WithAll("for", q.to).WithAll("in", q.in).WithAll("types", q.types).With("asOf", q.asOf)
}

// choosing returns the question with what was meant by a name.
func (q proposal) choosing(d unclear, id string) *proposal {
	switch d.Param {
	case "for":
		q.to = replaced(q.to, d.Text, id)
	case "in":
		q.in = replaced(q.in, d.Text, id)
	}
	return &q
}

// anywhere returns the question without its places, anything without its types.
func (q proposal) anywhere() *proposal {
	q.in = nil
	return &q
}

func (q proposal) anything() *proposal {
	q.types = nil
	return &q
}

// named returns the ids that the question names, each once.
func (q *proposal) named() []string { return ids(q.to, q.in) }

// day is the day that is asked for, today where none is.
func (q *proposal) day(p *part.Page) string {
	if q.asOf == "" {
		return p.Today.String()
	}
	return q.asOf
}

// propose shows who might become partners of an organisation, and what speaks for each.
func (e *explorer) propose(ctx context.Context, r *request) (templ.Component, error) {
	q := readProposal(r.params)
	r.page.Title, r.page.AsOf = "Whom to propose", q.asOf
	if err := r.params.err(); err != nil {
		return nil, err
	}
	changed, doubts, err := e.resolve(ctx, r, map[string]*[]string{"for": &q.to, "in": &q.in})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0 || len(q.to) == 0:
		return askingPage(r.page, "Whom to propose?", "To which organisation? Its name will do. Where: in countries or regions, or anywhere.", doubts,
			func(d unclear, id string) part.Address { return q.choosing(d, id).address(r.page) }, proposalForm(r.page, &q, e.named(ctx, q.named()))), nil
	case changed:
		return nil, elsewhere{r.remembering(q.address(r.page))}
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return proposalForm(r.page, &q, n) },
		named: q.named(),
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			shown, err := e.answeredProposal(ctx, r, q)
			if err != nil {
				return answered{}, err
			}
			shown.guesses = readTaken(r.params, q.named())
			return answered{proposedHead(r.page, shown), proposedRest(r.page, shown), shown.names}, nil
		},
	})
}

// answeredProposal asks whom to propose.
func (e *explorer) answeredProposal(ctx context.Context, r *request, q proposal) (*proposed, error) {
	variables := map[string]any{"for": q.to[0], "asOf": q.day(r.page), "named": q.named(), "first": mostProposed}
	if len(q.in) > 0 {
		variables["in"] = q.in
	}
	if len(q.types) > 0 {
		variables["types"] = q.types
	}
	answer, err := asked[ask.ProposeAnswer](ctx, e, r, ask.Propose, variables)
	if err != nil {
		return nil, err
	}
	shown := &proposed{proposal: q, names: namesOf(answer.Named), all: answer.SuggestPartners}
	r.page.Title, r.page.Revision = "Whom to propose to "+shown.names.all(q.to), answer.Network.Revision
	return shown, nil
}

// proposed is an answer whom to propose, with its question.
type proposed struct {
	proposal
	names   names
	guesses []taken
	all     []ask.Suggestion
}

// headline says how many are suggested.
func (s *proposed) headline() string {
	return words.Proposed(len(s.all), s.names.all(s.to), s.names.all(s.in))
}

// lead says as of when, and who is suggested.
func (s *proposed) lead(p *part.Page) string {
	text := "As of " + day(s.day(p)) + ". They are partners of its partners, and none of its own on that day, not even planned."
	if len(s.all) == 0 {
		text = "As of " + day(s.day(p)) + ". All whom its partners are linked to are its partners already, be it planned, or others than were asked for."
	}
	if len(s.types) > 0 {
		var types []string
		for _, t := range s.types {
			types = append(types, words.Type(network.Organization, t))
		}
		text += " Only of the type " + words.Enumerate(types, "or") + "."
	}
	if len(s.all) == mostProposed {
		text += " The best ten are shown."
	}
	return text
}

// day writes a full day as people do.
func day(text string) string {
	d, err := network.ParseDay(text)
	if err != nil {
		return text // cannot happen: it was read
	}
	return words.Day(d)
}

// acronyms are what the names in the suggestions are written by.
func (s *proposed) acronyms() *words.Acronyms {
	var paths []ask.Path
	for i := range s.all {
		paths = append(paths, s.all[i].Paths...)
	}
	return acronymsOf(paths)
}

// mostInCommon is how many of what two have in common are named.
const mostInCommon = 5

// spoken returns what a reason says before the entities that it names.
func spoken(s *ask.Suggestion, r *ask.SuggestionReason) string {
	return words.Capital(words.SuggestionBegins(words.SuggestionReason{Kind: r.Kind, Names: make([]string, len(r.Entities)), Type: s.Organization.Finer}))
}

// instead says what may be typed beside to whom is asked.
func instead(to []string) string {
	if len(to) == 0 {
		return placeholder(nil)
	}
	return "Another instead"
}

// choices are the types that may be asked for besides those that are.
func (q *proposal) choices() []choice {
	var all []choice
	for _, t := range network.Organization.Types() {
		if !slices.Contains(q.types, t) {
			all = append(all, choice{t, words.Capital(words.Type(network.Organization, t))})
		}
	}
	return all
}
