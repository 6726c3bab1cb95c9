package gqlwriter_test

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/graphtest"
	"github.com/entente-graph/entente/internal/gqlwriter"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
)

// schemas returns the real schema with drawn values, as gqlgen answers it and as it is
// written.
func schemas(seed uint64, passive ...graphql.FieldMiddleware) (plain, written graphql.ExecutableSchema) {
	plain = generated.NewExecutableSchema(generated.Config{Resolvers: graphtest.Resolvers{Seed: seed}})
	return plain, gqlwriter.New(plain, generated.Answers{}, passive...)
}

// operation returns the operation that a seed draws.
func operation(seed uint64, schema graphql.ExecutableSchema) graphtest.Operation {
	return graphtest.Draw(rand.New(rand.NewPCG(seed, 0)), schema.Schema())
}

// tally counts what was asked.
type tally struct {
	// Of the operations that were asked, all below the root was written of some, a
	// part of others; some have errors.
	asked, whole, partly, failed int
	// alone is how many fields gqlgen resolves by itself, beside beside the writer.
	alone, beside int64
}

// compare asks the operation of a seed of gqlgen alone and of what is written, and
// fails the test if the answers differ.
func (c *tally) compare(t *testing.T, seed uint64) {
	t.Helper()
	var all, rest graphtest.Counter
	plain, written := schemas(seed, rest.Field)
	o := operation(seed, plain)
	want, valid := graphtest.Answer(plain, o, func(e *executor.Executor) {
		e.AroundFields(all.Field)
		e.AroundRootFields(all.Root)
	})
	if !valid {
		return
	}
	if got, _ := graphtest.Answer(written, o); got != want {
		t.Fatalf("ENTENTE_SEED=%d: %s\n%v\n(-gqlgen +written):\n%s", seed, o.Query, o.Variables, cmp.Diff(strings.Split(want, ","), strings.Split(got, ",")))
	}
	alone, beside, roots := all.Fields.Load(), rest.Fields.Load(), all.Roots.Load()
	c.asked++
	c.alone += alone
	c.beside += beside
	switch {
	case beside == alone:
	case beside == roots:
		c.whole++
	default:
		c.partly++
	}
	if strings.Contains(want, `"message"`) {
		c.failed++
	}
}

// TestWritesAsGqlgenAnswers asks random operations over the whole schema of gqlgen
// alone and of what is written: the data is the same, byte by byte, and so are the
// errors.
func TestWritesAsGqlgenAnswers(t *testing.T) {
	cases := 600
	if os.Getenv("ENTENTE_SOAK") != "" {
		cases = 60_000
	}
	var c tally
	for i := range uint64(cases) {
		c.compare(t, pathtest.Seed(t)+i)
	}
	t.Logf("of %d operations: %+v", cases, c)
	if 10*c.asked < 9*cases {
		t.Error("too few operations are valid")
	}
	if 5*c.whole < c.asked || 5*c.partly < c.asked || 10*c.failed < c.asked {
		t.Error("too few operations are written as a whole, or in part, or have errors")
	}
	if 2*c.beside > c.alone {
		t.Error("less than half of all fields are written")
	}
}

// TestDocumentsThatComeAgain asks operations whose documents are kept of one server,
// again and again and at the same time, with the variables one way and the other: what
// was selected before changes no answer.
func TestDocumentsThatComeAgain(t *testing.T) {
	cases := uint64(60)
	if os.Getenv("ENTENTE_SOAK") != "" {
		cases = 5000
	}
	for seed := pathtest.Seed(t); cases > 0; seed, cases = seed+1, cases-1 {
		plain, written := schemas(seed)
		o := operation(seed, plain)
		documents := lru.New[*ast.QueryDocument](10)
		var asking sync.WaitGroup
		for i := range 8 {
			o := o
			if i%2 == 1 {
				o.Variables = maps.Clone(o.Variables)
				o.Variables["no"] = true
			}
			want, valid := graphtest.Answer(plain, o)
			if !valid {
				break
			}
			ask := func() {
				if got, _ := graphtest.Answer(written, o, func(e *executor.Executor) { e.SetQueryCache(documents) }); got != want {
					t.Errorf("ENTENTE_SEED=%d: %s\n%v\n(-gqlgen +written):\n%s", seed, o.Query, o.Variables, cmp.Diff(strings.Split(want, ","), strings.Split(got, ",")))
				}
			}
			if i < 4 { // one after the other, then at once
				ask()
			} else {
				asking.Go(ask)
			}
		}
		asking.Wait()
	}
}

