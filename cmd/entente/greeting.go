package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// The first question that a newcomer sees answered.
const (
	firstFrom = "person:meylis-babayev"
	firstTo   = "org:unesco"
)

// greeting says where everything is, and shows a first question with the answer that the network gives to it now. In
// another network than the built-in one, where the question has no sense, it is left out.
func greeting(ctx context.Context, r *graph.Resolver, address string, local *localneo4j.Server, width int) (string, error) {
	var out strings.Builder
	fmt.Fprintf(&out, "\nThe network is served at\n\n  %s/graphql    GraphQL\n  %s/graphiql   GraphiQL, to ask it in a browser\n", address, address)
	answer, err := askPaths(ctx, r, []string{firstFrom}, []string{firstTo}, nil, pathfind.FewestHops, 1)
	switch {
	case network.CodeOf(err) == network.NotFound:
	case err != nil:
		return "", fmt.Errorf("asking a first question: %w", err)
	default:
		if err := writeFirst(&out, answer, address, width); err != nil {
			return "", err
		}
	}
	if local != nil {
		fmt.Fprintf(&out, `
From another terminal, ask the same network by
  export NEO4J_URI=%s
  export NEO4J_PASSWORD_FILE=%s
  %s path "Meylis Babayev" UNESCO
`, local.URI(), shellWord(filepath.Join(local.Home(), "password")), shellWord(os.Args[0]))
	}
	out.WriteString("\nCtrl-C stops it all.\n")
	return out.String(), nil
}

// writeFirst writes the first question, as people and as curl ask it, and its answer.
func writeFirst(out *strings.Builder, answer json.RawMessage, address string, width int) error {
	var result pathResult
	if err := json.Unmarshal(answer, &result); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if len(result.Paths) == 0 {
		return nil
	}
	path := result.Paths[0]
	fmt.Fprintf(out, `
A first question: how is %s linked to %s?
  curl --get %s/graphql --data-urlencode \
    'query={ paths(from: "%s", to: "%s") { paths { explanation } } }'

The shortest path, of %s:
`, path.Entities[0].Name, path.Entities[path.Hops].Name, address, firstFrom, firstTo, count(path.Hops, "hop", "hops"))
	out.WriteString(path.tell(width))
	return nil
}

// shellWord writes a word as a shell reads it.
func shellWord(word string) string {
	if !strings.ContainsAny(word, " \t'\"\\$`*?&;|<>()") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
