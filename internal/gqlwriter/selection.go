package gqlwriter

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Selection is the fields that a client selected of objects of a type, all of which
// are written.
type Selection struct {
	Fields []Field
	object string
	// next is what the same field has for another type.
	next *Selection
}

// Field is a field that a client selected.
type Field struct {
	// Name is its name in the schema.
	Name     string
	selected *graphql.CollectedField
	// below is what is selected below it for each type of object there: made beforehand
	// where there can be only one type, else for each type that is met.
	below *Selection
}

// of returns what is selected below a field of objects of a type; nil if some of it
// is not written.
func (w *Writer) of(f *Field, object string) *Selection {
	for s := f.below; s != nil; s = s.next {
		if s.object == object {
			return s
		}
	}
	s := w.selection(f.selected.Selections, object)
	if s != nil {
		s.next, f.below = f.below, s
	}
	return s
}

// selection returns what is selected of objects of a type; nil if some of it is not
// written.
func (w *Writer) selection(set ast.SelectionSet, object string) *Selection {
	collected := graphql.CollectFields(w.op, set, w.schema.satisfies[object])
	s := Selection{object: object, Fields: make([]Field, len(collected))}
	for i := range collected {
		c, f := &collected[i], &s.Fields[i]
		*f = Field{Name: c.Name, selected: c}
		if !plain(c) {
			return nil
		}
		if f.Name == "__typename" {
			continue
		}
		of, written := w.schema.answers.Field(object, f.Name)
		if !written || of != "" && w.of(f, of) == nil {
			return nil
		}
	}
	return &s
}

// plain reports whether a field was selected without a directive that gqlgen runs,
// and is not deferred.
func plain(c *graphql.CollectedField) bool {
	for _, d := range c.Directives {
		if d.Name != "skip" && d.Name != "include" {
			return false
		}
	}
	return len(c.Deferrables) == 0
}
