package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Propose is `entente propose`.
type Propose struct {
	For   string   `arg:"" help:"To whom: the name, an identifier or the id of an organisation."`
	In    []string `placeholder:"PLACE" sep:"none" help:"Only organisations that have their home in this place, a name or an id, such as a country or a region; may be given more than once."`
	Type  []finer  `placeholder:"TYPE" help:"Only organisations of these types, such as university,ministry."`
	AsOf  day      `placeholder:"DAY" help:"As of this day; today unless told otherwise."`
	First int      `default:"5" placeholder:"N" help:"Show at most so many, 100 being the most; ${default} by default."`
	All   bool     `help:"Show all links of each step, and all quotes."`
	JSON  bool     `name:"json" help:"Print the answer as GraphQL gives it."`
	Asked
}

// Help returns what the flags do not say.
func (*Propose) Help() string {
	return `For example: entente propose UNESCO-ICHEI --in Turkmenistan.

Suggested are organisations that are no partners yet and are partners of a partner, by whole points that add up: for each partner in common the fewer partners that has the more, for programmes, events and officials in common, for the same type, and for a country or region not reached yet. Where Neo4j is asked and no server, the shape of the whole network is read first.`
}

// Validate refuses what is wrong with the flags in any network.
func (c *Propose) Validate() error {
	for _, name := range c.Type {
		if err := oneOf(new(string), []byte(flagValue(string(name))), network.Organization.Types()); err != nil {
			return fmt.Errorf("--type: %w", err)
		}
	}
	return validFirst(c.First)
}

// printedSuggestion is an organisation that is suggested.
type printedSuggestion struct {
	Organization printedEntity
	Points       int
	Reasons      []struct {
		Text   string
		Points int
	}
	Paths []printedPath
}

// Run asks whom to propose and prints it.
func (c *Propose) Run(ctx context.Context, log *slog.Logger) error {
	return c.asking(ctx, log, func(a asker) error {
		if d, is := a.(*database); is {
			end, err := d.readShape(ctx, c.ReadTimeout, log)
			if err != nil {
				return err
			}
			defer end()
		}
		of, err := resolveOne(ctx, a, c.For, network.Organization)
		if err != nil {
			return err
		}
		variables := map[string]any{"for": of, "first": c.First, "asOf": cmp.Or(string(c.AsOf), today())}
		setList(variables, "types", c.Type)
		var places []string
		for _, in := range c.In {
			place, err := placeOf(ctx, a, in)
			if err != nil {
				return err
			}
			if place != nil {
				places = append(places, place.ID)
			}
		}
		setList(variables, "in", places)
		found, answer, err := answerTo[[]printedSuggestion](ctx, a, proposeQuery, variables)
		if err != nil {
			return err
		}
		return show(answer, c.JSON, func(p *page) { c.print(p, found) })
	})
}

// print writes the suggestions for people to read: each with what speaks for it, and the way there with its quotes.
func (c *Propose) print(p *page, found []printedSuggestion) {
	if len(found) == 0 {
		p.prose(plain, "", "", "Nobody can be suggested: there is no such organisation that is a partner of a partner and no partner itself.")
		return
	}
	headline := fmt.Sprintf("%d organisations might become partners, the best first.", len(found))
	switch {
	case len(found) == 1 && c.First == 1:
		headline = "The best organisation to propose; --first shows more."
	case len(found) == 1:
		headline = "1 organisation might become a partner."
	case len(found) == c.First:
		headline = fmt.Sprintf("The best %d organisations to propose; --first shows more.", len(found))
	}
	p.prose(plain, "", "", headline)
	var paths []printedPath
	for i := range found {
		paths = append(paths, found[i].Paths...)
	}
	w := newPathPrinter(p, paths, c.All)
	for i := range found {
		s := &found[i]
		p.WriteString("\n")
		p.prose(strong, "", "", fmt.Sprintf("%d. %s, %s", i+1, w.acronyms.Write(s.Organization.Name), words.Count(s.Points, "point", "points")))
		for _, r := range s.Reasons {
			points := fmt.Sprintf("%5d  ", r.Points)
			p.prose(plain, points, "       ", w.acronyms.Write(r.Text))
		}
		for j := range s.Paths {
			w.path(i+1, &s.Paths[j])
		}
	}
	w.sources.list(p)
}
