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
	// of each hop. Records have one.
	Forms []Form
	// draw draws a question that may do, fits says whether it does.
	draw func(*generate.Network, generate.Draw) Question
	fits fitting
	// single: there is only one such question in a network.
	single bool
}

// Form is a way to ask.
type Form struct {
	// Name is empty or "with evidence".
	Name string
	// GraphQL and Cypher are the texts.
	GraphQL, Cypher string
}

// Constant says whether answers to a form are of the sort that package constant
// can give: paths without what has to be looked up.
func (w *Workload) Constant(f Form) bool {
	return f.Name == "" && strings.Contains(f.GraphQL, "paths(")
}

// Question is one question in both languages.
type Question struct {
	// Variables are those of the GraphQL, Parameters those of the Cypher.
	Variables, Parameters map[string]any
}

// fitting says whether a question has a property, by what entente says of it.
type fitting func(ctx context.Context, n *generate.Network, ask Ask, q Question) (bool, error)

// Ask asks GraphQL, and decodes what `data` says.
type Ask func(ctx context.Context, document string, variables map[string]any, data any) error

// Body gives the question as it is sent over HTTP.
func (f Form) Body(q Question) ([]byte, error) {
	return json.Marshal(struct {
		Query     string         `json:"query"`
		Variables map[string]any `json:"variables"`
	}{f.GraphQL, q.Variables})
}

// form reads the texts of a form.
func form(name, graphql, cypher string) (Form, error) {
	document, err := texts.ReadFile("graphql/" + graphql + ".graphql")
	if err != nil {
		return Form{}, fmt.Errorf("read a question: %w", err)
	}
	statement, err := texts.ReadFile("cypher/" + cypher + ".cypher")
	if err != nil {
		return Form{}, fmt.Errorf("read a question: %w", err)
	}
	return Form{Name: name, GraphQL: string(document), Cypher: string(statement)}, nil
}

// both gives the plain form and the one with evidence.
func both(graphql, cypher string) ([]Form, error) {
	plain, err := form("", graphql, cypher)
	if err != nil {
		return nil, err
	}
	evidence, err := form("with evidence", graphql+"_evidence", cypher+"_evidence")
	return []Form{plain, evidence}, err
}

// Workloads gives all kinds of questions, in the order of the table.
func Workloads() ([]Workload, error) {
	list := append(paths(), records()...)
	workloads := make([]Workload, len(list))
	for i, w := range list {
		var err error
		if w.evidence {
			w.Forms, err = both(w.graphql, w.cypher)
		} else {
			var f Form
			f, err = form("", w.graphql, w.cypher)
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
	evidence        bool
}
