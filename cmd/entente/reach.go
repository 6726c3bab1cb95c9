package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// Reach is `entente reach`.
type Reach struct {
	From      []string `arg:"" help:"Where to begin: names, identifiers or posts, found as search does, or ids."`
	GroupBy   string   `enum:"region,country,type" default:"region" placeholder:"GROUP" help:"Count by region, country or type; by ${default} unless told otherwise."`
	Unit      string   `enum:"hops,partners" default:"hops" placeholder:"UNIT" help:"What --max-hops counts: hops, which are links, or steps between organisations that are partners; ${default} unless told otherwise."`
	WithEmpty bool     `help:"Show the regions, countries or types too in which nobody is reached."`
	First     int      `default:"5" placeholder:"N" help:"Name so many of each group, the nearest, 100 being the most; ${default} by default."`
	JSON      bool     `name:"json" help:"Print the answer as GraphQL gives it."`
	Filter
	Asked
}

// Help returns what the flags do not say.
func (*Reach) Help() string {
	return `For example: entente reach UNESCO-ICHEI --group-by country --max-hops 2.

Counted are the organisations that can be reached, walking as paths do, and how many of each group the whole network knows. By --unit partners a step leads to an organisation with which one shares an agreement, an event, a programme or a membership, or that is named as a partner; and --max-hops is 1 by default.`
}

// Validate refuses what is wrong with the flags in any network.
func (r *Reach) Validate() error { return validFirst(r.First) }

// Run asks what is reached and prints it.
func (r *Reach) Run(ctx context.Context, log *slog.Logger) error {
	return r.asking(ctx, log, func(a asker) error {
		from, err := resolve(ctx, a, r.From...)
		if err != nil {
			return err
		}
		where, err := r.where(ctx, a)
		if err != nil {
			return err
		}
		reach, answer, err := answerTo[reachResult](ctx, a, reachQuery, map[string]any{
			"from": anyList(from), "where": where, "groupBy": strings.ToUpper(r.GroupBy), "unit": strings.ToUpper(r.Unit), "withEmpty": r.WithEmpty, "first": r.First,
		})
		if err != nil {
			return err
		}
		return errors.Join(show(answer, r.JSON, func(p *page) { reach.print(p, r) }), whole(a, reach.Complete))
	})
}

// reachResult is what `reach` answers, as far as it is printed.
type reachResult struct {
	Origins []printedEntity
	Total   int
	// TotalCertain and all that is said of certainty is nil where no day is asked for.
	TotalCertain *int
	ByHop        []printedHops
	Groups       []struct {
		Label          string
		Reached, Known int
		ReachedCertain *int
		ByHop          []printedHops
		Nearest        []struct {
			Hops    int
			Certain *bool
			Entity  printedEntity
		}
	}
	WithoutPlace int
	Complete     bool
}

type printedHops struct{ Hops, Organizations int }

// print writes the answer for people to read: a sentence, a table of the groups, and the nearest of each.
func (r *reachResult) print(p *page, asked *Reach) {
	p.prose(plain, "", "", r.headline(asked))
	if r.Total == 0 {
		return
	}
	p.WriteString("\n")
	p.lines(r.table(asked))
	for _, group := range r.Groups {
		if len(group.Nearest) == 0 {
			continue
		}
		p.WriteString("\n")
		p.prose(strong, "", "", describeGroup(asked.GroupBy, group.Label))
		for _, near := range group.Nearest {
			hops := fmt.Sprintf("  %-8s", asked.distance(near.Hops))
			line, ink := near.Entity.Name+" · "+near.Entity.ID, plain
			if near.Certain != nil && !*near.Certain {
				line, ink = line+" · presumably", doubt
			}
			p.prose(ink, hops, strings.Repeat(" ", len(hops)), line)
		}
		if more := group.Reached - len(group.Nearest); more > 0 {
			fmt.Fprintf(p, "  … and %d more\n", more)
		}
	}
}

// partnerSteps is the unit that leads from partner to partner.
const partnerSteps = "partners"

// within returns how far was asked for.
func (r *Reach) within() int {
	if r.Unit == partnerSteps {
		return orDefault(r.MaxHops, pathfind.DefaultPartnerMaxHops)
	}
	return orDefault(r.MaxHops, pathfind.DefaultReachMaxHops)
}

// distance writes how far something is, in what is counted.
func (r *Reach) distance(n int) string {
	if r.Unit == partnerSteps {
		return words.Count(n, "step", "steps")
	}
	return words.Count(n, "hop", "hops")
}

// headline says who reaches how many, and at what distances.
func (r *reachResult) headline(asked *Reach) string {
	var names []string
	for _, origin := range r.Origins {
		names = append(names, origin.Name)
	}
	verb := "reaches"
	if len(names) > 1 {
		verb = "reach"
	}
	reached := words.Count(r.Total, "organisation", "organisations")
	switch {
	case r.Total == 0:
		reached = "no organisation"
	case r.TotalCertain != nil:
		reached += fmt.Sprintf(" (%s)", judged(*r.TotalCertain, r.Total))
	}
	text := fmt.Sprintf("%s %s %s within %s", words.Enumerate(names, "and"), verb, reached, asked.distance(asked.within()))
	if r.Total == 0 {
		return text + "."
	}
	var byHop []string
	for _, h := range r.ByHop {
		byHop = append(byHop, fmt.Sprintf("%d at %s", h.Organizations, asked.distance(h.Hops)))
	}
	return text + ": " + words.Enumerate(byHop, "and") + "."
}

// table returns one row a group: how many are reached, how many there are, and how many at each distance.
func (r *reachResult) table(asked *Reach) [][]string {
	groupBy := asked.GroupBy
	header := []string{strings.ToUpper(groupBy[:1]) + groupBy[1:], "Reached"}
	if r.TotalCertain != nil {
		header = append(header, "Certainly")
	}
	header = append(header, "Known")
	for _, h := range r.ByHop {
		header = append(header, asked.distance(h.Hops))
	}
	rows := [][]string{header}
	for _, group := range r.Groups {
		row := []string{describeGroup(groupBy, group.Label), strconv.Itoa(group.Reached)}
		if group.ReachedCertain != nil {
			row = append(row, strconv.Itoa(*group.ReachedCertain))
		}
		row = append(row, strconv.Itoa(group.Known))
		for _, column := range r.ByHop {
			cell := ""
			for _, h := range group.ByHop {
				if h.Hops == column.Hops {
					cell = strconv.Itoa(h.Organizations)
				}
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	if r.WithoutPlace > 0 {
		row := make([]string, len(header))
		row[0], row[1] = "(no known place)", strconv.Itoa(r.WithoutPlace)
		rows = append(rows, row)
	}
	return rows
}

func describeGroup(groupBy, label string) string {
	if groupBy == "type" {
		return describe("", label)
	}
	return label
}
