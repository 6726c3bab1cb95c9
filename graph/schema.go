package graph

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/internal/gqlwriter"
)

// NewSchema returns the schema with its resolvers, ready to be served. What it can
// it writes itself: see package gqlwriter, also for what passive middleware is.
//
// Its questions are answered in order: see questioning.
// What an answer takes is counted as it is made: see bounded.
//
// An interface that implements another, as Entity does Node, is no possible type
// of it: only objects are. The parser lists both, which would mislead clients
// that ask the schema.
func NewSchema(r *Resolver, passive ...graphql.FieldMiddleware) graphql.ExecutableSchema {
	config := generated.Config{Resolvers: r}
	schema := *generated.NewExecutableSchema(config).Schema()
	possible := make(map[string][]*ast.Definition, len(schema.PossibleTypes))
	for name, types := range schema.PossibleTypes {
		possible[name] = slices.DeleteFunc(slices.Clone(types), func(d *ast.Definition) bool { return d.Kind == ast.Interface })
	}
	schema.PossibleTypes = possible
	config.Schema = &schema
	answering := bounded{questioning{generated.NewExecutableSchema(config), r}}
	return gqlwriter.New(answering, generated.Answers{}, passive...)
}
