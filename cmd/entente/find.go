package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Find is `entente search`.
type Find struct {
	Text   []string `arg:"" help:"A name, an identifier or a post, or a part of one."`
	Kind   []kind   `placeholder:"KIND" help:"Only of these kinds, such as organization,person."`
	In     string   `placeholder:"PLACE" help:"Only organisations that have their home in this place, a name or an id."`
	First  int      `default:"10" placeholder:"N" help:"Show at most so many, 100 being the most; ${default} by default."`
	Format string   `enum:"table,csv,md,json" default:"table" env:"-" placeholder:"FORMAT" help:"How to write it, as list does: table, csv, md or json; ${default} by default."`
	Asked
}

// Help returns what the flags do not say.
func (*Find) Help() string {
	return `For example: entente search deputy minister education turkmenistan.

Found are names in any script, with one or two letters wrong, identifiers however they are written, and people by the posts that they hold or held. The best come first.`
}

// Validate refuses what is wrong with the flags in any network.
func (f *Find) Validate() error {
	if f.text() == "" {
		return errors.New("there is nothing to search for: give a name, an identifier or a post")
	}
	return validFirst(f.First)
}

func (f *Find) text() string { return strings.TrimSpace(strings.Join(f.Text, " ")) }

// Run searches and prints.
func (f *Find) Run(ctx context.Context, log *slog.Logger) error {
	text := f.text()
	return f.asking(ctx, log, func(a asker) error {
		variables := map[string]any{"text": text, "first": f.First, "day": today()}
		setList(variables, "kinds", f.Kind)
		nothing := notFound(text, f.kinds())
		place, err := placeOf(ctx, a, f.In)
		switch {
		case err != nil:
			return err
		case place != nil:
			variables["country"] = place.ID
			nothing = fmt.Sprintf("no organisation that has its home in %s is called %q", place.Name, text)
		}
		hits, _, err := answerTo[meaning](ctx, a, searchQuery, variables)
		if err != nil {
			return err
		}
		return hits.result(nothing).write(f.Format)
	})
}

// kinds returns the kinds that are looked for.
func (f *Find) kinds() (kinds []network.Kind) {
	for _, k := range f.Kind {
		kinds = append(kinds, network.Kind(k))
	}
	return kinds
}

// result returns what was found as a table, or says that nothing was.
func (m *meaning) result(nothing string) *result {
	r := &result{columns: []string{"name", "foundAs", "kind", "type", "country"}}
	for i := range m.Edges {
		f := &m.Edges[i]
		line := row{id: f.Node.ID, cells: []cell{{one: f.Node.Name}, {one: f.foundAs()}, {one: string(f.Node.Kind)}, {one: f.Node.Type}, {}}}
		if f.Node.Country != nil {
			line.cells[4].one = f.Node.Country.Name
		}
		r.rows = append(r.rows, line)
	}
	found := words.Count(m.TotalCount, "entity", "entities")
	switch {
	case m.TotalCount == 0:
		r.headline = words.Capital(nothing) + "."
	case len(m.Edges) < m.TotalCount:
		r.headline = fmt.Sprintf("The best %d of %s; --first shows more.", len(m.Edges), found)
	default:
		r.headline = found + ", the best first."
	}
	return r
}

// foundAs returns by what an entity was found, where that is not its name.
func (f *found) foundAs() string {
	switch {
	case f.Position != nil:
		post := fmt.Sprintf("%s at %s", f.Position.Role, f.Position.Organization.Name)
		return map[network.Holding]string{network.Presumably: "presumably ", network.Not: "not today: "}[f.Position.Link.Holds] + post
	case f.MatchedName != f.Node.Name:
		return f.MatchedName
	default:
		return ""
	}
}
