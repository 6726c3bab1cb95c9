package ask

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// Excerpt is a part of a document: its operation, and the fragments that this needs, by name.
type Excerpt struct {
	Operation string
	Fragments map[string]string
}

// Only returns a document of one question cut down to some of the fields of its answer, under a name of its own, without the
// variables and fragments that these do not need. Fields that the document does not ask for are left out.
func Only(document, name string, fields ...string) Excerpt {
	parsed, err := parser.ParseQuery(&ast.Source{Input: document})
	if err != nil || len(parsed.Operations) != 1 {
		return Excerpt{Operation: document} // a test sees that the questions are none such
	}
	operation := parsed.Operations[0]
	operation.Name, operation.Comment = name, nil
	for _, selection := range operation.SelectionSet {
		if question, is := selection.(*ast.Field); is {
			question.SelectionSet = slices.DeleteFunc(question.SelectionSet, func(s ast.Selection) bool {
				field, is := s.(*ast.Field)
				return !is || !slices.Contains(fields, field.Name)
			})
		}
	}
	used := uses{variables: map[string]bool{}, fragments: map[string]bool{}, all: parsed.Fragments}
	used.selection(operation.SelectionSet)
	operation.VariableDefinitions = slices.DeleteFunc(operation.VariableDefinitions, func(v *ast.VariableDefinition) bool { return !used.variables[v.Variable] })
	excerpt := Excerpt{written(&ast.QueryDocument{Operations: parsed.Operations}), map[string]string{}}
	for _, fragment := range parsed.Fragments {
		if used.fragments[fragment.Name] {
			excerpt.Fragments[fragment.Name] = written(&ast.QueryDocument{Fragments: ast.FragmentDefinitionList{fragment}})
		}
	}
	return excerpt
}

// Document returns the excerpt as a document that can be asked.
func (e Excerpt) Document() string { return e.Operation + Written(e.Fragments) }

// Written writes fragments, by name.
func Written(fragments map[string]string) string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(fragments)) {
		text.WriteString(fragments[name])
	}
	return text.String()
}

// written writes a part of a document.
func written(part *ast.QueryDocument) string {
	var text bytes.Buffer
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatQueryDocument(part)
	return compact(text.String())
}

// uses are the variables and fragments that a selection needs.
type uses struct {
	variables, fragments map[string]bool
	all                  ast.FragmentDefinitionList
}

func (u *uses) selection(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			for _, argument := range s.Arguments {
				u.value(argument.Value)
			}
			u.directives(s.Directives)
			u.selection(s.SelectionSet)
		case *ast.InlineFragment:
			u.directives(s.Directives)
			u.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			if fragment := u.all.ForName(s.Name); fragment != nil && !u.fragments[s.Name] {
				u.fragments[s.Name] = true
				u.selection(fragment.SelectionSet)
			}
		}
	}
}

func (u *uses) directives(all ast.DirectiveList) {
	for _, directive := range all {
		for _, argument := range directive.Arguments {
			u.value(argument.Value)
		}
	}
}

func (u *uses) value(v *ast.Value) {
	if v.Kind == ast.Variable {
		u.variables[v.Raw] = true
	}
	for _, child := range v.Children {
		u.value(child.Value)
	}
}
