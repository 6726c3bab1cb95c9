package server

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// depthLimit is a gqlgen extension that refuses operations in which fields lie
// deeper within fields.
type depthLimit int

var _ graphql.OperationContextMutator = depthLimit(0)

func (depthLimit) ExtensionName() string                   { return "DepthLimit" }
func (depthLimit) Validate(graphql.ExecutableSchema) error { return nil }

func (limit depthLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if asked := depth(op.Operation.SelectionSet, map[string]int{}); asked > int(limit) {
		return gqlerror.Wrap(exceeded("query depth", int(limit), asked))
	}
	return nil
}

// depth is that of the deepest field in a selection. A fragment that is spread
// many times is walked once.
func depth(set ast.SelectionSet, fragments map[string]int) int {
	deepest := 0
	for _, selection := range set {
		d := 0
		switch s := selection.(type) {
		case *ast.Field:
			d = 1
			if !strings.HasPrefix(s.Name, "__") {
				d += depth(s.SelectionSet, fragments)
			}
		case *ast.InlineFragment:
			d = depth(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			known, ok := fragments[s.Name]
			if !ok {
				known = depth(s.Definition.SelectionSet, fragments)
				fragments[s.Name] = known
			}
			d = known
		}
		deepest = max(deepest, d)
	}
	return deepest
}
