package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/entente-graph/entente/internal/network"
)

// present is a graphql.ErrorPresenterFunc. It makes of any error what the client
// may know of it: a sentence and a code. What the client may not know goes to the
// log, under the request id that the client gets.
func present(ctx context.Context, err error) *gqlerror.Error {
	at, located := errors.AsType[*gqlerror.Error](err)
	if !located {
		at = &gqlerror.Error{Message: err.Error(), Path: graphql.GetPath(ctx)}
	}
	path, argument := splitPath(ctx, at)
	known := explain(ctx, err, at, argument)
	shown := &gqlerror.Error{Message: known.Message, Path: path, Locations: locationsOf(ctx, at)}
	shown.Extensions = map[string]any{"code": known.Code}
	if known.Field != "" {
		shown.Extensions["argument"] = known.Field
	}
	switch known.Code {
	case network.NotFound:
		shown.Extensions["id"], shown.Extensions["ids"] = known.ID, known.IDs
	case network.LimitExceeded:
		shown.Extensions["limit"], shown.Extensions["asked"] = known.Limit, known.Asked
	case network.Internal, network.Unavailable, network.Timeout:
		shown.Extensions["requestId"] = requestOf(ctx).id
		logFailure(ctx, known.Code, err, path)
	}
	if known.RetryAfter > 0 {
		shown.Extensions["retryAfter"] = known.RetryAfter
	}
	return shown
}

// explain finds what to say about an error that occurred at a place in the query
// or in the answer, perhaps in an argument.
func explain(ctx context.Context, err error, at *gqlerror.Error, argument string) *network.Error {
	own, isOwn := errors.AsType[*network.Error](err)
	code := codeOf(at)
	switch {
	case argument != "" && isOwn:
		return network.Bad(argument, "%s", own.Message)
	case argument != "":
		return network.Bad(argument, "%s", at.Message)
	case isOwn:
		return own
	case code == errcode.ParseFailed, code == errcode.ValidationFailed:
		return &network.Error{Code: network.Code(code), Message: at.Message}
	case errors.Is(err, context.DeadlineExceeded):
		return &network.Error{Code: network.Timeout, Message: "the request took too long"}
	case errors.Is(err, context.Canceled):
		return &network.Error{Code: network.Unavailable, Message: "the request was broken off"}
	default:
		return &network.Error{Code: network.Internal, Message: internalSentence(requestOf(ctx).id)}
	}
}

func internalSentence(requestID string) string {
	return "something went wrong; request id " + requestID
}

// splitPath returns the place in the answer where an error belongs, and names the
// argument or variable that could not be read, if that is what the error is about:
// gqlgen then sets a path that goes on from the field into its arguments.
func splitPath(ctx context.Context, at *gqlerror.Error) (path ast.Path, argument string) {
	if codeOf(at) == errcode.ValidationFailed {
		if isOfVariable(at) {
			return nil, at.Path[1:].String()
		}
		return at.Path, ""
	}
	if field := graphql.GetFieldContext(ctx); field != nil {
		if depth := len(field.Path()); len(at.Path) > depth {
			return at.Path[:depth], at.Path[depth:].String()
		}
	}
	return at.Path, ""
}

// codeOf returns the code that gqlgen set on an error, "" if none.
func codeOf(at *gqlerror.Error) string {
	code, _ := at.Extensions["code"].(string)
	return code
}

// maxLoggedFailures is how many failures of one request are logged: when the
// database is away, each field of each link fails for the same reason.
const maxLoggedFailures = 10

// logFailure writes down an error with all that it wraps.
func logFailure(ctx context.Context, code network.Code, err error, path ast.Path) {
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return // the client has gone, or we are stopping
	}
	req := requestOf(ctx)
	if req.failures.Add(1) > maxLoggedFailures {
		return
	}
	if at, ok := err.(*gqlerror.Error); ok && at.Err != nil {
		err = at.Err // without the place, which is an attribute of its own
	}
	attributes := []any{"code", code, "path", path.String(), "error", err}
	if p, ok := errors.AsType[*panicked](err); ok {
		attributes = append(attributes, "stack", string(p.stack))
	}
	req.log.ErrorContext(ctx, "answering failed", attributes...)
}

// panicked is the error that a panic in a resolver becomes.
type panicked struct {
	value any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprint("panic: ", p.value) }

// recovered is a graphql.RecoverFunc.
func recovered(_ context.Context, value any) error {
	return &panicked{value, debug.Stack()}
}
