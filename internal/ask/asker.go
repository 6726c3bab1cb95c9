package ask

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// Asker answers questions.
type Asker interface {
	// Ask returns the data of the answer to a document. An error of the API itself is a network.Error.
	Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error)
}

// Of asks a question and reads its answer, with the names of the context's language. It returns the answer as it came, too.
func Of[T any](ctx context.Context, a Asker, q Question, variables map[string]any) (answer T, raw json.RawMessage, err error) {
	return read[T](ctx, a, string(q), q.DocumentIn(ctx), variables)
}

// read asks a document, called so in errors, and reads its answer.
func read[T any](ctx context.Context, a Asker, called, document string, variables map[string]any) (read T, raw json.RawMessage, err error) {
	raw, err = a.Ask(ctx, document, variables)
	if err != nil {
		return read, nil, fmt.Errorf("asking %s: %w", called, err)
	}
	answer := raw
	if tag := language(ctx); tag != "" {
		if answer, err = renamed(raw, tag); err != nil {
			return read, nil, fmt.Errorf("reading the answer to %s: %w", called, err)
		}
	}
	if err := json.Unmarshal(answer, &read); err != nil {
		return read, nil, fmt.Errorf("reading the answer to %s: %w", called, err)
	}
	return read, raw, nil
}

// Schema answers questions by a schema in this process. The contexts of its questions have to be prepared as those of
// requests.
type Schema struct{ executor *executor.Executor }

// NewSchema makes an Asker of a schema.
func NewSchema(schema graphql.ExecutableSchema) *Schema {
	e := executor.New(schema)
	e.SetQueryCache(lru.New[*ast.QueryDocument](2 * len(Questions())))
	e.SetRecoverFunc(func(_ context.Context, v any) error { return fmt.Errorf("panic: %v\n%s", v, debug.Stack()) })
	return &Schema{e}
}

// Ask answers a document.
func (s *Schema) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	ctx = graphql.StartOperationTrace(ctx)
	variables, err := asJSON(variables)
	if err != nil {
		return nil, err
	}
	operation, errs := s.executor.CreateOperationContext(ctx, &graphql.RawParams{Query: document, Variables: variables})
	if len(errs) > 0 {
		return nil, errs[0]
	}
	respond, ctx := s.executor.DispatchOperation(ctx, operation)
	response := respond(ctx)
	switch {
	case response == nil:
		return nil, context.Cause(ctx)
	case len(response.Errors) > 0:
		return nil, response.Errors[0]
	}
	return response.Data, nil
}

// asJSON returns variables as they come with a request: gqlgen knows no other types.
func asJSON(variables map[string]any) (plain map[string]any, err error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("writing the variables: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&plain); err != nil {
		return nil, fmt.Errorf("writing the variables: %w", err)
	}
	return plain, nil
}
