// Command refuse asks random operations of a schema in which a directive refuses one
// type in turn, of gqlgen alone and of what the writer for that schema writes. It is
// built in a copy of the module: see TestDirectives.
package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/graphtest"
	"github.com/entente-graph/entente/internal/gqlwriter"
)

func main() {
	wrong := 0
	for of, answers := range variants() {
		if err := check(of, answers); err != nil {
			fmt.Printf("%s refused: %v\n", of, err)
			wrong++
		}
	}
	if err := veto(variants()["SearchWork"]); err != nil {
		fmt.Printf("a field refused in the operation: %v\n", err)
		wrong++
	}
	if wrong > 0 {
		os.Exit(1)
	}
	fmt.Println(len(variants()), "types refused in turn")
}

// schema returns the schema in which the directive refuses a type.
func schema(of string, seed uint64) graphql.ExecutableSchema {
	config := generated.Config{Resolvers: graphtest.Resolvers{Seed: seed}}
	config.Directives.Refuse = func(ctx context.Context, _ any, next graphql.Resolver, element string) (any, error) {
		if element == of {
			return nil, errors.New("FORBIDDEN")
		}
		return next(ctx)
	}
	config.Directives.Veto = func(context.Context, any, graphql.Resolver) (any, error) { return nil, errors.New("FORBIDDEN") }
	return generated.NewExecutableSchema(config)
}

// check asks until the type was refused often enough, and something was written that
// was not refused.
func check(of string, answers gqlwriter.Answers) error {
	const enough, most = 10, 2000
	refused, written := 0, int64(0)
	for seed := uint64(0); refused < enough || written == 0; seed++ {
		if seed == most {
			return fmt.Errorf("only %d times in %d operations, beside which %d fields were written", refused, most, written)
		}
		plain := schema(of, seed)
		o := graphtest.DrawTo(rand.New(rand.NewPCG(seed, 0)), plain.Schema(), strings.TrimPrefix(of, "type "))
		var all, rest graphtest.Counter
		want, valid := graphtest.Answer(plain, o, func(e *executor.Executor) { e.AroundFields(all.Field) })
		got, _ := graphtest.Answer(gqlwriter.New(plain, answers, rest.Field), o)
		if got != want {
			return fmt.Errorf("%s\ngqlgen answers  %s\nwritten is      %s", o.Query, want, got)
		}
		if valid {
			refused += strings.Count(want, "FORBIDDEN")
			written += all.Fields.Load() - rest.Fields.Load()
		}
	}
	return nil
}

// veto selects a field with a directive that refuses it.
func veto(answers gqlwriter.Answers) error {
	for seed := range uint64(20) {
		plain := schema("", seed)
		o := graphtest.Operation{Query: `{ paths(from: [], to: []) { outcome shortest @veto } }`}
		want, _ := graphtest.Answer(plain, o)
		got, _ := graphtest.Answer(gqlwriter.New(plain, answers), o)
		if got != want {
			return fmt.Errorf("gqlgen answers  %s\nwritten is      %s", want, got)
		}
		if strings.Contains(want, "FORBIDDEN") {
			return nil
		}
	}
	return errors.New("was not refused")
}
