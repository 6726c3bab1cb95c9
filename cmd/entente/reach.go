package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// Reach is `entente reach`.
type Reach struct {
	From    []string `arg:"" help:"Where to begin: names, identifiers or posts, found as search does, or ids."`
	GroupBy string   `enum:"region,country,type" default:"region" placeholder:"GROUP" help:"Count by region, country or type; by ${default} unless told otherwise."`
	First   int      `default:"5" placeholder:"N" help:"Name so many of each group, the nearest, 100 being the most; ${default} by default."`
	JSON    bool     `name:"json" help:"Print the answer as GraphQL gives it."`
	Filter
	Connection
}

// Help returns what the flags do not say.
func (*Reach) Help() string {
	return `For example: entente reach UNESCO-ICHEI --group-by country --max-hops 2.

Counted are the organisations that can be reached, walking as paths do, and how many of each group the whole network knows.`
}

// Validate refuses what is wrong with the flags in any network.
func (r *Reach) Validate() error { return validFirst(r.First) }

const reachQuery = `query Reach($from: [ID!]!, $where: PathFilter, $groupBy: ReachGrouping, $first: Int) {
  reach(from: $from, where: $where, groupBy: $groupBy) {
    origins { id kind type name }
    total totalCertain
    byHop { hops organizations }
    groups {
      key label reached reachedCertain known
      byHop { hops organizations }
      nearest(first: $first) { hops certain entity { id kind type name } }
    }
    withoutPlace complete revision
  }
}`

// Run asks what is reached and prints it.
func (r *Reach) Run(ctx context.Context, log *slog.Logger) error {
	return r.use(ctx, log, func(s *store.Store) error {
		if err := filled(ctx, s); err != nil {
			return err
		}
		from, err := resolve(ctx, s, r.From...)
		if err != nil {
			return err
		}
		where, err := r.where(ctx, s)
		if err != nil {
			return err
		}
		answer, err := ask(ctx, newResolver(s, &r.Connection), reachQuery, map[string]any{
			"from": anyList(from), "where": where, "groupBy": strings.ToUpper(r.GroupBy), "first": r.First,
		})
		if err != nil {
			return err
		}
		var reach reachResult
		if err := json.Unmarshal(answer, &reach); err != nil {
			return fmt.Errorf("reading the answer: %w", err)
		}
		tell := func() string {
			return reach.tell(widthOf(os.Stdout), r.GroupBy, orDefault(r.MaxHops, pathfind.DefaultReachMaxHops))
		}
		return show(answer, r.JSON, tell, reach.Complete)
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

// tell writes the answer for people to read: a sentence, a table of the groups, and the nearest of each.
func (r *reachResult) tell(width int, groupBy string, maxHops int) string {
	var names []string
	for _, origin := range r.Origins {
		names = append(names, origin.Name)
	}
	verb := "reaches"
	if len(names) > 1 {
		verb = "reach"
	}
	reached := count(r.Total, "organisation", "organisations")
	switch {
	case r.Total == 0:
		reached = "no organisation"
	case r.TotalCertain != nil:
		reached += fmt.Sprintf(" (%d certainly, %d presumably)", *r.TotalCertain, r.Total-*r.TotalCertain)
	}
	text := fmt.Sprintf("%s %s %s within %s", enumerate(names, "and"), verb, reached, count(maxHops, "hop", "hops"))
	if r.Total == 0 {
		return wrap(width, "", "", text+".")
	}
	var byHop []string
	for _, h := range r.ByHop {
		byHop = append(byHop, fmt.Sprintf("%d at %s", h.Organizations, count(h.Hops, "hop", "hops")))
	}
	var out strings.Builder
	out.WriteString(wrap(width, "", "", text+": "+enumerate(byHop, "and")+"."))
	out.WriteString("\n" + r.table(groupBy))
	for _, group := range r.Groups {
		if len(group.Nearest) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n%s\n", describeGroup(groupBy, group.Label))
		for _, near := range group.Nearest {
			hops := fmt.Sprintf("  %-8s", count(near.Hops, "hop", "hops"))
			line := near.Entity.Name + " · " + near.Entity.ID
			if near.Certain != nil && !*near.Certain {
				line += " · presumably"
			}
			out.WriteString(wrap(width, hops, strings.Repeat(" ", len(hops)), line))
		}
		if more := group.Reached - len(group.Nearest); more > 0 {
			fmt.Fprintf(&out, "  … and %d more\n", more)
		}
	}
	return out.String()
}

// table is one row a group: how many are reached, how many there are, and how many at each distance.
func (r *reachResult) table(groupBy string) string {
	header := []string{strings.ToUpper(groupBy[:1]) + groupBy[1:], "Reached"}
	if r.TotalCertain != nil {
		header = append(header, "Certainly")
	}
	header = append(header, "Known")
	for _, h := range r.ByHop {
		header = append(header, count(h.Hops, "hop", "hops"))
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
		rows = append(rows, []string{"(no known place)", strconv.Itoa(r.WithoutPlace)})
	}
	return table(rows)
}

func describeGroup(groupBy, label string) string {
	if groupBy == "type" {
		return describe("", label)
	}
	return label
}
