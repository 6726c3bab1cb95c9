package server

import (
	"cmp"
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// locationsOf returns where in the document the cause of an error stands: where the
// error says so, else the field or the variable that it is about.
func locationsOf(ctx context.Context, at *gqlerror.Error) []gqlerror.Location {
	if len(at.Locations) > 0 {
		return at.Locations
	}
	position := fieldPosition(ctx)
	if position == nil {
		position = variablePosition(ctx, at)
	}
	if position == nil || position.Line == 0 {
		return nil
	}
	return []gqlerror.Location{{Line: position.Line, Column: position.Column}}
}

// fieldPosition returns where the field stands that is being resolved; nil where none
// is. An element of a list is its list's.
func fieldPosition(ctx context.Context) *ast.Position {
	for field := graphql.GetFieldContext(ctx); field != nil; field = field.Parent {
		if field.Field.Field != nil {
			return field.Field.Position
		}
	}
	return nil
}

// variablePosition returns where the variable is declared that an error is about;
// nil where it is about none.
func variablePosition(ctx context.Context, at *gqlerror.Error) *ast.Position {
	if !isOfVariable(at) || !graphql.HasOperationContext(ctx) {
		return nil
	}
	name, _ := at.Path[1].(ast.PathName)
	declared := graphql.GetOperationContext(ctx).Operation.VariableDefinitions.ForName(string(name))
	if declared == nil {
		return nil
	}
	return declared.Position
}

// isOfVariable reports whether an error is about a variable: gqlparser then sets it
// a path that begins with "variable".
func isOfVariable(at *gqlerror.Error) bool {
	return len(at.Path) > 1 && at.Path[0] == ast.PathName("variable")
}

// inOrder sorts errors as what they are about stands in the answer: fields in the
// order in which they are selected, elements of a list by their number. They come
// in the order in which fields happened to fail.
func inOrder(operation *ast.OperationDefinition, errs gqlerror.List) {
	if len(errs) < 2 {
		return
	}
	root := &selected{sets: []ast.SelectionSet{operation.SelectionSet}}
	slices.SortStableFunc(errs, func(a, b *gqlerror.Error) int { return root.compare(a.Path, b.Path) })
}

// selected is a field of the answer, or its root, by what is selected below it.
type selected struct {
	// place is that among the fields of its object.
	place int
	sets  []ast.SelectionSet
	// fields are those below it by their names in the answer; nil until somebody asks.
	fields map[ast.PathName]*selected
}

// compare compares two places below the field.
func (s *selected) compare(a, b ast.Path) int {
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			if name, isField := a[i].(ast.PathName); isField {
				s = s.below(name)
			}
			continue
		}
		switch x := a[i].(type) {
		case ast.PathIndex:
			y, _ := b[i].(ast.PathIndex)
			return cmp.Compare(x, y)
		case ast.PathName:
			y, _ := b[i].(ast.PathName)
			return cmp.Compare(s.below(x).place, s.below(y).place)
		}
	}
	return cmp.Compare(len(a), len(b))
}

// below returns a field below this one.
func (s *selected) below(name ast.PathName) *selected {
	if s.fields == nil {
		s.fields = map[ast.PathName]*selected{}
		followed := map[string]bool{}
		for _, set := range s.sets {
			s.add(set, followed)
		}
	}
	field := s.fields[name]
	if field == nil { // not in the document
		field = &selected{place: len(s.fields)}
		s.fields[name] = field
	}
	return field
}

// add adds the fields of a selection, and those of its fragments, each of which is
// followed once.
func (s *selected) add(set ast.SelectionSet, followed map[string]bool) {
	for _, selection := range set {
		switch part := selection.(type) {
		case *ast.Field:
			name := ast.PathName(part.Alias)
			if s.fields[name] == nil {
				s.fields[name] = &selected{place: len(s.fields)}
			}
			s.fields[name].sets = append(s.fields[name].sets, part.SelectionSet)
		case *ast.InlineFragment:
			s.add(part.SelectionSet, followed)
		case *ast.FragmentSpread:
			if !followed[part.Name] {
				followed[part.Name] = true
				s.add(part.Definition.SelectionSet, followed)
			}
		}
	}
}
