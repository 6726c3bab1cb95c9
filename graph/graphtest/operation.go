package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Operation is a query and its variables.
type Operation struct {
	Query     string
	Variables map[string]any
}

// The bounds of an operation.
const (
	maxDepth  = 9
	maxFields = 60
)

// Draw draws a query over a whole schema: aliases, fragments of all sorts, arguments,
// @skip and @include by variables and by constants, __typename, and fields that are
// selected twice. It may be invalid, where two fields of one name differ.
func Draw(random *rand.Rand, schema *ast.Schema) Operation {
	d := drawer{Rand: random, schema: schema, left: maxFields}
	return d.operation(d.set(schema.Query, maxDepth))
}

// DrawTo draws a query that selects something of a type.
func DrawTo(random *rand.Rand, schema *ast.Schema, name string) Operation {
	d := drawer{Rand: random, schema: schema, left: maxFields}
	return d.operation(d.along(schema.Query, d.way(name)))
}

// operation returns the operation with a selection of the root.
func (d *drawer) operation(set string) Operation {
	query := set + " " + strings.Join(d.fragments, " ")
	var variables []string
	for _, declaration := range []string{"$yes: Boolean! = true", "$no: Boolean!", "$few: Int = 2"} {
		if name, _, _ := strings.Cut(declaration, ":"); strings.Contains(query, name) {
			variables = append(variables, declaration)
		}
	}
	if variables != nil {
		query = "query (" + strings.Join(variables, ", ") + ") " + query
	}
	return Operation{Query: query, Variables: map[string]any{"no": false, "few": d.IntN(4)}}
}

// drawer draws one operation.
type drawer struct {
	*rand.Rand
	schema    *ast.Schema
	fragments []string
	aliases   int
	// left is how many fields may still be drawn.
	left int
}

// happens reports whether something happens that does so once in n times.
func (d *drawer) happens(n int) bool { return d.IntN(n) == 0 }

