package explorer

import (
	"slices"

	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// changeQuestion is a question about what has changed as an address writes it: each parameter has the name of the argument
// that it is for.
type changeQuestion struct {
	// from and to are the days; where the address has none, the last is today, and the first a year before that.
	from, to      network.Day
	basis         string
	around, types []string
	after         string
}

// What can be compared, in the words of the form.
const becameKnown = "KNOWN"

var bases = []choice{{"HELD", "What held"}, {becameKnown, "What was known"}}

// sum says in a line what is set.
func (q *changeQuestion) sum(n names) string {
	text := ": from " + words.Day(q.from) + " to " + words.Day(q.to)
	if len(q.around) > 0 {
		text += ", around " + n.all(q.around)
	}
	return text
}

// readChangeQuestion reads a question from an address, asked on a day.
func readChangeQuestion(p *params, today network.Day) changeQuestion {
	q := changeQuestion{to: today, basis: p.oneOf("basis", bases), around: p.list("around", mostEnds), types: p.linkTypes("types"), after: p.one("after")}
	if day, err := network.ParseDay(p.day("to")); err == nil {
		q.to = day
	}
	q.from = q.to.YearsBefore(1)
	if day, err := network.ParseDay(p.day("from")); err == nil {
		q.from = day
	}
	if q.from >= q.to {
		p.refuse("from", "%s is no day before %s", q.from, q.to)
	}
	return q
}

// known reports whether what became known is asked for.
func (q *changeQuestion) known() bool { return q.basis == becameKnown }

// variables are those of the query.
func (q *changeQuestion) variables() map[string]any {
	variables := map[string]any{"from": q.from.String(), "to": q.to.String(), "basis": bases[0].value, "named": append([]string{}, q.around...)}
	if q.basis != "" {
		variables["basis"] = q.basis
	}
	if len(q.around) > 0 {
		variables["around"] = q.around
	}
	if len(q.types) > 0 {
		variables["types"] = q.types
	}
	return variables
}

// address returns the address of the question's first page, with its days written out.
func (q *changeQuestion) address(p *part.Page) part.Address {
	to := p.To("changes").With("from", q.from.String()).With("to", q.to.String()).With("basis", q.basis)
	return to.WithAll("around", q.around).WithAll("types", q.types)
}

// choosing returns the question with what was meant by a name.
func (q changeQuestion) choosing(d unclear, id string) *changeQuestion {
	q.around = replaced(q.around, d.Text, id)
	return &q
}

// since returns the question about more years.
func (q changeQuestion) since(years int) *changeQuestion {
	q.from = q.to.YearsBefore(years)
	return &q
}

// everywhere returns the question without those around whom it is, and without types.
func (q changeQuestion) everywhere() *changeQuestion {
	q.around, q.types = nil, nil
	return &q
}

// by returns the question about the other thing that can be compared.
func (q changeQuestion) by(basis string) *changeQuestion {
	q.basis = basis
	return &q
}

// words returns what sentences are about.
func (q *changeQuestion) words(n names) words.ChangeQuestion {
	of := words.ChangeQuestion{From: q.from, To: q.to, Known: q.known(), Around: n.all(q.around)}
	for _, t := range q.types {
		of.Types = append(of.Types, network.LinkType(t))
	}
	return of
}

// otherTypes are the types of links that can be added to those of the question.
func (q *changeQuestion) otherTypes() []network.LinkType {
	return slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return slices.Contains(q.types, string(t)) })
}

// addType says what the choice of a type does that is not made.
func addType(have []string) string {
	if len(have) == 0 {
		return "all that changes"
	}
	return "add another"
}
