package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/provisional"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/topology"
)

// regionalReport answers for a report: all that the client selected, of one snapshot.
func (r *Resolver) regionalReport(ctx context.Context, input report.Input) (model.RegionalReport, error) {
	q, err := input.Check(r.Today())
	if err != nil {
		return model.RegionalReport{}, err
	}
	asked := fingerprint(q)
	selection, err := selectedReport(ctx, asked)
	if err != nil {
		return model.RegionalReport{}, err
	}
	a := &reportAnswer{
		answer: answer{r: r, question: r.question(q.Filter()), selection: selection.selection}, reportSelection: selection, q: q,
		result: model.RegionalReport{AsOf: q.AsOf, CompareTo: q.CompareTo, Question: asked},
	}
	revision, work, err := r.Paths.Examine(ctx, q.Mentions(), func(ctx context.Context, view pathfind.View, meter *pathfind.Meter) error {
		snapshot, err := snapshotIn(view, "a report")
		if err != nil {
			return err
		}
		if a.report, err = report.New(ctx, q, snapshot, r.Store, meter); err != nil {
			return err
		}
		return a.find(ctx)
	})
	if err != nil {
		return model.RegionalReport{}, err
	}
	a.result.Revision, a.result.Work, a.result.Complete = revision, work, a.report.Complete()
	if !a.result.Complete {
		provisional.Mark(ctx)
	}
	if err := a.read(ctx); err != nil {
		return model.RegionalReport{}, err
	}
	return a.result, a.spell()
}

// snapshotIn returns the snapshot that a view is of, for a question that is answered from
// nothing else.
func snapshotIn(view pathfind.View, question string) (*topology.Snapshot, error) {
	shown, is := view.(interface{ Snapshot() *topology.Snapshot })
	if !is {
		return nil, network.NoSnapshot(question)
	}
	return shown.Snapshot(), nil
}

// reportAnswer is the answer for a report. What the client selected is found first, field by
// field; then the details of all that it shows are read at once; then it is spelt.
type reportAnswer struct {
	answer
	*reportSelection
	q      *report.Question
	report *report.Report
	result model.RegionalReport
	// later spell what was found.
	later []func() error
}

// find finds what is selected. Where time or work runs out, what is not known is left out.
func (a *reportAnswer) find(ctx context.Context) error {
	for _, find := range []func(context.Context) error{
		a.findCounts, a.findCountries, a.findOrganizations, a.findOverlaps, a.findCarriers, a.findYears, a.findChanges, a.findGaps, a.findDue,
		a.findEvidence, a.findSummary,
	} {
		if err := find(ctx); err != nil && network.CodeOf(err) != network.Timeout {
			return err
		}
	}
	for _, n := range a.report.BodyNodes() {
		a.show(n)
	}
	if a.q.Region != "" {
		a.noteEntity(a.q.Region, a.report.Shape(a.node(a.q.Region)))
	}
	return nil
}

func (a *reportAnswer) node(id string) topology.Node { return a.report.Node(id) }

// show notes that an entity is shown.
func (a *reportAnswer) show(n topology.Node) { a.noteEntity(a.report.ID(n), a.report.Shape(n)) }

// spelt returns an entity that was noted.
func (a *reportAnswer) spelt(n topology.Node) (model.Entity, error) {
	return a.entity(a.report.ID(n), a.report.Shape(n))
}

// spell makes the answer of what was found.
func (a *reportAnswer) spell() error {
	for _, n := range a.report.BodyNodes() {
		body, err := a.spelt(n)
		if err != nil {
			return err
		}
		a.result.Bodies = append(a.result.Bodies, body)
	}
	if a.q.Region != "" {
		region, err := a.spelt(a.node(a.q.Region))
		if err != nil {
			return err
		}
		a.result.Region = optional[model.Place](region)
	}
	for _, spell := range a.later {
		if err := spell(); err != nil {
			return err
		}
	}
	return nil
}

func (a *reportAnswer) findCounts(context.Context) (err error) {
	if a.reached {
		if a.result.Counts, err = a.report.Total(a.wanted); err != nil {
			return err
		}
	}
	if a.known {
		var known []int
		known, a.result.KnownUndated = a.report.Known()
		for _, n := range known {
			a.result.Known += n
		}
	}
	if a.withoutCountry {
		if a.result.WithoutCountry, err = a.report.WithoutCountry(); err != nil {
			return err
		}
	}
	if a.besides {
		a.result.Besides, err = a.report.Besides()
	}
	return err
}

func (a *reportAnswer) findSummary(ctx context.Context) (err error) {
	if a.summary {
		a.result.Summary, err = a.report.Summary(ctx)
	}
	return err
}

