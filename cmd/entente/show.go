package main

import (
	"cmp"
	"context"
	"log/slog"
	"strings"
)

// Show is `entente show`.
type Show struct {
	What  string `arg:"" help:"An entity: a name, an identifier or a post, found as search does, or an id; or the id of a source or a link."`
	AsOf  day    `placeholder:"DAY" help:"As of this day; today unless told otherwise."`
	First int    `default:"5" placeholder:"N" help:"Show at most so many of each sort, 100 being the most; ${default} by default."`
	JSON  bool   `name:"json" help:"Print the answer as GraphQL gives it."`
	Asked
}

// Help returns what the flags do not say.
func (*Show) Help() string {
	return `For example: entente show UNESCO-ICHEI --as-of 2025-12-01.`
}

// Validate refuses what is wrong with the flags in any network.
func (s *Show) Validate() error { return validFirst(s.First) }

// Run asks for all that is known and prints it.
func (s *Show) Run(ctx context.Context, log *slog.Logger) error {
	return s.asking(ctx, log, func(a asker) error {
		id, err := resolveAny(ctx, a, s.What)
		if err != nil {
			return err
		}
		on := cmp.Or(string(s.AsOf), today())
		variables := map[string]any{"id": id, "asOf": on, "judged": s.AsOf != "", "first": s.First}
		if s.AsOf != "" {
			variables["given"] = on // who ever was party or member, where no day is asked for
		}
		thing, answer, err := answerTo[*shown](ctx, a, showQuery, variables)
		switch {
		case err != nil:
			return err
		case thing == nil:
			return missing(id)
		}
		var partners *partnerCount
		if thing.Partners.TotalCount > 0 && !s.JSON {
			if partners, _, err = answerTo[*partnerCount](ctx, a, partnersQuery, map[string]any{"from": []any{id}, "asOf": on}); err != nil {
				return err
			}
		}
		return show(answer, s.JSON, func(p *page) { (&shownPrinter{page: p, on: on, partners: partners}).print(thing) })
	})
}

// partnerCount is how many partners there are on a day.
type partnerCount struct {
	Total        int
	TotalCertain *int
}

// resolveAny finds the id of anything: also of what is no entity.
func resolveAny(ctx context.Context, a asker, text string) (string, error) {
	for _, prefix := range []string{"source:", "link:"} {
		if strings.HasPrefix(text, prefix) {
			return text, nil
		}
	}
	return resolveOne(ctx, a, text)
}
