package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/gqlwriter"
	"github.com/entente-graph/entente/internal/quota"
)

// bounded is a schema that counts the bytes of an answer while its fields are
// resolved, so that one which takes more than it may is not made to its end.
type bounded struct{ graphql.ExecutableSchema }

// Exec answers an operation.
func (s bounded) Exec(ctx context.Context) graphql.ResponseHandler {
	answer := quota.Of(ctx)
	if answer == nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	op := graphql.GetOperationContext(ctx)
	inner := op.ResolverMiddleware
	op.ResolverMiddleware = func(ctx context.Context, next graphql.Resolver) (any, error) {
		value, err := inner(ctx, next)
		if err != nil {
			return value, err
		}
		return value, answer.Count(len(graphql.GetFieldContext(ctx).Field.Alias) + sizeOf(value))
	}
	return s.ExecutableSchema.Exec(ctx)
}

// sizeOf returns about how many bytes of an answer a value is by itself; what is
// selected below it is counted when that is resolved.
func sizeOf(value any) int {
	const name, punctuation = 10, 6 // a number or a constant, the quotes and so on
	switch value := value.(type) {
	case gqlwriter.Written:
		return len(value)
	case string:
		return punctuation + len(value)
	case *string:
		if value != nil {
			return punctuation + len(*value)
		}
	}
	return punctuation + name
}
