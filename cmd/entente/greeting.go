package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// The first question that a newcomer sees answered.
const (
	firstFrom = "person:meylis-babayev"
	firstTo   = "org:unesco"
)

// greeting says where everything is, and shows a first question with the answer that the network has to it now. In
// another network than the built-in one, where the question has no sense, it is left out.
func greeting(ctx context.Context, r *graph.Resolver, address string, local *localneo4j.Server, p *page) (string, error) {
	out := p
	fmt.Fprintf(out, "\nThe network is served at\n\n  %s/   pages, to read it in a browser\n  %s/graphql    GraphQL\n  %s/graphiql   GraphiQL, to ask by GraphQL in a browser\n", address, address, address)
	answer, _, err := answerTo[pathResult](ctx, newDatabase(r), pathsQuery, map[string]any{"from": []any{firstFrom}, "to": []any{firstTo}, "first": 1})
	switch {
	case network.CodeOf(err) == network.NotFound:
	case err != nil:
		return "", fmt.Errorf("asking a first question: %w", err)
	default:
		writeFirst(out, &answer, address)
	}
	fmt.Fprintf(out, `
From another terminal, ask the same network by
  export ENTENTE_URL=%s
  %s path "Meylis Babayev" UNESCO
`, address, shellWord(os.Args[0]))
	if local != nil {
		fmt.Fprintf(out, `
and import, export and check it by
  export NEO4J_URI=%s
  export NEO4J_PASSWORD_FILE=%s
`, local.URI(), shellWord(filepath.Join(local.Home(), "password")))
	}
	out.WriteString("\nCtrl-C stops it all.\n")
	return out.String(), nil
}

// writeFirst writes the first question, as people and as curl ask it, and its answer.
func writeFirst(out *page, result *pathResult, address string) {
	if len(result.Paths) == 0 {
		return
	}
	path := result.Paths[0]
	fmt.Fprintf(out, `
A first question: how is %s linked to %s?
  %s/paths?from=%s&to=%s
  curl --get %s/graphql --data-urlencode \
    'query={ paths(from: "%s", to: "%s") { paths { explanation } } }'

The shortest path, of %s:
`, path.Entities[0].Name, path.Entities[path.Hops].Name, address, firstFrom, firstTo, address, firstFrom, firstTo, words.Count(path.Hops, "hop", "hops"))
	w := newPathPrinter(out, result.Paths, false)
	w.path(1, &path)
	w.sources.list(out)
}

// shellWord writes a word as a shell reads it.
func shellWord(word string) string {
	if !strings.ContainsAny(word, " \t'\"\\$`*?&;|<>()") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
