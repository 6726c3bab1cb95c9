package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// Path is `entente path`.
type Path struct {
	From     string   `arg:"" help:"Where paths begin: a name, an identifier or a post, found as search does, or an id."`
	To       string   `arg:"" help:"Where they end."`
	AlsoFrom []string `sep:"none" placeholder:"NAME" help:"Another entity where they may begin; may be repeated."`
	AlsoTo   []string `sep:"none" placeholder:"NAME" help:"Another entity where they may end; may be repeated."`
	Via      []string `sep:"none" placeholder:"NAME" help:"Go through this entity, a name or an id; may be repeated, in the order of the path."`
	Rank     string   `enum:"fewest-hops,strongest,most-diverse" default:"fewest-hops" placeholder:"RANK" help:"Which paths are best: those of fewest-hops, the strongest, or the most-diverse; ${default} unless told otherwise."`
	First    int      `default:"5" placeholder:"N" help:"Show at most so many paths, 100 being the most; ${default} by default."`
	JSON     bool     `name:"json" help:"Print the answer as GraphQL gives it."`
	Filter
	Connection
}

// Help returns what the flags do not say.
func (*Path) Help() string {
	return `For example: entente path "Meylis Babayev" UNESCO --as-of 2025-12-01 --avoid "Ministry of Education".

Names are found as search does: also misspelt, by an identifier such as a ROR address, or by a post. What a guess was taken as is told on stderr; where several may be meant, you are asked, or without a terminal get the list of them. The best paths are those of fewest hops, unless --rank says otherwise. That there is none is an answer too: it says why.`
}

// Validate refuses what is wrong with the flags in any network.
func (p *Path) Validate() error {
	if len(p.Via) > pathfind.MaxVia {
		return fmt.Errorf("--via may name at most %d entities, but names %d", pathfind.MaxVia, len(p.Via))
	}
	return validFirst(p.First)
}

// Run asks for the paths and prints them.
func (p *Path) Run(ctx context.Context, log *slog.Logger) error {
	return p.use(ctx, log, func(s *store.Store) error {
		if err := filled(ctx, s); err != nil {
			return err
		}
		from, err := resolve(ctx, s, slices.Concat([]string{p.From}, p.AlsoFrom)...)
		if err != nil {
			return err
		}
		to, err := resolve(ctx, s, slices.Concat([]string{p.To}, p.AlsoTo)...)
		if err != nil {
			return err
		}
		where, err := p.where(ctx, s)
		if err != nil {
			return err
		}
		if err := setEntities(ctx, s, where, "via", p.Via); err != nil {
			return err
		}
		rank := pathfind.Rank(strings.ToUpper(strings.ReplaceAll(p.Rank, "-", "_")))
		answer, err := askPaths(ctx, newResolver(s, &p.Connection), from, to, where, rank, p.First)
		if err != nil {
			return err
		}
		var paths pathResult
		if err := json.Unmarshal(answer, &paths); err != nil {
			return fmt.Errorf("reading the answer: %w", err)
		}
		tell := func() string {
			return paths.tell(widthOf(os.Stdout), orDefault(p.MaxHops, pathfind.DefaultMaxHops))
		}
		return show(answer, p.JSON, tell, paths.Complete)
	})
}

const pathsQuery = `query Path($from: [ID!]!, $to: [ID!]!, $where: PathFilter, $rank: PathRank, $first: Int) {
  paths(from: $from, to: $to, where: $where, rank: $rank, first: $first) {
    outcome shortest blockedBy hasMore complete revision
    paths {
      hops
      cost
      period { from to }
      entities { id kind type name }
      steps {
        cost { total link { id } type status sources confidence recency }
        judged {
          link { id type status confidence valid { from to } }
          sentence
          evidence { quote locator observed { from to } source { id title published url } }
        }
      }
      explanation
    }
  }
}`

func askPaths(ctx context.Context, r *graph.Resolver, from, to []string, where map[string]any, rank pathfind.Rank, first int) (json.RawMessage, error) {
	return ask(ctx, r, pathsQuery, map[string]any{"from": anyList(from), "to": anyList(to), "where": where, "rank": string(rank), "first": first})
}
