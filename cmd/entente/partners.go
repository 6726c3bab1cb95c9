package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/entente-graph/entente/internal/words"
)

// Partners is `entente partners`.
type Partners struct {
	Of     []string `arg:"" help:"An organisation, or several that must all have them as partners: names, identifiers or ids."`
	AsOf   day      `placeholder:"DAY" help:"As of this day; on any day unless told otherwise."`
	First  int      `placeholder:"N" help:"List at most so many; all by default."`
	Format string   `enum:"table,csv,md,json" default:"table" env:"-" placeholder:"FORMAT" help:"How to write it, as list does: table, csv, md or json; ${default} by default."`
	Asked
}

// Help returns what the flags do not say.
func (*Partners) Help() string {
	return `For example: entente partners UNESCO-ICHEI "UNESCO IITE".

Listed are the organisations with which each of those named shares an agreement, an event, a programme or a membership, or that are named as its partner, also where that is only planned: what leads there says so.`
}

// Validate refuses what is wrong with the flags in any network.
func (p *Partners) Validate() error {
	if p.First < 0 {
		return fmt.Errorf("--first must not be negative, but is %d", p.First)
	}
	return nil
}

// commonPage is a page of what `commonPartners` answers.
type commonPage struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   string
	}
	Edges []commonPartner
}

// commonPartner is a partner, and what it shares.
type commonPartner struct {
	Node struct {
		named
		Type    string
		Country *named
	}
	Through []named
	Judged  []sharedLink
}

// Run asks who are partners and prints them.
func (p *Partners) Run(ctx context.Context, log *slog.Logger) error {
	return p.asking(ctx, log, func(a asker) error {
		of, err := resolve(ctx, a, p.Of...)
		if err != nil {
			return err
		}
		variables := map[string]any{"of": anyList(of), "first": maxPage}
		if p.AsOf != "" {
			variables["asOf"] = string(p.AsOf)
		}
		var all []commonPartner
		for {
			page, _, err := answerTo[commonPage](ctx, a, commonQuery, variables)
			if err != nil {
				return err
			}
			all = append(all, page.Edges...)
			switch {
			case !page.PageInfo.HasNextPage || p.First > 0 && len(all) >= p.First:
				return p.result(all, page.TotalCount).write(p.Format)
			case page.PageInfo.EndCursor == variables["after"]:
				return errors.New("the server gives the same page again")
			}
			variables["after"] = page.PageInfo.EndCursor
		}
	})
}

// result returns partners as a table, of which there are so many in all.
func (p *Partners) result(all []commonPartner, total int) *result {
	if p.First > 0 {
		all = all[:min(p.First, len(all))]
	}
	r := &result{columns: []string{"name", "type", "country", "through"}, headline: words.Count(total, "partner", "partners")}
	if len(p.Of) > 1 {
		r.headline += " in common"
	}
	if len(all) < total {
		r.headline = fmt.Sprintf("The first %d of %s; --first shows more", len(all), r.headline)
	}
	r.headline += "."
	for i := range all {
		partner := &all[i]
		for k := range partner.Through {
			partner.Through[k].Standing = standing(partner.Through[k].ID, partner.Judged)
		}
		line := row{id: partner.Node.ID, cells: []cell{{one: partner.Node.Name}, {one: partner.Node.Type}, {}, {many: partner.Through, list: true}}}
		if partner.Node.Country != nil {
			line.cells[2].one = partner.Node.Country.Name
		}
		r.rows = append(r.rows, line)
	}
	return r
}
