package report_test

import (
	"context"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/report/reporttest"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// TestFigures: every figure is that of the brute force, which reads records only.
func TestFigures(t *testing.T) { reporttest.Judge(t, reported, 250, 5000) }

// recorded reads records.
type recorded struct{ network.Records }

func (r recorded) Entities(_ context.Context, ids []string) (map[string]*network.Entity, error) {
	found := map[string]*network.Entity{}
	for _, id := range ids {
		for i := range r.Records.Entities {
			if r.Records.Entities[i].ID == id {
				found[id] = &r.Records.Entities[i]
			}
		}
	}
	return found, nil
}

func (r recorded) LinkEvidence(_ context.Context, ids []string) (map[string][]network.Citation, error) {
	sources := map[string]*network.Source{}
	for i := range r.Sources {
		sources[r.Sources[i].ID] = &r.Sources[i]
	}
	found := map[string][]network.Citation{}
	for _, id := range ids {
		for _, l := range r.Links {
			if l.ID == id {
				for _, e := range l.Evidence {
					found[id] = append(found[id], network.Citation{Evidence: e, From: sources[e.Source]})
				}
			}
		}
	}
	return found, nil
}

// figures is a report that a test asks.
type figures struct {
	t testing.TB
	*report.Report
	in brute.ReportInput
}

// reported returns the figures of a report, as the brute force writes them.
func reported(t testing.TB, records network.Records, in brute.ReportInput) brute.Report {
	t.Helper()
	input := inputOf(t, in)
	q, err := input.Check(0)
	must(t, err)
	meter := pathfind.NewMeter(context.Background(), 100_000_000)
	r, err := report.New(context.Background(), q, snapshotOf(t, records), recorded{records}, meter)
	must(t, err)
	f := figures{t, r, in}
	return f.all(q)
}

func snapshotOf(t testing.TB, records network.Records) *topology.Snapshot {
	t.Helper()
	s, err := derived.Build(1, &records)
	must(t, err)
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func inputOf(t testing.TB, in brute.ReportInput) report.Input {
	t.Helper()
	input := report.Input{
		Bodies: in.Bodies, AsOf: dayOf(t, in.AsOf), CompareTo: dayOf(t, in.CompareTo), Unit: new(pathfind.Unit(in.Unit)), Where: filterOf(t, in.Where),
		Planned: &in.Planned, HorizonMonths: &in.HorizonMonths, StaleMonths: &in.StaleMonths, From: in.From,
	}
	if in.Region != "" {
		input.Region = &in.Region
	} else {
		input.Countries = in.Countries
	}
	return input
}

func dayOf(t testing.TB, text string) *network.Day {
	t.Helper()
	if text == "" {
		return nil
	}
	day, err := network.ParseDay(text)
	must(t, err)
	return &day
}

func filterOf(t testing.TB, f brute.Filter) *pathfind.Filter {
	t.Helper()
	return &pathfind.Filter{
		MaxHops: f.MaxHops, LinkTypes: texts[network.LinkType](f.LinkTypes), ExcludeLinkTypes: texts[network.LinkType](f.ExcludeLinkTypes),
		Statuses: texts[network.Status](f.Statuses), MinConfidence: f.MinConfidence, KnownBy: dayOf(t, f.KnownBy),
		Through: texts[network.Kind](f.Through), Avoid: f.Avoid, MaxDegree: f.MaxDegree, Overlapping: f.Overlapping, InTimeOrder: f.InTimeOrder,
	}
}

// texts returns texts as another type; nil stays nil.
func texts[T ~string](list []string) []T {
	if list == nil {
		return nil
	}
	all := []T{}
	for _, text := range list {
		all = append(all, T(text))
	}
	return all
}

var everything = report.Wanted{Known: true, Bound: true, Certain: true, BoundCertain: true, Besides: true, FirstYear: true}

func (f *figures) all(q *report.Question) brute.Report {
	total, err := f.Total(everything)
	must(f.t, err)
	known, _ := f.Known()
	b := brute.Report{
		Bodies: q.Bodies, Reached: total.Reached, Bound: total.Bound, Certain: total.Certain, BoundCertain: total.BoundCertain,
	}
	for _, n := range known {
		b.Known += n
	}
	b.WithoutCountry, err = f.WithoutCountry()
	must(f.t, err)
	besides, err := f.Besides()
	must(f.t, err)
	b.Besides = brute.Besides(besides)
	b.Countries, b.Organizations, b.Carriers = f.countries(), f.organizations(), f.carriers()
	b.Years, b.Changes, b.Gaps, b.Overlaps, b.Due, b.Evidence = f.years(), f.changes(), f.gaps(), f.overlaps(), f.due(), f.evidence()
	return b
}

func (f *figures) countries() (list []brute.CountryPresence) {
	presences, err := f.Presences(everything)
	must(f.t, err)
	bodies, err := f.ByBody(everything)
	must(f.t, err)
	for i, p := range presences {
		c := brute.CountryPresence{
			Country: p.ID, Code: p.Code, Name: p.Name, InNetwork: p.InNetwork, Known: p.Known, Reached: p.Reached, Bound: p.Bound, Certain: p.Certain,
			FirstYear: p.FirstYear, Besides: brute.Besides(p.Besides),
		}
		for _, h := range p.ByHop {
			c.ByHop = append(c.ByHop, brute.HopCount(h))
		}
		for _, t := range p.ByType {
			c.ByType = append(c.ByType, brute.FacetCount{Key: t.Key, Count: t.Count})
		}
		for _, b := range bodies[i] {
			c.ByBody = append(c.ByBody, brute.BodyPresence{Body: f.ID(b.Body), Reached: b.Reached, Bound: b.Bound, Certain: b.Certain, Nearest: b.Nearest})
		}
		list = append(list, c)
	}
	return list
}

func (f *figures) organizations() (list []brute.ReportedOrganization) {
	page, err := f.Organizations(nil, report.Page[pathfind.MemberPlace]{First: 1000}, true, true)
	must(f.t, err)
	for _, o := range page.Items {
		list = append(list, brute.ReportedOrganization{ID: o.ID, Country: f.CountryID(o.ID), Hops: o.Hops, Certain: *o.Certain, Path: o.Path.Entities})
	}
	return list
}

func (f *figures) ids(nodes []topology.Node) (ids []string) {
	for _, n := range nodes {
		ids = append(ids, f.ID(n))
	}
	return ids
}

func (f *figures) carriers() (list []brute.Carrier) {
	carriers, err := f.Carriers(nil)
	must(f.t, err)
	for _, c := range carriers {
		list = append(list, brute.Carrier{Entity: f.ID(c.Entity), Lost: len(c.Lost), Farther: c.Farther, Alone: c.Alone, LostOrganizations: f.ids(c.Lost)})
	}
	return list
}

func (f *figures) years() (list []brute.YearOfReach) {
	years, err := f.Years(f.t.Context(), everything)
	must(f.t, err)
	countries := f.Places()
	for _, y := range years {
		year := brute.YearOfReach{
			Year: y.Year, Reached: y.Reached, Bound: y.Bound, Certain: y.Certain, AgreementsBegun: y.AgreementsBegun, AgreementsEnded: y.AgreementsEnded,
		}
		for _, i := range y.NewCountries {
			year.NewCountries = append(year.NewCountries, countries[i].ID)
		}
		list = append(list, year)
	}
	return list
}

func (f *figures) changes() (list []brute.ReachChange) {
	page, err := f.ChangePage(nil, report.Page[report.ChangePlace]{First: 1000}, true)
	must(f.t, err)
	for _, c := range page.Items {
		change := brute.ReachChange{Kind: string(c.Kind), Organization: f.ID(c.Organization), Before: c.Before, Now: c.Now, Path: c.Path.Entities}
		seen := map[string]bool{}
		for _, i := range c.Because {
			for _, l := range c.Path.Steps[i].Links {
				if !seen[l.ID] {
					seen[l.ID] = true
					change.Because = append(change.Because, l.ID)
				}
			}
		}
		list = append(list, change)
	}
	return list
}

func (f *figures) gaps() (list []brute.Gap) {
	page, err := f.GapPage(report.Page[report.GapPlace]{First: 1000}, report.GapWanted{WayIn: true, Near: true, Relaxations: true})
	must(f.t, err)
	for _, g := range page.Items {
		gap := brute.Gap{Organization: f.ID(g.Organization), Outcome: string(g.Outcome), Hops: g.Hops, WayIn: g.WayIn.Entities, Near: f.ids(g.Near)}
		for _, r := range g.Relaxations {
			gap.Relaxations = append(gap.Relaxations, brute.Relaxation{Lifted: r.Lift, Hops: r.Hops})
		}
		list = append(list, gap)
	}
	return list
}

func (f *figures) overlaps() (list []brute.Overlap) {
	overlaps, err := f.Overlaps()
	must(f.t, err)
	for _, o := range overlaps {
		list = append(list, brute.Overlap{Bodies: [2]string{f.ID(o.Bodies[0]), f.ID(o.Bodies[1])}, Both: o.Both, OnlyFirst: o.OnlyFirst, OnlySecond: o.OnlySecond})
	}
	return list
}

func (f *figures) due() (list []brute.Due) {
	page, err := f.DuePage(f.t.Context(), nil, report.Page[report.DuePlace]{First: 1000})
	must(f.t, err)
	for _, d := range page.Items {
		list = append(list, brute.Due{Kind: string(d.Kind), Entity: f.ID(d.Entity), Position: d.Position, On: d.On.String(), Lost: d.Lost})
	}
	return list
}

func (f *figures) evidence() brute.EvidenceQuality {
	q, err := f.Quality(f.t.Context())
	must(f.t, err)
	e := brute.EvidenceQuality{
		Links: q.Links, OneSource: q.OneSource, Undated: q.Undated, Presumed: q.Presumed, Planned: q.Planned, Oldest: q.Oldest.String(), Newest: q.Newest.String(),
	}
	for _, p := range q.Publishers {
		e.Publishers = append(e.Publishers, brute.FacetCount{Key: p.Key, Count: p.Count})
	}
	return e
}
