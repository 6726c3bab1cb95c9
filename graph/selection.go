package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// selection is what a client selected, as far as that decides what is looked up for
// it.
type selection struct {
	// Links, Evidence and Entities are wanted as the shape of the network does not show
	// them: whole, and the evidence of all links.
	Links, Evidence, Entities bool
	// Sentences of judged links are wanted, for some of which it takes evidence.
	Sentences bool
	// paths: whole paths are selected, at any place.
	paths bool
	// more: the client wants to know whether there are more paths.
	more bool
	// relaxations are wanted, and days: with their days.
	relaxations, days bool
}

// selected looks at all that is selected below the field being resolved.
func selected(ctx context.Context) selection {
	var s selection
	op := graphql.GetOperationContext(ctx)
	eachField(op, graphql.GetFieldContext(ctx).Field.Selections, s.field)
	return s
}

// eachField visits the fields of a selection, and what is selected below those for
// which visit says so.
func eachField(op *graphql.OperationContext, set ast.SelectionSet, visit func(field *ast.Field) (deeper bool)) {
	for _, selection := range set {
		switch part := selection.(type) {
		case *ast.Field:
			if included(op, part.Directives) && visit(part) {
				eachField(op, part.SelectionSet, visit)
			}
		case *ast.InlineFragment:
			if included(op, part.Directives) {
				eachField(op, part.SelectionSet, visit)
			}
		case *ast.FragmentSpread:
			if included(op, part.Directives) {
				eachField(op, part.Definition.SelectionSet, visit)
			}
		}
	}
}

// included reports whether @skip and @include leave a part of a selection in.
func included(op *graphql.OperationContext, directives ast.DirectiveList) bool {
	for _, d := range directives {
		condition, _ := d.ArgumentMap(op.Variables)["if"].(bool)
		if d.Name == "skip" && condition || d.Name == "include" && !condition {
			return false
		}
	}
	return true
}

// field notes what a field needs, and reports whether what is selected below it
// can need more.
func (s *selection) field(field *ast.Field) (deeper bool) {
	of := field.ObjectDefinition
	switch {
	case of.Name == "Link":
		return s.linkField(field.Name)
	case of.Name == "JudgedLink":
		return s.judgedField(field.Name)
	case of.Name == "Entity" || slices.Contains(of.Interfaces, "Entity"):
		return s.entityField(field.Name)
	}
	if of.Name == "Relaxation" {
		s.days = s.days || field.Name == "day"
		return false
	}
	switch field.Name {
	case "relaxations", "relaxationsComplete":
		s.relaxations = true
	case "paths", "path":
		s.paths = true
	case "hasMore":
		s.more = true
	case "explanation":
		s.Sentences, s.Evidence = true, true
	}
	return true
}

func (s *selection) linkField(name string) (deeper bool) {
	switch name {
	case "from", "to":
		return true
	case "__typename", "id", "type", "role", "valid", "status", "confidence":
	case "evidence":
		s.Evidence = true
	default: // also what is selected of the entity on whose behalf
		s.Links = true
	}
	return false
}

func (s *selection) judgedField(name string) (deeper bool) {
	switch name {
	case "sentence", "phrase":
		s.Sentences = true
	case "evidence":
		s.Evidence = true
	}
	return name == "link"
}

func (s *selection) entityField(name string) (deeper bool) {
	switch name {
	case "__typename", "id", "kind", "type", "name", "valid":
		return false
	case "evidence":
		return false // is read by the id
	case "links", "neighbors", "agreements", "officials", "partners", "positions", "parties", "signatories",
		"participants", "members", "organizations", "country", "parent", "parts", "partOf":
		return true // are too; in them the entity can come again
	default:
		s.Entities = true
		return false
	}
}
