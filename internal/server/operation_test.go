package server

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
)

// operation makes of a document what the extensions get.
func operation(t *testing.T, document string, variables map[string]any) *graphql.OperationContext {
	t.Helper()
	schema := schemaWith(nothing).Schema()
	doc, errs := gqlparser.LoadQueryWithRules(schema, document, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	coerced, err := validator.VariableValues(schema, doc.Operations[0], variables)
	if err != nil {
		t.Fatal(err)
	}
	return &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0], Variables: coerced}
}

type vars = map[string]any

// What the documentation promises of whole queries under the default limits.
func TestDefaultLimitsLetHonestQueriesThrough(t *testing.T) {
	one := vars{"id": "org:a"}
	ends := vars{"from": []any{"org:a"}, "to": []any{"org:b"}}
	tests := []struct {
		query       string
		variables   vars
		depth, cost int
		refused     bool
	}{
		{"honest-page", one, 7, 19_411, false},
		{"paths", ends, 7, 97_907, false},
		{"totals-of-a-page", nil, 5, 50_802, false},
		{"three-levels", one, 14, 19_063, false},
		{"graphiql-introspection", nil, 1, 8_272, false},
		{"thrice-nested", vars{"id": "org:a", "first": 10}, 13, 2_443, false},
		{"thrice-nested", vars{"id": "org:a", "first": 100}, 13, 2_040_403, true},
		{"thrice-nested", vars{"id": "org:a", "first": 1_000_000}, 13, 2_040_403, true},
	}
	limits := DefaultLimits()
	for _, test := range tests {
		t.Run(test.query, func(t *testing.T) {
			op := operation(t, readQuery(t, test.query), test.variables)
			if got := depthOf(op); got != test.depth || got > limits.Depth {
				t.Errorf("depth %d, want %d, the limit is %d", got, test.depth, limits.Depth)
			}
			cost := costOf(op)
			if cost != test.cost {
				t.Errorf("cost %d, want %d", cost, test.cost)
			}
			if refused := cost > limits.Cost; refused != test.refused {
				t.Errorf("refused for its cost: %v, want %v", refused, test.refused)
			}
		})
	}
}

