package question

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/generate"
)

//go:embed graphql cypher
var texts embed.FS

// Workload is one kind of question.
type Workload struct {
	// Name is what the table calls it.
	Name string
	// Forms are the ways to ask it: with what a list shows, and with the evidence
	// of each hop; of one workload also with the evidence of its links, whatever the
	// question, and as a client does that has the answer already. Records have one.
	Forms []Form
	// draw draws a question that may do, fits reports whether it does.
	draw func(*generate.Network, generate.Draw) Question
	fits fitting
	// single: there is only one such question in a network.
	single bool
}

// Form is a way to ask.
type Form struct {
	// Name is empty, "with evidence", "with links' evidence" or "not modified".
	Name string
	// GraphQL and Cypher are the texts; Cypher is empty where it has no counterpart.
	GraphQL, Cypher string
	// NotModified: it is asked by a client that has the answer, and only wants to
	// know whether it still holds.
	NotModified bool
}

// Constant reports whether answers to a form are of the sort that package constant
// can answer with: paths without what has to be looked up.
func (w *Workload) Constant(f Form) bool {
	return f.Name == "" && strings.Contains(f.GraphQL, "paths(")
}

// Question is one question in both languages.
type Question struct {
	// Variables are those of the GraphQL, Parameters those of the Cypher.
	Variables, Parameters map[string]any
}

// fitting reports whether a question has a property, by what entente answers.
type fitting func(ctx context.Context, n *generate.Network, ask Ask, q Question) (bool, error)

// Ask asks GraphQL, and decodes its `data`.
type Ask func(ctx context.Context, document string, variables map[string]any, data any) error

// Body returns the question as it is sent over HTTP.
func (f Form) Body(q Question) ([]byte, error) {
	return json.Marshal(struct {
		Query     string         `json:"query"`
		Variables map[string]any `json:"variables"`
	}{f.GraphQL, q.Variables})
}

// form reads the texts of a form.
func form(name, graphql, cypher string, s scope) (Form, error) {
	document, err := texts.ReadFile("graphql/" + graphql + ".graphql")
	if err != nil {
		return Form{}, fmt.Errorf("read a question: %w", err)
	}
	statement, err := texts.ReadFile("cypher/" + cypher + ".cypher")
	if err != nil {
		return Form{}, fmt.Errorf("read a question: %w", err)
	}
	return Form{Name: name, GraphQL: string(document), Cypher: s.cypher(string(statement))}, nil
}

// both returns the plain form and the one with evidence.
func both(graphql, cypher string, s scope) ([]Form, error) {
	plain, err := form("", graphql, cypher, s)
	if err != nil {
		return nil, err
	}
	evidence, err := form("with evidence", graphql+"_evidence", cypher+"_evidence", s)
	return []Form{plain, evidence}, err
}

// again adds the forms of a question that is asked in two more ways.
func again(forms []Form, graphql, cypher string, s scope) ([]Form, error) {
	links, err := form("with links' evidence", graphql+"_links_evidence", cypher+"_evidence", s)
	return append(forms, links, Form{Name: "not modified", GraphQL: forms[1].GraphQL, NotModified: true}), err
}

// Workloads returns all kinds of questions to networks of a shape, in the order of
// the table.
func Workloads(shape generate.Shape) ([]Workload, error) {
	s, list := scopeOf(shape), append(paths(), records()...)
	workloads := make([]Workload, len(list))
	for i, w := range list {
		var err error
		if w.evidence {
			w.Forms, err = both(w.graphql, w.cypher, s)
			if w.again && err == nil {
				w.Forms, err = again(w.Forms, w.graphql, w.cypher, s)
			}
		} else {
			var f Form
			f, err = form("", w.graphql, w.cypher, s)
			w.Forms = []Form{f}
		}
		if err != nil {
			return nil, err
		}
		workloads[i] = w.Workload
	}
	return workloads, nil
}

// definition is a workload with the names of its texts.
type definition struct {
	Workload
	graphql, cypher string
	// evidence: it is asked with the evidence of each hop too, and again: in two more
	// ways.
	evidence, again bool
}
