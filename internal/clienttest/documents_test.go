package clienttest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"github.com/entente-graph/entente/internal/explorer"
)

// A document is a query that all clients with a cache ask.
type document struct {
	Name      string         `json:"name"`
	Query     string         `json:"query"`
	Variables map[string]any `json:"variables"`
}

// asCached returns the documents as clients with a cache ask them: for each object also its type, and its id if it has one.
func asCached(t *testing.T, schema *ast.Schema) []document {
	t.Helper()
	all := documents(t)
	for i := range all {
		all[i].Query = identified(t, schema, all[i].Query)
	}
	return all
}

// documents returns the examples of docs/queries.md, and those of documents/: each NAME.graphql there with the variables of
// NAME.json, and with those of NAME.made-up.json, which are of the made-up network.
func documents(t *testing.T) (all []document) {
	t.Helper()
	for _, q := range explorer.Examples() {
		all = append(all, document{q.Name, q.Text, decoded(t, q.Variables)})
	}
	files, err := filepath.Glob("documents/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		of, _, _ := strings.Cut(name, ".")
		all = append(all, document{name, read(t, "documents/"+of+".graphql"), decoded(t, read(t, file))})
	}
	return all
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func decoded(t *testing.T, text string) (variables map[string]any) {
	t.Helper()
	if text == "" {
		return map[string]any{}
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&variables); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return variables
}

// identified returns a document that asks of each object also for its type, and for its id if it has one.
func identified(t *testing.T, schema *ast.Schema, query string) string {
	t.Helper()
	parsed := parse(t, schema, query)
	for _, operation := range parsed.Operations {
		operation.SelectionSet = identify(schema, operation.SelectionSet)
	}
	for _, fragment := range parsed.Fragments {
		fragment.SelectionSet = identify(schema, fragment.SelectionSet)
	}
	var out bytes.Buffer
	formatter.NewFormatter(&out).FormatQueryDocument(parsed)
	return out.String()
}

func parse(t *testing.T, schema *ast.Schema, query string) *ast.QueryDocument {
	t.Helper()
	parsed, errs := gqlparser.LoadQueryWithRules(schema, query, nil)
	if errs != nil {
		t.Fatalf("%v in\n%s", errs, query)
	}
	return parsed
}

// identify adds the type to the selections of each object, and the id if there is one.
func identify(schema *ast.Schema, selections ast.SelectionSet) ast.SelectionSet {
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.InlineFragment:
			s.SelectionSet = identify(schema, s.SelectionSet)
		case *ast.Field:
			if len(s.SelectionSet) == 0 {
				continue
			}
			s.SelectionSet = append(identify(schema, s.SelectionSet), &ast.Field{Alias: "__typename", Name: "__typename"})
			if schema.Types[s.Definition.Type.Name()].Fields.ForName("id") != nil {
				s.SelectionSet = append(s.SelectionSet, &ast.Field{Alias: "id", Name: "id"})
			}
		}
	}
	return selections
}
