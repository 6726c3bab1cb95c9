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
	if asked := depthOf(op); asked > int(limit) {
		return gqlerror.Wrap(exceeded("query depth", int(limit), asked))
	}
	return nil
}

// depthOf returns the depth of an operation.
func depthOf(op *graphql.OperationContext) int {
	return new(depths).selection(op.Operation.SelectionSet)
}

// depths remembers how deep fragments are, so that one that is spread many times
// is walked once.
type depths struct {
	fragments map[string]int
}

// selection returns the depth of the deepest field in a selection.
func (f *depths) selection(set ast.SelectionSet) int {
	deepest := 0
	for _, selection := range set {
		d := 0
		switch s := selection.(type) {
		case *ast.Field:
			d = 1
			if !strings.HasPrefix(s.Name, "__") {
				d += f.selection(s.SelectionSet)
			}
		case *ast.InlineFragment:
			d = f.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			d = f.fragment(s)
		}
		deepest = max(deepest, d)
	}
	return deepest
}

func (f *depths) fragment(s *ast.FragmentSpread) int {
	depth, known := f.fragments[s.Name]
	if !known {
		depth = f.selection(s.Definition.SelectionSet)
		if f.fragments == nil {
			f.fragments = map[string]int{}
		}
		f.fragments[s.Name] = depth
	}
	return depth
}
