package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/tables"
	"github.com/entente-graph/entente/internal/words"
)

// Due is `entente due`.
type Due struct {
	reportQuestion
	Within *months `placeholder:"MONTHS" help:"What ends within so many months after the day, such as 6m or 1y; 12m by default."`
	Format string  `enum:"table,md,json,ics,atom" default:"table" env:"-" placeholder:"FORMAT" help:"How to write it: as a table to read, md for a document in Markdown, json as GraphQL gives it, ics for a calendar (iCalendar) or atom for a feed; ${default} by default."`
	Asked
}

// Help returns what the flags do not say.
func (*Due) Help() string {
	return `For example: entente due --body UNESCO-ICHEI --region "Central Asia" --within 6m

Told are agreements that end or have ended by their date, and posts that are vacant or not confirmed: of agreements between a body and an organisation of the region or on a way there, and of posts at both. What has no day is in no calendar.`
}

// Validate refuses what is wrong with the flags in any network.
func (d *Due) Validate() error { return d.valid() }

// Run asks what falls due and prints it.
func (d *Due) Run(ctx context.Context, log *slog.Logger) error {
	return d.askingInMemory(ctx, log, func(a asker) error {
		input, err := d.input(ctx, a)
		if err != nil {
			return err
		}
		setNumber(input, "horizonMonths", (*int)(d.Within))
		working := newActivity("Looking for what falls due")
		due, err := ask.AskDue(ctx, a, input)
		working.end()
		if err != nil {
			return inReportTerms(err)
		}
		return errors.Join(d.print(due, input), whole(a, due.Complete))
	})
}

// print writes what falls due in the format that is asked for.
func (d *Due) print(due *ask.AskedDue, input map[string]any) error {
	table := tables.DueTable(due.Items)
	table.Title, table.Note = dueTitle(due), fmt.Sprintf("As of %s. Dates and statuses of agreements are those known today.", words.Date(due.AsOf))
	list := &tables.DueList{Title: table.Title, AsOf: due.AsOf.Earliest(), Question: timeless(input), Items: due.Items, Entity: d.address()}
	var out bytes.Buffer
	var err error
	switch d.Format {
	case "md":
		err = tables.WriteMarkdownTable(&out, &table, due.Complete)
	case "json":
		return show(due.Data, true, nil)
	case "ics":
		err = interchange.WriteCalendar(&out, list.Calendar())
	case "atom":
		err = interchange.WriteAtom(&out, list.Feed())
	default:
		return show(nil, false, func(p *page) { printDue(p, due) })
	}
	if err != nil {
		return err
	}
	return write(out.String())
}

// dueTitle says of what it is that falls due.
func dueTitle(due *ask.AskedDue) string {
	var bodies []string
	for _, b := range due.Bodies {
		bodies = append(bodies, b.Name)
	}
	title := "What falls due for " + words.Enumerate(bodies, "and")
	if due.Region != nil {
		title += " in " + due.Region.Name
	}
	return title
}

// timeless returns a question without its day, by which a feed is the same from day to day.
func timeless(input map[string]any) string {
	without := map[string]any{}
	for name, value := range input {
		if name != "asOf" {
			without[name] = value
		}
	}
	text, err := json.Marshal(without)
	if err != nil {
		return "" // it has been sent as JSON before
	}
	return string(text)
}

// address returns where a server that is named has a page of an entity; nil where none is.
func (d *Due) address() func(id string) string {
	address, err := serverAddress(d.Server)
	if d.Server == "" || err != nil {
		return nil
	}
	return func(id string) string { return address.JoinPath("entity", id).String() }
}

// printDue writes what falls due for people to read: a sentence for each, and its ids.
func printDue(p *page, due *ask.AskedDue) {
	p.prose(strong, "", "", fmt.Sprintf("%s, as of %s: %s.", dueTitle(due), due.AsOf, words.Count(len(due.Items), "item", "items")))
	for i := range due.Items {
		item := &due.Items[i]
		p.WriteString("\n")
		on := "no day"
		if item.On != (network.Date{}) {
			on = item.On.String()
		}
		start := fmt.Sprintf("%-12s", on)
		indent := strings.Repeat(" ", len(start))
		p.prose(plain, start, indent, words.Due(item)+".")
		if lost := words.DueLost(item); lost != "" {
			p.prose(plain, indent, indent, lost)
		}
		ids := []string{item.Entity.ID}
		if item.Position != nil {
			ids = append(ids, item.Position.Organization.ID)
		}
		p.prose(faint, indent, indent, strings.Join(ids, " · "))
	}
}
