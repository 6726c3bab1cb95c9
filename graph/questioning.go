package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/internal/pathfind"
)

// questioning is a schema of which each operation answers its questions about paths
// and reach, reports and whom to suggest among them, one at a time, in the order in which
// they stand in the answer, from one budget. An operation for which there is no room is refused before anything of it
// is resolved; one without such questions needs none.
type questioning struct {
	graphql.ExecutableSchema
	resolver *Resolver
}

// Exec answers an operation.
func (s questioning) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	questions := questionsOf(op)
	if len(questions) == 0 {
		return s.ExecutableSchema.Exec(ctx)
	}
	budget, leave, err := s.resolver.Paths.Admit(ctx)
	if err != nil {
		graphql.AddError(ctx, err)
		return nil // which nobody calls after an error
	}
	turns := make(map[string]*pathfind.Turn, len(questions))
	for i, turn := range pathfind.Turns(len(questions)) {
		turns[questions[i]] = turn
	}
	inner := op.RootResolverMiddleware
	op.RootResolverMiddleware = func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		turn, is := turns[graphql.GetRootFieldContext(ctx).Field.Alias]
		if !is {
			return inner(ctx, next)
		}
		// A question whose arguments can't be read, or that panics, had its turn too.
		defer turn.End()
		return inner(pathfind.WithTurn(pathfind.WithBudget(ctx, budget), turn), next)
	}
	answer := s.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer leave()
		return answer(ctx)
	}
}

// questionsOf returns the names that such questions have in
// the answer to an operation, in its order.
func questionsOf(op *graphql.OperationContext) (names []string) {
	if op.Operation.Operation != ast.Query {
		return nil
	}
	for _, field := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		switch field.Name {
		case "paths", "reach", "regionalReport", "suggestPartners":
			names = append(names, field.Alias)
		}
	}
	return names
}