func (a *reportAnswer) findCountries(context.Context) error {
	if !a.countries {
		return nil
	}
	presences, err := a.report.Presences(a.wanted)
	if err != nil {
		return err
	}
	var bodies [][]report.BodyPresence
	if a.byBody {
		if bodies, err = a.report.ByBody(a.body); err != nil {
			return err
		}
	}
	for i := range presences {
		if presences[i].InNetwork {
			a.show(presences[i].Node)
		}
	}
	a.later = append(a.later, func() error {
		for i := range presences {
			country, err := a.presence(&presences[i])
			if err != nil {
				return err
			}
			if bodies != nil {
				if country.ByBody, err = a.bodiesIn(bodies[i]); err != nil {
					return err
				}
			}
			a.result.Countries = append(a.result.Countries, country)
		}
		return nil
	})
	return nil
}

// presence returns what is reached in a country as the schema has it.
func (a *reportAnswer) presence(p *report.Presence) (model.CountryPresence, error) {
	country := model.CountryPresence{
		Code: p.Code, Name: p.Name, InNetwork: p.InNetwork, Known: p.Known, Counts: p.Counts, ByHop: p.ByHop, ByType: p.ByType,
		FirstYear: p.FirstYear, Besides: p.Besides,
	}
	if !p.InNetwork {
		return country, nil
	}
	place, err := a.spelt(p.Node)
	country.Country = optional[model.Place](place)
	return country, err
}

func (a *reportAnswer) bodiesIn(bodies []report.BodyPresence) ([]model.BodyPresence, error) {
	var list []model.BodyPresence
	for _, b := range bodies {
		body, err := a.spelt(b.Body)
		if err != nil {
			return nil, err
		}
		list = append(list, model.BodyPresence{Body: body, Counts: b.Counts, Nearest: b.Nearest})
	}
	return list, nil
}

func (a *reportAnswer) findOverlaps(context.Context) error {
	if !a.overlaps {
		return nil
	}
	overlaps, err := a.report.Overlaps()
	a.later = append(a.later, func() error {
		for _, o := range overlaps {
			overlap := model.Overlap{Both: o.Both, OnlyFirst: o.OnlyFirst, OnlySecond: o.OnlySecond}
			for _, n := range o.Bodies {
				body, err := a.spelt(n)
				if err != nil {
					return err
				}
				overlap.Bodies = append(overlap.Bodies, body)
			}
			a.result.Overlaps = append(a.result.Overlaps, overlap)
		}
		return nil
	})
	return err
}

func (a *reportAnswer) findYears(ctx context.Context) error {
	if !a.years {
		return nil
	}
	years, err := a.report.Years(ctx, a.year)
	places := a.report.Places()
	for _, y := range years {
		for _, i := range y.NewCountries {
			a.show(places[i].Node)
		}
	}
	a.later = append(a.later, func() error {
		for _, y := range years {
			year := model.YearOfReach{Year: y.Year, Counts: y.Counts, AgreementsBegun: y.AgreementsBegun, AgreementsEnded: y.AgreementsEnded}
			for _, i := range y.NewCountries {
				place, err := a.spelt(places[i].Node)
				if err != nil {
					return err
				}
				year.NewCountries = append(year.NewCountries, as[model.Place](place))
			}
			a.result.Years = append(a.result.Years, year)
		}
		return nil
	})
	return err
}

func (a *reportAnswer) findEvidence(ctx context.Context) error {
	if !a.evidence {
		return nil
	}
	q, err := a.report.Quality(ctx)
	if err != nil {
		return err
	}
	a.result.Evidence = model.EvidenceQuality{
		Links: q.Links, OneSource: q.OneSource, Undated: q.Undated, Presumed: q.Presumed, Planned: q.Planned, Publishers: q.Publishers,
		Oldest: dayOf(q.Oldest), Newest: dayOf(q.Newest),
	}
	return nil
}

// dayOf returns a day, nil for an open end of time.
func dayOf(day network.Day) *network.Day {
	if day == network.MinDay || day == network.MaxDay {
		return nil
	}
	return &day
}

// reportPage makes the connection of a list of a report that is being resolved.
func reportPage[T, P, E any](ctx context.Context, question string, pages map[string]listing.Page[T], after *string, place func(T) P, edge func(cursor string, item T) E) ([]E, model.PageInfo, int) {
	field := graphql.GetFieldContext(ctx).Field
	page := pages[field.Alias]
	list, cursors := edges(ctx, reportList(field.Name, question), page, place, edge)
	return list, pageInfo(cursors, page.More, after), page.Total
}
