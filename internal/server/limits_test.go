package server

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
)

// Each refusal says the limit and what was asked, in its sentence and in its
// extensions.
func TestRefusals(t *testing.T) {
	s := serve(t, func(c *Config) { c.Limits = Limits{Depth: 4, Cost: 30, Tokens: 40, Effort: 1000, Body: 300} })
	long := strings.Repeat(" ", 500)
	tests := []struct {
		name, body   string
		status       int
		message      string
		limit, asked string
	}{
		{"depth", `{"query":"{ entities(first: 1) { edges { node { valid { from } } } } }"}`, 400, "query depth: at most 4, but 5 asked", "4", "5"},
		{"cost", `{"query":"{ entities { edges { cursor node { id } } } }"}`, 400, "query cost: at most 30, but 62 asked", "30", "62"},
		{"tokens", `{"query":"{ ` + strings.Repeat("a ", 50) + `}"}`, 400, "query tokens: at most 40, but 52 asked", "40", "52"},
		{"effort", `{"query":"{ ` + strings.Repeat("a ", 35) + `}"}`, 400, "effort of validating the query: at most 1000, but 1262 asked", "1000", "1262"},
		{"body", `{"query":"{__typename}"` + long + `}`, 413, "bytes of the body: at most 300, but 524 asked", "300", "524"},
		{"batch", `[{"query":"{__typename}"},{"query":"{__typename}"},{"query":"{__typename}"}]`, 400, "operations in one request: at most 1, but 3 asked", "1", "3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := s.send("POST", "/graphql", test.body, "Content-Type: application/json", "Accept: "+graphqlJSON)
			if got.status != test.status {
				t.Errorf("status %d", got.status)
			}
			want := vars{"errors": []any{vars{
				"message":    test.message,
				"extensions": vars{"code": "LIMIT_EXCEEDED", "limit": json.Number(test.limit), "asked": json.Number(test.asked)},
			}}}
			if diff := cmp.Diff(want, got.decoded(t)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := s.ask(`{ entities(first: 9) { edges { node { id } } } }`, nil); got.status != 200 {
		t.Errorf("what is within the limits: %+v", got)
	}
}

// A body whose length is not announced is read no further than the limit.
func TestEndlessBody(t *testing.T) {
	s := serve(t, nil)
	response, err := http.Post(s.url+"/graphql", "application/json", io.LimitReader(spaces{}, 4<<20))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	want := vars{"code": "LIMIT_EXCEEDED", "limit": json.Number("1048576"), "asked": json.Number("1048577")}
	if diff := cmp.Diff(want, reply{body: string(body)}.extensions(t)); diff != "" || response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d, %s", response.StatusCode, diff)
	}
}

type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

func TestMeasure(t *testing.T) {
	tests := []struct {
		document       string
		tokens, effort int
	}{
		{"", 0, 0},
		{"{a}", 3, 1*3 + 1*1},
		{"{a a b}", 5, 1*5 + 1*(4+1)},
		{"{a{a}}", 6, 1*6 + 2*4},
		{"{...F}{...F} fragment F on Query {a}", 15, 3*15 + 1*(9+1+1+1+1)},
		{"# a comment is one token\n{a}", 4, 1*4 + 1},
		{`{a(b: "x { y", c: """{ "z" """)}`, 11, 1*11 + 3},
		{"}{a}", 4, 0},
		{"{a ^ b}", 2, 1*2 + 1},
	}
	for _, test := range tests {
		tokens, effort := measure(test.document)
		if tokens != test.tokens || effort != test.effort {
			t.Errorf("%s: %d tokens, effort %d; want %d and %d", test.document, tokens, effort, test.tokens, test.effort)
		}
	}
}

// Documents that would keep gqlparser busy for long are refused before it sees
// them, and those of the tests of cost are far from that.
func TestEffort(t *testing.T) {
	limit := DefaultLimits().Effort
	for _, name := range []string{"honest-page", "paths", "three-levels", "graphiql-introspection"} {
		if _, effort := measure(readQuery(t, name)); effort > limit/20 {
			t.Errorf("%s takes %d of %d", name, effort, limit)
		}
	}
	for name, document := range map[string]string{
		"one name":                   "{" + strings.Repeat("a ", 1100) + "}",
		"one name, nested":           strings.Repeat("{... ", 50) + "{" + strings.Repeat("a ", 200) + strings.Repeat("}", 51),
		"a fragment for each query":  strings.Repeat("{...F}", 600) + "fragment F on Query {" + strings.Repeat("a b c ", 200) + "}",
		"a conflict between any two": "{" + strings.Repeat(`a: b a: c `, 450) + "}",
	} {
		tokens, effort := measure(document)
		if effort <= limit || tokens > DefaultLimits().Tokens {
			t.Errorf("%s: %d tokens, effort %d", name, tokens, effort)
		}
	}
}

// A document can have more mistakes than anybody wants to read.
func TestNotEveryMistakeIsReported(t *testing.T) {
	s := serve(t, nil)
	errs := s.ask("{"+strings.Repeat("zyxwv ", 100)+"}", nil).decoded(t)["errors"].([]any)
	if len(errs) != maxValidationErrors {
		t.Errorf("%d errors", len(errs))
	}
}

// GraphiQL's question passes, and many of them at once do not.
func TestIntrospection(t *testing.T) {
	s := serve(t, nil)
	query := readQuery(t, "graphiql-introspection")
	got := s.ask(query, nil)
	schema, _ := got.decoded(t)["data"].(map[string]any)["__schema"].(map[string]any)
	if types, _ := schema["types"].([]any); len(types) < 50 || strings.Contains(got.body, `"errors"`) {
		t.Errorf("%d types", len(types))
	}
	many := strings.Replace(query, "query IntrospectionQuery {", "query IntrospectionQuery {"+strings.Repeat(" a: __schema { types { ...FullType } }", 100), 1)
	if got := s.ask(many, nil); got.extensions(t)["code"] != "LIMIT_EXCEEDED" {
		t.Error(got.body)
	}
}

// Only small documents are kept in memory.
func TestSmallDocuments(t *testing.T) {
	documents := smallDocuments{lru.New[*ast.QueryDocument](10)}
	for length, kept := range map[int]bool{10: true, 8 << 10: true, 8<<10 + 1: false} {
		query := strings.Repeat(" ", length)
		documents.Add(t.Context(), query, &ast.QueryDocument{})
		if _, found := documents.Get(t.Context(), query); found != kept {
			t.Errorf("%d bytes: kept is %v", length, found)
		}
	}
}
