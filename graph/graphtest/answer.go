package graphtest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
)

// Answer returns what a schema answers to an operation: its data byte by byte, and
// its errors and what was deferred sorted, since gqlgen has them in no order. An
// operation that is not valid has no answer. use may put something around the
// executor.
func Answer(schema graphql.ExecutableSchema, o Operation, use ...func(*executor.Executor)) (answer string, valid bool) {
	exec := executor.New(schema)
	exec.SetRecoverFunc(func(_ context.Context, v any) error { return fmt.Errorf("panic: %v", v) })
	for _, use := range use {
		use(exec)
	}
	ctx := graphql.StartOperationTrace(context.Background())
	op, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: o.Query, Variables: o.Variables})
	if errs != nil {
		return errs.Error(), false
	}
	respond, ctx := exec.DispatchOperation(ctx, op)
	var parts []string
	for response := respond(ctx); response != nil; response = respond(ctx) {
		var errs []string
		for _, e := range response.Errors {
			text, err := json.Marshal(e)
			if err != nil {
				text = []byte(err.Error())
			}
			errs = append(errs, string(text))
		}
		slices.Sort(errs)
		parts = append(parts, fmt.Sprintf("%q %s %s\n%s", response.Label, response.Path, response.Data, strings.Join(errs, "\n")))
	}
	if len(parts) > 1 {
		slices.Sort(parts[1:])
	}
	return strings.Join(parts, "\n"), true
}

// Counter counts the fields that gqlgen resolves.
type Counter struct{ Fields, Roots atomic.Int64 }

// Field is a field middleware that counts fields. It is passive.
func (c *Counter) Field(ctx context.Context, next graphql.Resolver) (any, error) {
	c.Fields.Add(1)
	return next(ctx)
}

// Root is a root field middleware that counts root fields.
func (c *Counter) Root(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	c.Roots.Add(1)
	return next(ctx)
}
