package graph

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
)

// reportSelection is what a client selected of a report. It decides what is searched, and in
// which order: that of the fields below.
type reportSelection struct {
	selection
	wanted report.Wanted
	// Of the figures beside lists: which are selected.
	reached, known, withoutCountry, besides, summary, countries, byBody, years, overlaps, evidence bool
	// body is what is wanted of each body in a country, year of a year.
	body, year report.Wanted
	// The lists, by the names that the fields have in the answer, in their order.
	organizations []organizationsField
	carriers      []carriersField
	changes       []changesField
	gaps          []gapsField
	due           []dueField
}

type (
	organizationsField struct {
		name           string
		country        *string
		page           report.Page[pathfind.MemberPlace]
		certain, paths bool
	}
	carriersField struct {
		name  string
		kinds []network.Kind
		page  report.Page[report.CarrierPlace]
		lost  []lostField
	}
	lostField struct {
		name string
		page report.Page[string]
	}
	changesField struct {
		name  string
		kinds []report.ChangeKind
		page  report.Page[report.ChangePlace]
		paths bool
	}
	gapsField struct {
		name   string
		page   report.Page[report.GapPlace]
		wanted report.GapWanted
	}
	dueField struct {
		name  string
		kinds []report.DueKind
		page  report.Page[report.DuePlace]
	}
)

// selectedReport looks at all that is selected of the report being resolved. Cursors are
// read as those of a question.
func selectedReport(ctx context.Context, question string) (*reportSelection, error) {
	s := &reportSelection{selection: selected(ctx)}
	w := reportWalk{reportSelection: s, op: graphql.GetOperationContext(ctx), question: question}
	w.each(graphql.GetFieldContext(ctx).Field.Selections, "RegionalReport", w.field)
	return s, w.err
}

// reportWalk walks through a selection, to the first argument that can't be.
type reportWalk struct {
	*reportSelection
	op       *graphql.OperationContext
	question string
	err      error
}

// each calls do with every field of a selection once, as it stands in the answer.
func (w *reportWalk) each(set ast.SelectionSet, of string, do func(field graphql.CollectedField)) {
	for _, field := range graphql.CollectFields(w.op, set, []string{of}) {
		if w.err == nil {
			do(field)
		}
	}
}

// nodes calls do with every field of the nodes of a list.
func (w *reportWalk) nodes(list graphql.CollectedField, connection, edge, node string, do func(field graphql.CollectedField)) {
	w.each(list.Selections, connection, func(f graphql.CollectedField) {
		if f.Name == "edges" {
			w.each(f.Selections, edge, func(f graphql.CollectedField) {
				if f.Name == "node" {
					w.each(f.Selections, node, do)
				}
			})
		}
	})
}

func (w *reportWalk) field(field graphql.CollectedField) {
	if field.Name == "reached" || count(&w.wanted, field.Name) {
		w.reached = true
		return
	}
	switch field.Name {
	case "known", "knownUndated":
		w.known = true
	case "withoutCountry":
		w.withoutCountry = true
	case "besides":
		w.besides = true
	case "summary":
		w.summary = true
	case "overlaps":
		w.overlaps = true
	case "evidence":
		w.evidence = true
	case "countries":
		w.countriesField(field)
	case "years":
		w.years = true
		w.each(field.Selections, "YearOfReach", func(f graphql.CollectedField) { count(&w.year, f.Name) })
	default:
		w.list(field)
	}
}

// count notes that a count of organisations reached is wanted, and reports whether a field
// is one.
func count(w *report.Wanted, field string) bool {
	switch field {
	case "bound":
		w.Bound = true
	case "certain":
		w.Certain = true
	case "boundCertain":
		w.BoundCertain = true
	default:
		return false
	}
	return true
}

func (w *reportWalk) countriesField(field graphql.CollectedField) {
	w.countries = true
	w.each(field.Selections, "CountryPresence", func(f graphql.CollectedField) {
		switch f.Name {
		case "known":
			w.wanted.Known = true
		case "besides":
			w.wanted.Besides = true
		case "firstYear":
			w.wanted.FirstYear = true
		case "byBody":
			w.byBody = true
			w.each(f.Selections, "BodyPresence", func(f graphql.CollectedField) { count(&w.body, f.Name) })
		default:
			count(&w.wanted, f.Name)
		}
	})
}

func (w *reportWalk) list(field graphql.CollectedField) {
	name := field.Alias
	switch field.Name {
	case "organizations":
		f := organizationsField{name: name, country: argument[*string](w, field, "country"), page: pageOf[pathfind.MemberPlace](w, field)}
		w.nodes(field, "ReachedConnection", "ReachedEdge", "Reached", func(n graphql.CollectedField) {
			f.certain, f.paths = f.certain || n.Name == "certain", f.paths || n.Name == "path"
		})
		w.organizations = append(w.organizations, f)
	case "carriers":
		f := carriersField{name: name, kinds: argument[[]network.Kind](w, field, "kinds"), page: pageOf[report.CarrierPlace](w, field)}
		w.nodes(field, "CarrierConnection", "CarrierEdge", "Carrier", func(n graphql.CollectedField) {
			if n.Name == "lostOrganizations" {
				f.lost = append(f.lost, lostField{name: n.Alias, page: pageOf[string](w, n)})
			}
		})
		w.carriers = append(w.carriers, f)
	case "changes":
		f := changesField{name: name, kinds: argument[[]report.ChangeKind](w, field, "kinds"), page: pageOf[report.ChangePlace](w, field)}
		w.nodes(field, "ReachChangeConnection", "ReachChangeEdge", "ReachChange", func(n graphql.CollectedField) {
			f.paths = f.paths || n.Name == "path" || n.Name == "because"
		})
		w.changes = append(w.changes, f)
	case "gaps":
		f := gapsField{name: name, page: pageOf[report.GapPlace](w, field)}
		w.nodes(field, "GapConnection", "GapEdge", "Gap", func(n graphql.CollectedField) {
			f.wanted.WayIn = f.wanted.WayIn || n.Name == "wayIn"
			f.wanted.Near = f.wanted.Near || n.Name == "near"
			f.wanted.Relaxations = f.wanted.Relaxations || n.Name == "relaxations"
		})
		w.gaps = append(w.gaps, f)
	case "due":
		w.due = append(w.due, dueField{name: name, kinds: argument[[]report.DueKind](w, field, "kinds"), page: pageOf[report.DuePlace](w, field)})
	}
}

// argument returns an argument of a field: what it is was checked when the operation was
// validated. The zero value is what is not given.
func argument[T any](w *reportWalk, field graphql.CollectedField, name string) (value T) {
	given := field.ArgumentMap(w.op.Variables)[name]
	if given == nil {
		return value
	}
	text, err := json.Marshal(given)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil && w.err == nil {
		w.err = network.Bad(name, "%v", err)
	}
	return value
}

// pageOf returns the page of a list that a field asks for.
func pageOf[P any](w *reportWalk, field graphql.CollectedField) (page report.Page[P]) {
	var err error
	if page.First, err = firstSelected(w.op, field, defaultFirst); err == nil {
		after := argument[*string](w, field, "after")
		var place P
		var given bool
		if place, given, err = readCursor[P](reportList(field.Name, w.question), after); given {
			page.After = &place
		}
	}
	if err != nil && w.err == nil {
		w.err = err
	}
	return page
}

// reportList names the list of which the cursors of a field are, in the answer to a question.
func reportList(field, question string) string { return "RegionalReport." + field + " " + question }
