package clienttest

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// records is what a normalised cache makes of answers: for each thing that has an id, and each of its fields with the
// same arguments, one value. What has no id belongs to the field that it is in. A second value is a conflict.
type records struct {
	schema *ast.Schema
	values map[place]met
	// compared counts how often a field of a thing with an id was met again, by "Type.field".
	compared  map[string]int
	conflicts []string
}

// A place is a field of something: `link:x.evidence{"knownBy":null}[0].quote`.
type place string

// met is a value that was met first somewhere in an answer.
type met struct{ value, where string }

func newRecords(schema *ast.Schema) *records {
	return &records{schema: schema, values: map[place]met{}, compared: map[string]int{}}
}

// An answer is one that is being normalised, to a document that asks for types and ids.
type answer struct {
	*records
	document  *ast.QueryDocument
	variables map[string]any
}

// add normalises an answer. Its own fields belong to it alone: how much work a search was is no property of anything.
func (r *records) add(name string, d *ast.QueryDocument, variables map[string]any, data map[string]any) {
	a := answer{r, d, variables}
	root := r.schema.Query
	for _, field := range a.fields(d.Operations[0].SelectionSet, root) {
		at := place(name + ":" + field.Name + a.arguments(field))
		a.value(at, name+" "+field.Alias, field, data[field.Alias])
	}
}

// object normalises an object that is met somewhere.
func (a answer) object(at place, where string, selections ast.SelectionSet, object map[string]any) {
	name, _ := object["__typename"].(string)
	id, hasID := object["id"].(string)
	if hasID {
		at = place(id)
		a.see(at+".__typename", where, name)
	}
	for _, field := range a.fields(selections, a.schema.Types[name]) {
		value, there := object[field.Alias]
		if !there {
			a.conflicts = append(a.conflicts, fmt.Sprintf("%s.%s is missing", where, field.Alias))
			continue
		}
		again := a.value(at+place("."+field.Name+a.arguments(field)), where+"."+field.Alias, field, value)
		if hasID && again {
			a.compared[name+"."+field.Name]++
		}
	}
}

// value normalises the value of a field, and reports whether it was met before.
func (a answer) value(at place, where string, field *ast.Field, value any) (again bool) {
	switch v := value.(type) {
	case []any:
		again = a.see(at, where, fmt.Sprintf("a list of %d", len(v)))
		for i, one := range v {
			index := fmt.Sprintf("[%d]", i)
			a.value(at+place(index), where+index, field, one)
		}
	case map[string]any:
		again = a.see(at, where, fmt.Sprint(v["__typename"], " ", v["id"]))
		a.object(at, where, field.SelectionSet, v)
	default:
		again = a.see(at, where, inJSON(v))
	}
	return again
}

// see notes what is at a place, and reports whether that was known.
func (r *records) see(at place, where, value string) (again bool) {
	before, again := r.values[at]
	if !again {
		r.values[at] = met{value, where}
	} else if before.value != value {
		r.conflicts = append(r.conflicts, fmt.Sprintf("%s is\n  %s at %s, and\n  %s at %s", at, before.value, before.where, value, where))
	}
	return again
}

// fields returns the fields that are selected of an object of a type, fragments followed.
func (a answer) fields(selections ast.SelectionSet, of *ast.Definition) (fields []*ast.Field) {
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			if !strings.HasPrefix(s.Name, "__") {
				fields = append(fields, s)
			}
		case *ast.InlineFragment:
			if a.applies(s.TypeCondition, of) {
				fields = append(fields, a.fields(s.SelectionSet, of)...)
			}
		case *ast.FragmentSpread:
			if a.applies(s.Definition.TypeCondition, of) {
				fields = append(fields, a.fields(s.Definition.SelectionSet, of)...)
			}
		}
	}
	return fields
}

// applies reports whether a fragment on a type is about objects of another.
func (a answer) applies(condition string, of *ast.Definition) bool {
	if condition == "" || condition == of.Name {
		return true
	}
	for _, possible := range a.schema.PossibleTypes[condition] {
		if possible == of {
			return true
		}
	}
	return false
}

// arguments returns the arguments of a field, those too that it has by default.
func (a answer) arguments(field *ast.Field) string {
	arguments := field.ArgumentMap(a.variables)
	if len(arguments) == 0 {
		return ""
	}
	return inJSON(arguments)
}

// inJSON writes a value as JSON, the keys of objects sorted.
func inJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // it was read from JSON
	}
	return string(text)
}
