package graph

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/topology"
)

// pageSpelt returns a page whose items are spelt.
func pageSpelt[T, S any](page listing.Page[T], spell func(*T) (S, error)) (listing.Page[S], error) {
	spelt := listing.Page[S]{More: page.More, Total: page.Total}
	for i := range page.Items {
		item, err := spell(&page.Items[i])
		if err != nil {
			return spelt, err
		}
		spelt.Items = append(spelt.Items, item)
	}
	return spelt, nil
}

// keep puts a page among those of its list, once it is spelt.
func keep[T, S any](a *reportAnswer, pages *map[string]listing.Page[S], name string, page listing.Page[T], spell func(*T) (S, error)) {
	if *pages == nil {
		*pages = map[string]listing.Page[S]{}
	}
	a.later = append(a.later, func() (err error) {
		(*pages)[name], err = pageSpelt(page, spell)
		return err
	})
}

func (a *reportAnswer) findOrganizations(context.Context) error {
	for _, f := range a.organizations {
		if f.country != nil && !a.report.Knows(*f.country) {
			return network.Missing("organizations.country", *f.country)
		}
		page, err := a.report.Organizations(f.country, f.page, f.certain, f.paths)
		if err != nil {
			return err
		}
		for i := range page.Items {
			if reached := &page.Items[i]; f.paths {
				a.notePath(&reached.Path)
			} else {
				a.noteEntity(reached.ID, reached.Shape)
			}
		}
		keep(a, &a.result.Organized, f.name, page, func(found *pathfind.Reached) (reached model.Reached, err error) {
			reached.Hops, reached.Certain = found.Hops, found.Certain
			if reached.Entity, err = a.entity(found.ID, found.Shape); err == nil && f.paths {
				reached.Path, err = a.path(&found.Path, pathfind.FewestHops)
			}
			return reached, err
		})
	}
	return nil
}

func (a *reportAnswer) findCarriers(context.Context) error {
	for _, f := range a.carriers {
		page, err := a.report.CarrierPage(f.kinds, f.page)
		if err != nil {
			return err
		}
		for _, c := range page.Items {
			a.show(c.Entity)
			for _, lost := range f.lost {
				for _, n := range a.report.LostPage(c, lost.page).Items {
					a.show(n)
				}
			}
		}
		keep(a, &a.result.Carried, f.name, page, func(c *report.Carrier) (model.Carrier, error) { return a.carrier(c, &f) })
	}
	return nil
}

// carrier returns a carrier as the schema has it.
func (a *reportAnswer) carrier(c *report.Carrier, f *carriersField) (model.Carrier, error) {
	carrier := model.Carrier{
		Lost: len(c.Lost), Farther: c.Farther, Alone: c.Alone, Place: a.report.CarrierPlace(*c), Question: a.result.Question,
		Of: map[string]listing.Page[model.Organization]{},
	}
	for _, lost := range f.lost {
		var err error
		carrier.Of[lost.name], err = pageSpelt(a.report.LostPage(*c, lost.page), func(n *topology.Node) (model.Organization, error) {
			e, err := a.spelt(*n)
			return as[model.Organization](e), err
		})
		if err != nil {
			return carrier, err
		}
	}
	var err error
	carrier.Entity, err = a.spelt(c.Entity)
	return carrier, err
}

// lostOrganizations returns the page of those who would be lost that is being resolved.
func lostOrganizations(ctx context.Context, c *model.Carrier, after *string) model.OrganizationConnection {
	list, info, total := reportPage(ctx, c.Question, c.Of, after, func(o model.Organization) string { return o.ID() }, func(cursor string, o model.Organization) model.OrganizationEdge {
		return model.OrganizationEdge{Cursor: cursor, Node: o}
	})
	return model.OrganizationConnection{Edges: list, PageInfo: info, TotalCount: total}
}

func (a *reportAnswer) findChanges(context.Context) error {
	for _, f := range a.changes {
		page, err := a.report.ChangePage(f.kinds, f.page, f.paths)
		if err != nil {
			return err
		}
		for i := range page.Items {
			c := &page.Items[i]
			a.show(c.Organization)
			if f.paths {
				a.onDayOf(c).notePath(&c.Path)
			}
		}
		keep(a, &a.result.Changed, f.name, page, func(c *report.Change) (model.ReachChange, error) { return a.change(c, f.paths) })
	}
	return nil
}

