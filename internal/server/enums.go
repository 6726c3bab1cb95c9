package server

import (
	"context"
	"maps"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// exactEnums is a gqlgen extension that refuses enum values in variables which
// differ in case: gqlparser lets them through, and a resolver would then meet a
// value that is none of its constants. In the query itself gqlparser is exact.
type exactEnums struct {
	schema *ast.Schema
}

var _ graphql.OperationContextMutator = exactEnums{}

func (exactEnums) ExtensionName() string                   { return "ExactEnums" }
func (exactEnums) Validate(graphql.ExecutableSchema) error { return nil }

func (e exactEnums) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	for _, v := range op.Operation.VariableDefinitions {
		path := ast.Path{ast.PathName("variable"), ast.PathName(v.Variable)}
		if err := e.check(v.Type, op.Variables[v.Variable], path); err != nil {
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	return nil
}

// check looks at a value that gqlparser found to be of the type, but for case.
func (e exactEnums) check(of *ast.Type, value any, path ast.Path) *gqlerror.Error {
	if value == nil {
		return nil
	}
	if of.Elem != nil {
		for i, element := range graphql.CoerceList(value) {
			if err := e.check(of.Elem, element, append(path, ast.PathIndex(i))); err != nil {
				return err
			}
		}
		return nil
	}
	definition := e.schema.Types[of.NamedType]
	if text, ok := value.(string); ok && definition.Kind == ast.Enum && definition.EnumValues.ForName(text) == nil {
		return gqlerror.ErrorPathf(slices.Clone(path), "%s is not a valid %s", text, definition.Name)
	}
	if fields, ok := value.(map[string]any); ok && definition.Kind == ast.InputObject {
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			field := definition.Fields.ForName(name)
			if field == nil {
				continue // __typename, which gqlparser tolerates
			}
			if err := e.check(field.Type, fields[name], append(path, ast.PathName(name))); err != nil {
				return err
			}
		}
	}
	return nil
}
