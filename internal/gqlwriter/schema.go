package gqlwriter

import (
	"context"
	"io"
	"reflect"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
)

// Answers is the generated code.
type Answers interface {
	// Field reports whether a field of an object type is written, and returns the
	// object type of its value: "" if that is a leaf, or one of several types.
	Field(object, field string) (of string, written bool)
	// Write writes the answer to a field of an object type.
	Write(w *Writer, object, field string, answer any)
}

// New returns a schema that answers as the given one does, but writes what it can
// by itself.
//
// Field middleware that an executor was given (AroundFields, or an extension that
// is a graphql.FieldInterceptor) leaves every field to gqlgen, since it may change
// or refuse any of them. Middleware that only watches, as tracing does, is given
// here instead, as passive: it sees the fields that gqlgen resolves, and none that
// is written.
func New(schema graphql.ExecutableSchema, answers Answers, passive ...graphql.FieldMiddleware) graphql.ExecutableSchema {
	satisfies := map[string][]string{}
	for name, definition := range schema.Schema().Types {
		types := []string{name}
		for _, abstract := range schema.Schema().GetImplements(definition) {
			types = append(types, abstract.Name)
		}
		satisfies[name] = types
	}
	return &writing{ExecutableSchema: schema, answers: answers, passive: passive, satisfies: satisfies, none: code(noMiddleware()), prepared: newPrepared()}
}

// writing is a schema of which answers are written.
type writing struct {
	graphql.ExecutableSchema
	answers Answers
	passive []graphql.FieldMiddleware
	// satisfies is, for each object type, itself and its interfaces and unions.
	satisfies map[string][]string
	// none is the code of an executor's field middleware where it was given none.
	none     uintptr
	prepared prepared
}

// Exec answers an operation.
func (s *writing) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	writes := code(op.ResolverMiddleware) == s.none
	for _, passive := range s.passive {
		op.ResolverMiddleware = around(passive, op.ResolverMiddleware)
	}
	if writes {
		op.ResolverMiddleware = around(s.write, op.ResolverMiddleware)
	}
	return s.ExecutableSchema.Exec(ctx)
}

// around returns a middleware around another.
func around(outer, inner graphql.FieldMiddleware) graphql.FieldMiddleware {
	return func(ctx context.Context, next graphql.Resolver) (any, error) {
		return outer(ctx, func(ctx context.Context) (any, error) { return inner(ctx, next) })
	}
}

// noMiddleware returns the field middleware of an executor that was given none. It
// calls the next resolver and captures nothing.
func noMiddleware() graphql.FieldMiddleware {
	ctx := graphql.StartOperationTrace(context.Background())
	op, _ := executor.New(nil).CreateOperationContext(ctx, &graphql.RawParams{}) // without a query, which is an error
	return op.ResolverMiddleware
}

// code returns the address of a function's code, which is all that can be seen of a
// function. Whatever an executor puts around its fields is other code than what it
// has where there is nothing to put around them.
func code(f graphql.FieldMiddleware) uintptr { return reflect.ValueOf(f).Pointer() }

// write writes the answer to the field being resolved, if all that is selected of
// it can be written; else it returns the answer as it is.
func (s *writing) write(ctx context.Context, next graphql.Resolver) (answer any, err error) {
	answer, err = next(ctx)
	if err != nil || answer == nil {
		return answer, err
	}
	field := graphql.GetFieldContext(ctx)
	if len(field.Field.Selections) == 0 {
		return answer, nil
	}
	w := Writer{op: graphql.GetOperationContext(ctx), schema: s}
	if text := w.answer(field, answer); text != nil {
		return text, nil
	}
	return answer, nil
}

// answer returns the JSON of an answer; nil if it is gqlgen's.
func (w *Writer) answer(field *graphql.FieldContext, answer any) (text Written) {
	defer func() {
		if recover() != nil {
			text = nil // it panics again where gqlgen resolves that field, and is reported there
		}
	}()
	prepared, giveBack, kept := w.schema.prepared.take(&field.Field, w.op.RawQuery)
	if kept {
		w.field = *prepared
	}
	w.field.Name, w.field.selected = field.Field.Name, &field.Field
	w.schema.answers.Write(w, field.Object, w.field.Name, answer)
	if w.failed {
		return nil
	}
	if kept {
		*prepared = Field{below: w.field.below}
		giveBack()
	}
	return w.Text
}

// Written is an answer that has been written. It is what field middleware inside the
// schema sees of such an answer.
type Written []byte

// MarshalGQL writes it to where gqlgen puts the answer together.
func (text Written) MarshalGQL(w io.Writer) { _, _ = w.Write(text) } // to a buffer, which can't fail
