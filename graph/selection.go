package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
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
	// certain: it is wanted how many are certainly reached, or whether one is.
	certain bool
	// nearest is how many of each group are to be listed; 0 for none.
	nearest int
	// refused is why that can't be; also where there is no group.
	refused error
}

// selected looks at all that is selected below the field being resolved.
func selected(ctx context.Context) selection {
	var s selection
	op := graphql.GetOperationContext(ctx)
	eachField(op, graphql.GetFieldContext(ctx).Field.Selections, func(field *ast.Field) bool { return s.field(op, field) })
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
func (s *selection) field(op *graphql.OperationContext, field *ast.Field) (deeper bool) {
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
	case "totalCertain", "reachedCertain", "certain":
		s.certain = true
	case "explanation":
		s.Sentences, s.Evidence = true, true
	case "nearest":
		first, err := firstSelected(op, field)
		if err != nil {
			s.refused = err
		}
		s.nearest = max(s.nearest, first)
	}
	return true
}

// firstSelected returns how many of the nearest a field asks for.
func firstSelected(op *graphql.OperationContext, field *ast.Field) (int, error) {
	given := field.ArgumentMap(op.Variables)["first"]
	if given == nil {
		return pathfind.DefaultFirst, nil
	}
	first, err := model.UnmarshalInt(given)
	if err != nil {
		return 0, err
	}
	return firstOf(&first, pathfind.DefaultFirst)
}

func (s *selection) linkField(name string) (deeper bool) {
	switch name {
	case "from", "to":
		return true
	case "__typename", "id", "type", "role", "valid", "status", "confidence":
	case "evidence":
		s.Evidence = true
	default: // also what is told of the entity on whose behalf
		s.Links = true
	}
	return false
}

func (s *selection) judgedField(name string) (deeper bool) {
	switch name {
	case "sentence":
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