// set draws a selection of a type.
func (d *drawer) set(of *ast.Definition, depth int) string {
	var parts []string
	for range 1 + d.IntN(6) {
		switch {
		case d.happens(12):
			parts = append(parts, d.alias()+"__typename"+d.directive())
		case depth > 0 && d.happens(6):
			parts = append(parts, d.fragment(of, depth-1))
		default:
			parts = append(parts, d.field(of, depth))
		}
	}
	if parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" }); len(parts) == 0 {
		parts = append(parts, "__typename")
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// step is a field, or a fragment if nil, that leads to a type.
type step struct {
	field *ast.FieldDefinition
	to    *ast.Definition
}

// way returns the shortest way from the root to a type.
func (d *drawer) way(name string) []step {
	ways := map[string][]step{d.schema.Query.Name: {}}
	for queue := []*ast.Definition{d.schema.Query}; len(queue) > 0 && ways[name] == nil; queue = queue[1:] {
		of := queue[0]
		var steps []step
		for _, f := range of.Fields {
			if to := d.schema.Types[f.Type.Name()]; to.IsCompositeType() && !to.BuiltIn {
				steps = append(steps, step{f, to})
			}
		}
		if of.IsAbstractType() {
			for _, to := range d.schema.GetPossibleTypes(of) {
				steps = append(steps, step{nil, to})
			}
		}
		for _, s := range steps {
			if ways[s.to.Name] == nil {
				ways[s.to.Name] = append(slices.Clone(ways[of.Name]), s)
				queue = append(queue, s.to)
			}
		}
	}
	return ways[name]
}

// along draws a selection of a type that goes a way, and a selection at its end.
func (d *drawer) along(of *ast.Definition, way []step) string {
	if len(way) == 0 {
		return d.set(of, 2)
	}
	next := "... on " + way[0].to.Name
	if f := way[0].field; f != nil {
		next = d.newAlias() + f.Name + d.arguments(f)
	}
	next += " " + d.along(way[0].to, way[1:])
	if beside := d.field(of, 1); d.happens(2) {
		next += " " + beside
	}
	return "{ " + next + " }"
}

// fragment draws a fragment inside a selection of a type.
func (d *drawer) fragment(of *ast.Definition, depth int) string {
	on := of
	if others := d.overlapping(of); len(others) > 0 && !d.happens(4) {
		on = others[d.IntN(len(others))]
	}
	set := d.set(on, depth)
	switch {
	case on == of && d.happens(3):
		return "..." + d.directive() + " " + set
	case d.happens(2):
		return "... on " + on.Name + d.directive() + " " + set
	}
	name := fmt.Sprintf("F%d", len(d.fragments))
	d.fragments = append(d.fragments, "fragment "+name+" on "+on.Name+" "+set)
	spread := "..." + name + d.directive()
	if d.happens(4) {
		spread += " ..." + name
	}
	return spread
}

// overlapping returns the types of which an object of a type may be too.
func (d *drawer) overlapping(of *ast.Definition) []*ast.Definition {
	if of.IsAbstractType() {
		return d.schema.GetPossibleTypes(of)
	}
	return d.schema.GetImplements(of)
}

// field draws a field of a type; "" if there is none that may be drawn.
func (d *drawer) field(of *ast.Definition, depth int) string {
	var fields []*ast.FieldDefinition
	for _, f := range of.Fields {
		deep := d.schema.Types[f.Type.Name()].IsCompositeType()
		if strings.HasPrefix(f.Name, "__") || deep && depth == 0 {
			continue
		}
		// What has no arguments is drawn more often, or there would be little to write.
		for range 1 + 3*max(0, 1-len(f.Arguments)) {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 || d.left == 0 {
		return ""
	}
	d.left--
	f := fields[d.IntN(len(fields))]
	text := f.Name
	if arguments := d.arguments(f); arguments != "" {
		text = d.newAlias() + text + arguments
	} else {
		text = d.alias() + text
	}
	text += d.directive()
	if below := d.schema.Types[f.Type.Name()]; below.IsCompositeType() {
		text += " " + d.set(below, depth-1)
	}
	return text
}

// alias draws an alias, or none.
func (d *drawer) alias() string {
	if d.happens(3) {
		return d.newAlias()
	}
	return ""
}

func (d *drawer) newAlias() string {
	d.aliases++
	return fmt.Sprintf("a%d: ", d.aliases)
}

// directive draws @skip or @include, or mostly nothing.
func (d *drawer) directive() string {
	if !d.happens(8) {
		return ""
	}
	all := []string{" @include(if: $yes)", " @include(if: $no)", " @skip(if: $no)", " @skip(if: $yes)", " @include(if: true)", " @skip(if: false) @include(if: $yes)"}
	return all[d.IntN(len(all))]
}

// arguments draws the arguments of a field.
func (d *drawer) arguments(f *ast.FieldDefinition) string {
	var all []string
	for _, a := range f.Arguments {
		if a.Type.NonNull || d.happens(3) {
			all = append(all, a.Name+": "+d.value(a.Type))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "(" + strings.Join(all, ", ") + ")"
}

// value draws a value of an input type, seldom one that is refused when it is read.
func (d *drawer) value(t *ast.Type) string {
	if t.Elem != nil {
		return "[" + d.value(t.Elem) + "]"
	}
	definition := d.schema.Types[t.NamedType]
	switch definition.Kind {
	case ast.Enum:
		return definition.EnumValues[d.IntN(len(definition.EnumValues))].Name
	case ast.InputObject:
		var fields []string
		for _, f := range definition.Fields {
			if f.Type.NonNull || d.happens(6) {
				fields = append(fields, f.Name+": "+d.value(f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	switch t.NamedType {
	case "Int":
		return []string{"1", "2", "$few"}[d.IntN(3)]
	case "Float":
		return "0.5"
	case "Boolean":
		return "true"
	case "Date":
		if d.happens(10) {
			return `"2024-13-01"`
		}
		return `"2024-06-01"`
	default:
		return `"org:a"`
	}
}
