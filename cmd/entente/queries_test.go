package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/entente-graph/entente/graph"
)

// TestQueries: each file of queries asks the schema for one field, in words that it has, and says what it asks. Each is a
// query of the program, and each of these is a file.
func TestQueries(t *testing.T) {
	schema := graph.NewSchema(&graph.Resolver{}).Schema()
	entries, err := queryFiles.ReadDir("queries")
	if err != nil {
		t.Fatal(err)
	}
	var files []query
	for _, entry := range entries {
		q := query(strings.TrimSuffix(entry.Name(), ".graphql"))
		files = append(files, q)
		text, err := queryFiles.ReadFile("queries/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s does not begin with a comment that says what it asks", q)
		}
		document, errs := gqlparser.LoadQueryWithRules(schema, q.text(), rules.NewDefaultRules())
		if errs != nil {
			t.Errorf("%s: %v", q, errs)
			continue
		}
		if len(document.Operations) != 1 || len(document.Operations[0].SelectionSet) != 1 {
			t.Errorf("%s asks for more than one field", q)
		} else if _, is := document.Operations[0].SelectionSet[0].(*ast.Field); !is {
			t.Errorf("%s asks for no field", q)
		}
	}
	want := []query{changesQuery, commonQuery, entitiesQuery, meantQuery, partnersQuery, pathsQuery, placeQuery, proposeQuery, reachQuery, regionsQuery, searchQuery, showQuery, sourcesQuery, stateQuery}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
}
