package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind"
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
	All      bool     `help:"Show every link and every quote of a hop, not only the first three."`
	JSON     bool     `name:"json" help:"Print the answer as GraphQL gives it."`
	Filter
	Asked
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
	return p.asking(ctx, log, func(a asker) error {
		variables, err := p.variables(ctx, a)
		if err != nil {
			return err
		}
		paths, answer, err := answerTo[pathResult](ctx, a, pathsQuery, variables)
		if err != nil {
			return err
		}
		return errors.Join(show(answer, p.JSON, func(out *page) { paths.print(out, p) }), whole(a, paths.Complete))
	})
}

// variables returns the question, with ids for names.
func (p *Path) variables(ctx context.Context, a asker) (map[string]any, error) {
	from, err := resolve(ctx, a, slices.Concat([]string{p.From}, p.AlsoFrom)...)
	if err != nil {
		return nil, err
	}
	to, err := resolve(ctx, a, slices.Concat([]string{p.To}, p.AlsoTo)...)
	if err != nil {
		return nil, err
	}
	where, err := p.where(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := setEntities(ctx, a, where, "via", p.Via); err != nil {
		return nil, err
	}
	rank := strings.ToUpper(strings.ReplaceAll(p.Rank, "-", "_"))
	return map[string]any{"from": anyList(from), "to": anyList(to), "where": where, "rank": rank, "first": p.First}, nil
}
