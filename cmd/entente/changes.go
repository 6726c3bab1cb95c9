package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Changes is `entente changes`.
type Changes struct {
	From   day        `placeholder:"DAY" help:"The first day; by default a year before the second."`
	To     day        `placeholder:"DAY" help:"The second day; today by default."`
	Known  bool       `help:"Compare what could have been known by either day, and not what held: what has become known."`
	Around []string   `sep:"none" placeholder:"NAME" help:"Only around this entity, a name or an id: its links, those on its behalf, and all that became of the agreements, events and programmes that these join; may be repeated."`
	Type   []linkType `placeholder:"TYPE" help:"Only links of these types, such as party-to,attended."`
	First  int        `placeholder:"N" help:"List at most so many; all by default."`
	Format string     `enum:"table,csv,md,json" default:"table" env:"-" placeholder:"FORMAT" help:"How to write it, as list does: table, csv, md or json; ${default} by default."`
	Asked
}

// Help returns what the flags do not say.
func (*Changes) Help() string {
	return `For example: entente changes --from 2023-01-01 --to 2025-12-31 --around UNESCO-ICHEI.

Listed are links that hold on the second day and not on the first, and those that held on the first and do not on the second; what came into being after the first day, and by the second; and the statuses to which agreements, programmes and organisations came. What began and ended between the two does not show.

It is found in the whole network: a database is read once for that, a server has it in memory.`
}

// Validate refuses what is wrong with the flags in any network.
func (c *Changes) Validate() error {
	if c.First < 0 {
		return fmt.Errorf("--first must not be negative, but is %d", c.First)
	}
	if from, to := c.days(); from >= to {
		return fmt.Errorf("--from must be a day before --to, but %s is not before %s", from, to)
	}
	return nil
}

// days returns the two days. What is written as a full day is in the order of the days.
func (c *Changes) days() (from, to string) {
	from, to = string(c.From), string(c.To)
	if to == "" {
		to = today()
	}
	if from == "" {
		if day, err := network.ParseDay(to); err == nil {
			from = day.YearsBefore(1).String()
		}
	}
	return from, to
}

// Run asks what has changed and prints it.
func (c *Changes) Run(ctx context.Context, log *slog.Logger) error {
	return c.asking(ctx, log, func(a asker) error {
		from, to := c.days()
		variables := map[string]any{"from": from, "to": to, "basis": "HELD"}
		if c.Known {
			variables["basis"] = "KNOWN"
		}
		if err := setEntities(ctx, a, variables, "around", c.Around); err != nil {
			return err
		}
		setList(variables, "types", c.Type)
		if d, own := a.(*database); own {
			end, err := d.readShape(ctx, c.ReadTimeout, log)
			if err != nil {
				return err
			}
			defer end()
		}
		r := &result{columns: []string{"day", "kind", "type", "change"}}
		total := 0
		err := pages(ctx, a, changesQuery, variables, c.First, func(all int, change *printedChange) bool {
			r.rows = append(r.rows, change.row())
			total = all
			return c.First == 0 || len(r.rows) < c.First
		})
		if err != nil {
			return err
		}
		r.headline = c.headline(from, to, len(r.rows), total)
		return r.write(c.Format)
	})
}

// headline says how much has changed.
func (c *Changes) headline(from, to string, listed, total int) string {
	text := words.Count(total, "change", "changes")
	if listed < total {
		text = fmt.Sprintf("The first %d of %s", listed, text)
	}
	if c.Known {
		text += fmt.Sprintf(" of what was known, from %s to %s", from, to)
	} else {
		text += fmt.Sprintf(" from %s to %s", from, to)
	}
	if listed < total {
		return text + "; --first shows more."
	}
	return text + "."
}

// printedChange is a change, as far as it is printed.
type printedChange struct {
	Kind, Day, When, Text string
	Link                  *struct{ Link struct{ ID, Type string } }
	Entity                *struct{ ID, Kind string }
	StatusChange          *struct{ Status string }
}

// row returns the change as a row: of a link its type, of a status that, of what came into being its kind.
func (c *printedChange) row() row {
	id, what := "", ""
	switch {
	case c.Link != nil:
		id, what = c.Link.Link.ID, c.Link.Link.Type
	case c.StatusChange != nil && c.Entity != nil:
		id, what = c.Entity.ID, c.StatusChange.Status
	case c.Entity != nil:
		id, what = c.Entity.ID, c.Entity.Kind
	}
	return row{id: id, cells: []cell{{one: c.Day, read: c.When}, {one: c.Kind}, {one: what}, {one: c.Text}}}
}
