package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// documentLimit is a gqlgen extension that refuses documents before they are
// parsed: those of too many tokens, and those that take too long to validate.
type documentLimit struct {
	tokens, effort int
	// passed are documents that are known to be neither.
	passed graphql.Cache[*ast.QueryDocument]
}

var _ graphql.OperationParameterMutator = documentLimit{}

func (documentLimit) ExtensionName() string                   { return "DocumentLimit" }
func (documentLimit) Validate(graphql.ExecutableSchema) error { return nil }

func (limit documentLimit) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if _, known := limit.passed.Get(ctx, params.Query); known {
		return nil
	}
	tokens, effort := measure(params.Query)
	if tokens > limit.tokens {
		return gqlerror.Wrap(exceeded("query tokens", limit.tokens, tokens))
	}
	if effort > limit.effort {
		return gqlerror.Wrap(exceeded("effort of validating the query", limit.effort, effort))
	}
	return nil
}

// measure counts the tokens of a document and bounds the effort of validating it,
// by looking at each token once. What is no token is left for the parser to refuse.
func measure(document string) (tokens, effort int) {
	names := map[string]int{}
	definitions, nesting, deepest := 0, 0, 0
	for l := lexer.New(&ast.Source{Input: document}); ; tokens++ {
		token, err := l.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			break
		}
		switch token.Kind {
		case lexer.Name:
			names[token.Value]++
		case lexer.BraceL:
			if nesting == 0 {
				definitions++
			}
			nesting++
			deepest = max(deepest, nesting)
		case lexer.BraceR:
			nesting--
		}
	}
	effort = definitions * tokens
	for _, n := range names {
		effort += deepest * n * n
	}
	return tokens, effort
}
