package explorer

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// What a source says stands in the order of its parts, as far as those are numbered, so that all of it is asked for at once:
// so many statements a question, and so many questions at most. Beyond that it goes on on a further page.
const (
	statementsAsked = 100
	mostAsked       = 5
)

// sourceStatements asks for what a source says.
func (e *explorer) sourceStatements(ctx context.Context, r *request, id, after string) (ask.SourceAnswer, error) {
	variables := map[string]any{"id": id, "first": statementsAsked}
	goOn(variables, after)
	answer, err := asked[ask.SourceAnswer](ctx, e, r, ask.Source, variables)
	for n := 1; err == nil && n < mostAsked && answer.Source != nil && answer.Source.Statements.PageInfo.HasNextPage; n++ {
		var further ask.SourceAnswer
		further, _, err = ask.Of[ask.SourceAnswer](ctx, e.Asker, ask.Source, map[string]any{
			"id": id, "first": statementsAsked, "after": answer.Source.Statements.PageInfo.EndCursor,
		})
		if err != nil || further.Source == nil {
			break
		}
		list := &answer.Source.Statements
		list.Edges, list.PageInfo = append(list.Edges, further.Source.Statements.Edges...), further.Source.Statements.PageInfo
	}
	return answer, err
}

// sourcePart is a part of a source, with what is quoted of it.
type sourcePart struct {
	locator string
	quotes  []quoted
}

// quoted is words of a source, and all that rests on them.
type quoted struct {
	quote string
	says  []statement
}

// statement is what a source says, about an entity, or two that are named within it.
type statement struct {
	about *ask.Named
	verb  string
	other *ask.Named
	rest  string
}

// partsOf puts together what is quoted of the same part of a source, and by the same words. Within a part facts come first,
// last that something is there at all.
func partsOf(statements []ask.Statement) []sourcePart {
	statements = slices.Clone(statements)
	order := []string{"FACT", "STATUS", "LINK", "NAME", "ENTITY"}
	slices.SortStableFunc(statements, func(a, b ask.Statement) int {
		return cmp.Or(byNumber(a.Evidence.Locator, b.Evidence.Locator), cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)))
	})
	var parts []sourcePart
	for i := range statements {
		s := &statements[i]
		if n := len(parts); n == 0 || parts[n-1].locator != s.Evidence.Locator {
			parts = append(parts, sourcePart{locator: s.Evidence.Locator})
		}
		p := &parts[len(parts)-1]
		nth := slices.IndexFunc(p.quotes, func(q quoted) bool { return q.quote == s.Evidence.Quote })
		if nth < 0 {
			nth = len(p.quotes)
			p.quotes = append(p.quotes, quoted{quote: s.Evidence.Quote})
		}
		if said := said(s); !slices.ContainsFunc(p.quotes[nth].says, said.same) {
			p.quotes[nth].says = append(p.quotes[nth].says, said)
		}
	}
	return parts
}

// said returns a statement with its entities apart from what is said of them.
func said(s *ask.Statement) statement {
	switch {
	case s.Link != nil:
		after, begins := strings.CutPrefix(s.Text, s.Link.From.Name+" ")
		verb, rest, names := strings.Cut(after, s.Link.To.Name)
		if begins && names {
			return statement{&s.Link.From, strings.TrimSpace(verb), &s.Link.To, strings.TrimSpace(rest)}
		}
	case s.Entity == nil:
	case s.Kind == "ENTITY":
		return statement{about: s.Entity, verb: words.Is(s.Entity.Kind, s.Entity.Finer)}
	case s.Kind == "FACT" && s.Fact != nil:
		return statement{about: s.Entity, verb: s.Fact.Name + ": " + words.Figure(s.Fact.Qualifier, s.Fact.Value, s.Fact.Unit)}
	default:
		if after, begins := strings.CutPrefix(s.Text, s.Entity.Name); begins {
			return statement{about: s.Entity, verb: strings.TrimLeft(after, " ,")}
		}
	}
	return statement{about: s.Entity, verb: s.Text}
}

// same reports whether another statement says the same.
func (s statement) same(other statement) bool {
	id := func(e *ask.Named) string {
		if e == nil {
			return ""
		}
		return e.ID
	}
	return id(s.about) == id(other.about) && id(s.other) == id(other.other) && s.verb == other.verb && s.rest == other.rest
}

// byNumber orders texts by the numbers in them, and else as they are written; an introduction comes first, and what has no
// place last.
func byNumber(a, b string) int {
	for _, last := range []string{a, b} {
		if last == "" {
			return cmp.Compare(len(b), len(a))
		}
	}
	if first := cmp.Compare(introduces(b), introduces(a)); first != 0 {
		return first
	}
	x, y := strings.Fields(a), strings.Fields(b)
	for i := range min(len(x), len(y)) {
		m, isNumber := number(x[i])
		n, areNumbers := number(y[i])
		if isNumber && areNumbers && m != n {
			return cmp.Compare(m, n)
		}
		if different := cmp.Compare(x[i], y[i]); different != 0 {
			return different
		}
	}
	return cmp.Compare(len(x), len(y))
}

// introduces is 1 of the introduction of a source.
func introduces(locator string) int {
	switch strings.ToLower(locator) {
	case "title", "introduction", "lead":
		return 1
	default:
		return 0
	}
}

// number returns the number that a word is.
func number(word string) (int, bool) {
	n, err := strconv.Atoi(strings.Trim(word, ".,;:"))
	return n, err == nil
}
