package server

import (
	"context"
	"os"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// schemaWith is the real schema, of which only `source` is answered, by the
// function; the links of a source are an error.
func schemaWith(source func(ctx context.Context, id string) (*model.Source, error)) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: resolvers{query: query{source: source}}})
}

type resolvers struct {
	generated.ResolverRoot
	query query
}

func (r resolvers) Query() generated.QueryResolver   { return r.query }
func (r resolvers) Source() generated.SourceResolver { return links{} }

type query struct {
	generated.QueryResolver
	source func(ctx context.Context, id string) (*model.Source, error)
}

func (q query) Source(ctx context.Context, id string) (*model.Source, error) {
	return q.source(ctx, id)
}

func (q query) Nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	nodes := make([]model.Node, len(ids))
	for i, id := range ids {
		source, err := q.source(ctx, id)
		if source == nil || err != nil {
			return nil, err
		}
		nodes[i] = *source
	}
	return nodes, nil
}

type links struct{ generated.SourceResolver }

func (links) Links(context.Context, *model.Source, *int, *string) (model.LinkConnection, error) {
	return model.LinkConnection{}, network.Bad("links", "are not to be had")
}

// nothing answers that there is no such source.
func nothing(context.Context, string) (*model.Source, error) { return nil, nil }

// answering changes a server's schema to the one that answers so.
func answering(source func(ctx context.Context, id string) (*model.Source, error)) func(*Config) {
	return func(c *Config) { c.Schema = schemaWith(source) }
}

// brokenSchema answers with what is no JSON.
func brokenSchema() graphql.ExecutableSchema {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: "type Query { a: Int }"})
	return &graphql.ExecutableSchemaMock{
		SchemaFunc: func() *ast.Schema { return schema },
		ExecFunc: func(context.Context) graphql.ResponseHandler {
			return graphql.OneShot(&graphql.Response{Data: []byte(`{"a":NaN}`)})
		},
	}
}

func readQuery(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/queries/" + name + ".graphql")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
