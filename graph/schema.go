package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/generated"
)

// NewSchema gives the schema with its resolvers, ready to be served. What it
// can it writes itself: see writer. Its questions are answered in order: see
// questioning. What an answer takes is counted as it is made: see bounded.
//
// An interface that implements another, as Entity does Node, is no possible type
// of it: only objects are. The parser lists both, which would mislead clients
// that ask the schema.
func NewSchema(r *Resolver) graphql.ExecutableSchema {
	config := generated.Config{Resolvers: r}
	schema := *generated.NewExecutableSchema(config).Schema()
	possible := make(map[string][]*ast.Definition, len(schema.PossibleTypes))
	for name, types := range schema.PossibleTypes {
		possible[name] = slices.DeleteFunc(slices.Clone(types), func(d *ast.Definition) bool { return d.Kind == ast.Interface })
	}
	schema.PossibleTypes = possible
	config.Schema = &schema
	return writing{bounded{questioning{generated.NewExecutableSchema(config), r}}, r}
}

// writing is a schema of which writer writes what it can.
type writing struct {
	graphql.ExecutableSchema
	resolver *Resolver
}

// Exec answers an operation.
func (s writing) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	inner := op.ResolverMiddleware
	op.ResolverMiddleware = func(ctx context.Context, next graphql.Resolver) (any, error) {
		answer, err := inner(ctx, next)
		if err != nil {
			return answer, err
		}
		return s.resolver.write(ctx, s.Schema(), answer), nil
	}
	return s.ExecutableSchema.Exec(ctx)
}
