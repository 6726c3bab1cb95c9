package question

import (
	"context"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/naming"
)

// Node is the name of the workload that is an entity by its id.
const Node = "node by id"

// records returns the questions about records.
func records() []definition {
	return []definition{
		{Workload{Name: Node, draw: node, fits: always}, "node", "node", false, false},
		{Workload{Name: "an organisation's page", draw: page, fits: fullPage}, "page", "page", false, false},
		{Workload{Name: "50 organisations by type and region", draw: list, fits: fullList}, "list", "list", false, false},
		{Workload{Name: "fuzzy search", draw: search, fits: someHit}, "search", "search", false, false},
	}
}

func node(_ *generate.Network, d generate.Draw) Question { return same("id", d.Entity()) }

func page(_ *generate.Network, d generate.Draw) Question { return same("id", d.Organization()) }

func same(name, value string) Question {
	return Question{Variables: map[string]any{name: value}, Parameters: map[string]any{name: value}}
}

func list(_ *generate.Network, d generate.Draw) Question {
	both := map[string]any{"type": "UNIVERSITY", "region": d.Region()}
	return Question{Variables: both, Parameters: both}
}

// search draws the name of a university, with a letter that is wrong.
func search(_ *generate.Network, d generate.Draw) Question {
	_, name := d.University()
	text := d.Misspelt(name)
	var words []string
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if w != "of" {
			words = append(words, fuzzyTerm(w))
		}
	}
	return Question{Variables: map[string]any{"text": text}, Parameters: map[string]any{"query": strings.Join(words, " AND ")}}
}

// fullPage demands an organisation that has some of each.
func fullPage(ctx context.Context, _ *generate.Network, ask Ask, q Question) (bool, error) {
	const document = `query Draw($id: ID!) {
  node(id: $id) {
    ... on Organization {
      agreements(first: 1) { edges { cursor } } officials(first: 1) { edges { cursor } } partners(first: 1) { edges { cursor } }
    }
  }
}`
	type page struct{ Edges []struct{} }
	var a struct {
		Node struct{ Agreements, Officials, Partners page }
	}
	err := ask(ctx, document, q.Variables, &a)
	return len(a.Node.Agreements.Edges) > 0 && len(a.Node.Officials.Edges) > 0 && len(a.Node.Partners.Edges) > 0, err
}

// fullList demands a region that has some.
func fullList(ctx context.Context, _ *generate.Network, ask Ask, q Question) (bool, error) {
	const document = `query Draw($type: String!, $region: ID!) {
  entities(filter: { kinds: [ORGANIZATION], types: [$type], region: $region }, first: 10) { edges { node { id } } }
}`
	var a struct {
		Entities struct{ Edges []struct{} }
	}
	err := ask(ctx, document, q.Variables, &a)
	return len(a.Entities.Edges) == 10, err
}

func someHit(ctx context.Context, _ *generate.Network, ask Ask, q Question) (bool, error) {
	const document = `query Draw($text: String!) { search(query: $text, first: 1) { edges { node { id } } } }`
	var a struct {
		Search struct{ Edges []struct{} }
	}
	err := ask(ctx, document, q.Variables, &a)
	return len(a.Search.Edges) == 1, err
}

// fuzzyTerm returns the Lucene query for a word, with as many wrong letters as entente allows.
func fuzzyTerm(word string) string {
	if errors := naming.ErrorsIn(word); errors > 0 {
		return fmt.Sprintf("%s~%d", word, errors)
	}
	return word
}