// onDayOf returns the answer as it judges links on the day of a change's path.
func (a *reportAnswer) onDayOf(c *report.Change) *answer {
	a.answer.question.AsOf = a.q.AsOf
	if c.Then() {
		a.answer.question.AsOf = *a.q.CompareTo
	}
	return &a.answer
}

// change returns a change as the schema has it.
func (a *reportAnswer) change(c *report.Change, withPath bool) (model.ReachChange, error) {
	change := model.ReachChange{Kind: c.Kind, Before: c.Before, Now: c.Now, Place: a.report.ChangePlace(*c)}
	organization, err := a.spelt(c.Organization)
	if err != nil || !withPath {
		change.Organization = as[model.Organization](organization)
		return change, err
	}
	change.Organization = as[model.Organization](organization)
	path, err := a.onDayOf(c).path(&c.Path, pathfind.FewestHops)
	a.answer.question.AsOf = a.q.AsOf
	if err != nil {
		return change, err
	}
	change.Path = &path
	for _, step := range c.Because {
		for _, l := range path.Steps[step].Judged {
			is := func(other model.JudgedLink) bool { return other.Link().ID() == l.Link().ID() }
			if !slices.ContainsFunc(change.Because, is) {
				change.Because = append(change.Because, l)
			}
		}
	}
	return change, nil
}

func (a *reportAnswer) findGaps(context.Context) error {
	for _, f := range a.gaps {
		page, err := a.report.GapPage(f.page, f.wanted)
		if err != nil {
			return err
		}
		for i := range page.Items {
			g := &page.Items[i]
			a.show(g.Organization)
			if len(g.WayIn.Entities) > 0 {
				a.notePath(&g.WayIn)
			}
			for _, n := range g.Near {
				a.show(n)
			}
		}
		keep(a, &a.result.Missing, f.name, page, a.gap)
	}
	return nil
}

// gap returns a gap as the schema has it.
func (a *reportAnswer) gap(g *report.Gap) (model.Gap, error) {
	gap := model.Gap{Outcome: g.Outcome, Hops: g.Hops, Relaxations: g.Relaxations, Place: a.report.GapPlace(*g)}
	organization, err := a.spelt(g.Organization)
	if err != nil {
		return gap, err
	}
	gap.Organization = as[model.Organization](organization)
	if len(g.WayIn.Entities) > 0 {
		path, err := a.path(&g.WayIn, pathfind.FewestHops)
		if err != nil {
			return gap, err
		}
		gap.WayIn = &path
	}
	for _, n := range g.Near {
		near, err := a.spelt(n)
		if err != nil {
			return gap, err
		}
		gap.Near = append(gap.Near, as[model.Organization](near))
	}
	return gap, nil
}

func (a *reportAnswer) findDue(ctx context.Context) error {
	for _, f := range a.due {
		page, err := a.report.DuePage(ctx, f.kinds, f.page)
		if err != nil {
			return err
		}
		var positions []string
		for _, d := range page.Items {
			a.show(d.Entity)
			if d.Position != "" {
				positions = append(positions, d.Position)
			}
		}
		links, err := a.r.links(ctx, positions)
		if err != nil {
			return err
		}
		keep(a, &a.result.Falling, f.name, page, func(d *report.Due) (model.Due, error) { return a.dueSpelt(d, links) })
	}
	return nil
}

// dueSpelt returns what is due as the schema has it.
func (a *reportAnswer) dueSpelt(d *report.Due, links []listing.Link) (model.Due, error) {
	due := model.Due{Kind: d.Kind, On: dayOf(d.On), Lost: d.Lost, Place: a.report.DuePlace(*d)}
	var err error
	if due.Entity, err = a.spelt(d.Entity); err != nil || d.Position == "" {
		return due, err
	}
	i := slices.IndexFunc(links, func(l listing.Link) bool { return l.ID == d.Position })
	if i < 0 {
		return due, changedMeanwhile()
	}
	due.Position = &model.Position{Link: a.r.link(links[i], nil)}
	return due, nil
}
