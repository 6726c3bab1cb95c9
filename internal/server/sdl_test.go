package server

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph"
)

// TestSDL: what is served is the schema, with all that is said about it.
func TestSDL(t *testing.T) {
	schema := graph.NewSchema(&graph.Resolver{})
	s := serve(t, func(c *Config) { c.Schema = schema })
	got := s.send("GET", "/schema.graphql", "")
	if got.status != 200 || got.header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Fatalf("answered: %d %s", got.status, got.header.Get("Content-Type"))
	}
	served, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: got.body})
	if err != nil {
		t.Fatal(err)
	}
	options := cmp.Options{
		cmpopts.IgnoreTypes(&ast.Position{}), cmpopts.IgnoreFields(ast.Definition{}, "Position", "BuiltIn"), cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(ast.Schema{}, "Comment", "Implements", "PossibleTypes"),
	}
	if diff := cmp.Diff(schema.Schema().Types, served.Types, options); diff != "" {
		t.Errorf("types (-schema +served):\n%s", diff)
	}
	if diff := cmp.Diff(schema.Schema().Directives, served.Directives, options); diff != "" {
		t.Errorf("directives (-schema +served):\n%s", diff)
	}
	for _, internal := range []string{"@go", "__Type"} {
		if strings.Contains(got.body, internal) {
			t.Errorf("%s is no client's business", internal)
		}
	}
	if again := s.send("GET", "/schema.graphql", "", "If-None-Match: "+got.header.Get("ETag")); again.status != 304 || again.body != "" {
		t.Errorf("what is known already is sent again: %d", again.status)
	}
}