func TestDepthAndCost(t *testing.T) {
	tests := []struct {
		name, document string
		variables      vars
		depth, cost    int
	}{
		{"one field", `{ entity(id: "a") { id } }`, nil, 2, 2},
		{"fields add up", `{ a: entity(id: "a") { id name } b: entity(id: "b") { id } __typename }`, nil, 2, 6},
		{"an ordinary list has five entries", `{ entity(id: "a") { names { text lang } } }`, nil, 3, 1 + 1 + 5*2},
		{"a list of scalars is one field", `{ paths(from: "a", to: "b") { blockedBy } }`, nil, 2, 1000 + 1},
		{"first multiplies the edges alone", `{ entities(first: 7) { pageInfo { endCursor } edges { cursor } } }`, nil, 3, 1 + 2 + 1 + 7},
		{"first is 20 by default", `{ entities { edges { cursor } } }`, nil, 3, 1 + 1 + 20},
		{"null is the default too", `{ entities(first: null) { edges { cursor } } }`, nil, 3, 1 + 1 + 20},
		{"the schema's default", `{ search(query: "a") { edges { score } } }`, nil, 3, 1000 + 1 + 10},
		{"a variable", `query ($n: Int) { entities(first: $n) { edges { cursor } } }`, vars{"n": 3}, 3, 1 + 1 + 3},
		{"a variable's default", `query ($n: Int = 4) { entities(first: $n) { edges { cursor } } }`, nil, 3, 1 + 1 + 4},
		{"a variable that is not given", `query ($n: Int) { search(query: "a", first: $n) { edges { score } } }`, nil, 3, 1000 + 1 + 10},
		{"no more than a page may have", `{ entities(first: 1000000) { edges { cursor } } }`, nil, 3, 1 + 1 + 100},
		{"none", `{ entities(first: 0) { edges { cursor } } }`, nil, 3, 1 + 1},
		{"less than none", `{ entities(first: -5) { edges { cursor } } }`, nil, 3, 1 + 1},
		{"the lists of a paged result", `{ paths(from: "a", to: "b") { paths { hops steps { from { id } } } } }`, nil, 5, 1000 + 1 + 5*(1+1+5*2)},
		{"a list with first", `{ reach(from: "a") { groups { nearest(first: 9) { hops path { steps { from { id } } } } } } }`, nil, 7, 1000 + 1 + 5*(1+9*(1+1+1+5*2))},
		{"a list with keys", `{ reach(from: "a") { groups(keys: ["x", "y"]) { members(first: 9) { totalCount edges { node { hops } } } } } }`, nil, 6, 1000 + 1 + 2*(1+1+1+9*(1+1))},
		{"a list without keys", `query ($keys: [ID!]) { reach(from: "a") { groups(keys: $keys) { key } } }`, nil, 3, 1000 + 1 + 5},
		{"searches weigh", `{ a: paths(from: "a", to: "b") { outcome } b: reach(from: "a") { total } c: search(query: "a") { __typename } }`, nil, 2, 3 * (1000 + 1)},
		{"a list of paths is no search", `{ paths(from: "a", to: "b", first: 2) { paths { hops } } }`, nil, 3, 1000 + 1 + 2},
		{"totals weigh, each", `{ entities(first: 3) { totalCount edges { node { links(first: 0) { totalCount } } } } }`, nil, 5, 1 + 100 + 1 + 3*(1+1+100)},
		{"ids", `{ nodes(ids: ["a", "b", "c"]) { id } }`, nil, 2, 1 + 3},
		{"ids in a variable", `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, vars{"ids": []any{"a", "b"}}, 2, 1 + 2},
		{"links among ids", `{ linksAmong(ids: ["a", "b"], and: ["c"]) { holding link { id } } }`, nil, 3, 1000 + 3*3},
		{"links among very many", `query ($ids: [ID!]!) { linksAmong(ids: $ids, and: $ids) { holding } }`, vars{"ids": slices.Repeat([]any{"a"}, 600)}, 2, 1000 + 1000},
		{"facets", `{ entities { facets(by: TYPE) { key } } }`, nil, 3, 1 + 1000 + 20},
		{"one id for a list", `{ nodes(ids: "a") { id } }`, nil, 2, 1 + 1},
		{"no more ids than there may be", `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, vars{"ids": slices.Repeat([]any{"a"}, 150)}, 2, 1 + 100},
		{"fragments are followed", `{ entity(id: "a") { ...F } } fragment F on Entity { names { ...N } } fragment N on Name { valid { from } }`, nil, 4, 1 + 1 + 5*2},
		{
			"a fragment in pages of different sizes", `
				{ a: entities(first: 50) { ...E } b: entities(first: 3) { ...E } c: entities(first: 50) { ...E } }
				fragment E on EntityConnection { edges { node { id } } }`,
			nil, 4, (1 + 1 + 50*2) + (1 + 1 + 3*2) + (1 + 1 + 50*2),
		},
		{"branches add up", `{ node(id: "a") { ... on Person { id } ... on Place { id } } }`, nil, 2, 3},
		{"within introspection only cost counts", `{ __schema { types { name fields { name } } } }`, nil, 1, 1 + 1 + 5*(1+1+5)},
		{"type by name", `{ __type(name: "Query") { name } }`, nil, 1, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			op := operation(t, test.document, test.variables)
			if diff := cmp.Diff(test.depth, depthOf(op)); diff != "" {
				t.Errorf("depth: %s", diff)
			}
			if diff := cmp.Diff(test.cost, costOf(op)); diff != "" {
				t.Errorf("cost: %s", diff)
			}
		})
	}
}

// TestFacetsWeigh: facets count all that a filter lets pass, as a search does.
func TestFacetsWeigh(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		type Query { entities: EntityConnection! }
		type EntityConnection { facets(by: String!): [Facet!]! }
		type Facet { key: ID! count: Int! }`})
	doc, errs := gqlparser.LoadQueryWithRules(schema, `{ entities { a: facets(by: "KIND") { key count } b: facets(by: "TYPE") { key } } }`, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	cost := costOf(&graphql.OperationContext{Doc: doc, Operation: doc.Operations[0]})
	if want := 1 + (1000 + 5*2) + (1000 + 5*1); cost != want {
		t.Errorf("cost %d, want %d", cost, want)
	}
}

// Seventy fragments that spread the next one twice stand for more fields than there
// are numbers: neither may a walk visit them all, nor a sum overflow.
func TestManyFragmentsAreWalkedOnce(t *testing.T) {
	var document strings.Builder
	document.WriteString(`{ entity(id: "a") { ...F0 } }`)
	for i := range 70 {
		next := "id"
		if i < 69 {
			next = strings.ReplaceAll("links { edges { node { a: to { ...F# } b: from { ...F# } } } }", "#", strconv.Itoa(i+1))
		}
		document.WriteString(" fragment F" + strconv.Itoa(i) + " on Entity { " + next + " }")
	}
	op := operation(t, document.String(), nil)
	if got := depthOf(op); got != 1+69*4+1 {
		t.Errorf("depth %d", got)
	}
	if got := costOf(op); got < unbearable {
		t.Errorf("cost %d", got)
	}
}
