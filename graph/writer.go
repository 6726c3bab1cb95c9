package graph

import (
	"context"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// writer writes the answer to a field as JSON, by what the client selected of it:
// answers about paths and reach, entities, and pages of entities.
//
// gqlgen could do that too, and does where the writer finds a field that it does
// not know: one that has arguments, or that must be looked up first. But it makes
// a context and a handful of closures for each field of each object, and a
// goroutine for each element of each list, which is far more work than to find
// the paths.
type writer struct {
	ctx       context.Context
	op        *graphql.OperationContext
	resolver  *Resolver
	schema    *ast.Schema
	collected []collected
	text      []byte
	// gaveUp: there is something that is gqlgen's to answer.
	gaveUp bool
}

// collected is the fields that a selection has for objects of a type.
type collected struct {
	set    *ast.Selection
	of     string
	fields []graphql.CollectedField
}

// written is an answer that has been written.
type written []byte

// MarshalGQL puts it in its place.
func (text written) MarshalGQL(w io.Writer) { _, _ = w.Write(text) } // into a buffer: it can't fail

// write writes the answer to the field being resolved, if it is one that can be
// written; else it gives it back.
func (r *Resolver) write(ctx context.Context, schema *ast.Schema, answer any) any {
	if !writable(answer) {
		return answer
	}
	w := writer{ctx: ctx, op: graphql.GetOperationContext(ctx), resolver: r, schema: schema, text: make([]byte, 0, 512)}
	set := graphql.GetFieldContext(ctx).Field.Selections
	switch answer := answer.(type) {
	case model.PathResult:
		w.pathResult(set, &answer)
	case model.Reach:
		w.reach(set, &answer)
	case model.EntityConnection:
		w.entityConnection(set, &answer)
	case model.SearchConnection:
		w.searchConnection(set, &answer)
	case model.Entity:
		w.entity(set, answer)
	}
	if w.gaveUp {
		return answer
	}
	return written(w.text)
}

// writable says whether an answer is of a type that the writer knows.
func writable(answer any) bool {
	switch answer := answer.(type) {
	case model.PathResult, model.Reach, model.EntityConnection, model.SearchConnection:
		return true
	case *model.Place:
		return answer != nil
	case *model.Organization:
		return answer != nil
	case model.Entity:
		return true
	default:
		return false
	}
}

// object writes what is selected of an object; value writes the value of a field.
func (w *writer) object(set ast.SelectionSet, of string, value func(f *graphql.CollectedField)) {
	w.text = append(w.text, '{')
	fields := w.fields(set, of)
	for i := range fields {
		if w.gaveUp {
			return
		}
		if i > 0 {
			w.text = append(w.text, ',')
		}
		w.quote(fields[i].Alias)
		w.text = append(w.text, ':')
		if fields[i].Name == "__typename" {
			w.quote(of)
		} else {
			value(&fields[i])
		}
	}
	w.text = append(w.text, '}')
}

// fields gives what is selected of objects of a type.
func (w *writer) fields(set ast.SelectionSet, of string) []graphql.CollectedField {
	for _, c := range w.collected {
		if c.set == &set[0] && c.of == of {
			return c.fields
		}
	}
	satisfies := append([]string{of}, w.schema.Types[of].Interfaces...)
	c := collected{&set[0], of, graphql.CollectFields(w.op, set, satisfies)}
	w.collected = append(w.collected, c)
	return c.fields
}

// list writes a list; element writes one of it.
func list[T any](w *writer, of []T, element func(e *T)) {
	w.text = append(w.text, '[')
	for i := range of {
		if w.gaveUp {
			return
		}
		if i > 0 {
			w.text = append(w.text, ',')
		}
		element(&of[i])
	}
	w.text = append(w.text, ']')
}

// orNull writes what may not be there.
func orNull[T any](w *writer, v *T, write func(T)) {
	if v == nil {
		w.null()
		return
	}
	write(*v)
}

func (w *writer) null()            { w.text = append(w.text, "null"...) }
func (w *writer) number(n int)     { w.text = strconv.AppendInt(w.text, int64(n), 10) }
func (w *writer) truth(v bool)     { w.text = strconv.AppendBool(w.text, v) }
func (w *writer) real(f float64)   { w.text = strconv.AppendFloat(w.text, f, 'g', -1, 64) }
func (w *writer) revision(n int64) { w.quote(strconv.FormatInt(n, 10)) }

func (w *writer) date(d network.Date) {
	if d.IsZero() {
		w.null()
		return
	}
	w.quote(d.String())
}

// quote writes a text.
func (w *writer) quote(text string) {
	w.text = append(w.text, '"')
	from := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.text = append(w.text, text[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			w.text = append(w.text, '\\', c)
		case '\n':
			w.text = append(w.text, `\n`...)
		case '\r':
			w.text = append(w.text, `\r`...)
		case '\t':
			w.text = append(w.text, `\t`...)
		default:
			const hex = "0123456789ABCDEF"
			w.text = append(w.text, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
		}
	}
	w.text = append(append(w.text, text[from:]...), '"')
}