// TestMiddleware installs field middleware that refuses and that changes
// fields, and middleware that does so before the operation: all fields are gqlgen's
// then, and the answer is the same.
func TestMiddleware(t *testing.T) {
	refuse := func(ctx context.Context, next graphql.Resolver) (any, error) {
		if f := graphql.GetFieldContext(ctx); f.Object != "Query" && len(f.Field.Name)%3 == 0 {
			return nil, errors.New("refused")
		}
		return next(ctx)
	}
	for name, use := range map[string]func(e *executor.Executor){
		"around fields": func(e *executor.Executor) { e.AroundFields(refuse) },
		"two around fields": func(e *executor.Executor) {
			e.AroundFields(new(graphtest.Counter).Field)
			e.AroundFields(refuse)
		},
		"in the operation": func(e *executor.Executor) {
			e.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
				graphql.GetOperationContext(ctx).ResolverMiddleware = refuse
				return next(ctx)
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			refused := 0
			for seed := range uint64(100) {
				plain, written := schemas(seed)
				o := operation(seed, plain)
				want, _ := graphtest.Answer(plain, o, use)
				if got, _ := graphtest.Answer(written, o, use); got != want {
					t.Fatalf("%s\n(-gqlgen +written):\n%s", o.Query, cmp.Diff(want, got))
				}
				refused += strings.Count(want, "refused")
			}
			if refused < 100 {
				t.Errorf("only %d fields were refused", refused)
			}
		})
	}
}

// TestPassiveMiddleware: what is given as passive sees the fields that gqlgen
// resolves, all of them if the executor has middleware of its own.
func TestPassiveMiddleware(t *testing.T) {
	o := graphtest.Operation{Query: `{ paths(from: [], to: []) { outcome work { limit } } }`}
	for name, c := range map[string]struct {
		want int64
		use  func(e *executor.Executor)
	}{
		"alone":             {1, func(e *executor.Executor) {}},
		"beside another":    {4, func(e *executor.Executor) { e.AroundFields(new(graphtest.Counter).Field) }},
		"beside root's own": {1, func(e *executor.Executor) { e.AroundRootFields(new(graphtest.Counter).Root) }},
	} {
		var seen graphtest.Counter
		_, written := schemas(3, seen.Field)
		answer, _ := graphtest.Answer(written, o, c.use)
		if got := seen.Fields.Load(); got != c.want {
			t.Errorf("%s: sees %d fields, want %d: %s", name, got, c.want, answer)
		}
	}
}

// TestDeferred: what is deferred comes later, as gqlgen has it.
func TestDeferred(t *testing.T) {
	deferred := 0
	for seed := range uint64(50) {
		plain, written := schemas(seed)
		for _, query := range []string{
			`{ paths(from: [], to: []) { paths { steps { links { id ... @defer(label: "later") { evidence { quote } } } } } } }`,
			`{ paths(from: [], to: []) { ... @defer { outcome } paths { hops } } }`,
		} {
			want, _ := graphtest.Answer(plain, graphtest.Operation{Query: query})
			got, _ := graphtest.Answer(written, graphtest.Operation{Query: query})
			if got != want {
				t.Fatalf("%s\n(-gqlgen +written):\n%s", query, cmp.Diff(want, got))
			}
			deferred += strings.Count(want, `"later"`)
		}
	}
	if deferred < 50 {
		t.Errorf("only %d fields were deferred", deferred)
	}
}

// TestMethodsThatFail: where a method of an object returns an error beside a value, or
// panics, its field is what gqlgen makes of it.
func TestMethodsThatFail(t *testing.T) {
	for failure, query := range map[string]string{
		"wrong kinds":          `{ node(id: "x") { ... on Person { positions { edges { node { role person { __typename } } } } } } }`,
		"panic: runtime error": `{ paths(from: [], to: []) { outcome paths { hops steps { links { id sentence } } } } }`,
	} {
		failed := 0
		for seed := range uint64(200) {
			plain, written := schemas(seed)
			o := graphtest.Operation{Query: query}
			want, _ := graphtest.Answer(plain, o)
			if got, _ := graphtest.Answer(written, o); got != want {
				t.Fatalf("%s\n(-gqlgen +written):\n%s", query, cmp.Diff(want, got))
			}
			failed += strings.Count(want, failure)
		}
		if failed == 0 {
			t.Errorf("%s: no method fails", query)
		}
	}
}
