package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/store"
)

// newResolver is what answers GraphQL with an engine that asks Neo4j itself: for a
// single question it is not worth while to read the whole network first.
func newResolver(s *store.Store, c *Connection) *graph.Resolver {
	return &graph.Resolver{Store: s, Paths: pathfind.NewService(cypher.New(s), pathfind.Limits{Time: c.ReadTimeout})}
}

// ask asks a query of one field in this process, without a server, and gives what the field says.
func ask(ctx context.Context, r *graph.Resolver, query string, variables map[string]any) (json.RawMessage, error) {
	ctx = r.Request(graphql.StartOperationTrace(ctx), "entente")
	exec := executor.New(graph.NewSchema(r))
	operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		return nil, errs
	}
	respond, ctx := exec.DispatchOperation(ctx, operation)
	response := respond(ctx)
	if response == nil {
		return nil, context.Cause(ctx)
	}
	if len(response.Errors) > 0 {
		return nil, inOurTerms(response.Errors)
	}
	var data map[string]json.RawMessage
	if err := json.Unmarshal(response.Data, &data); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	for _, field := range data {
		return field, nil
	}
	return nil, errors.New("the answer is empty")
}

// inOurTerms returns the first error in the terms of the command line: where GraphQL names an argument, its flag.
func inOurTerms(errs gqlerror.List) error {
	own, ok := errors.AsType[*network.Error](errs[0])
	if !ok {
		return errs[0]
	}
	copied := *own
	if field, ok := strings.CutPrefix(own.Field, "where."); ok {
		copied.Message = strings.Replace(own.Message, own.Field, flagOf(field), 1)
	} else if own.Code == network.NotFound {
		copied.Message = fmt.Sprintf("there is no %q in the network", own.ID)
	}
	return &copied
}

// show prints an answer: as GraphQL gives it, indented, or as it is told to people. An answer that is not complete is an
// error all the same.
func show(answer json.RawMessage, asJSON bool, tell func() string, complete bool) error {
	text := ""
	if asJSON {
		indented, err := json.MarshalIndent(answer, "", "  ")
		if err != nil {
			return fmt.Errorf("writing the answer: %w", err)
		}
		text = string(indented) + "\n"
	} else {
		text = tell()
	}
	if _, err := os.Stdout.WriteString(text); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	if !complete {
		return errors.New("this is not all: the search ran out of time or work; --read-timeout gives it more time, a narrower filter less to do")
	}
	return nil
}
