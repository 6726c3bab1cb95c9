package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/ror"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// largeReport measures the whole report on the organisations of the registry and the
// built-in network together, or says why it does not. It needs no Neo4j.
func (b *bench) largeReport(ctx context.Context, p *progress) (*table.LargeReport, string, error) {
	if b.ROR == "" {
		return nil, "`--ror` did not name its dump", nil
	}
	file, err := os.Open(b.ROR)
	if err != nil {
		return nil, "", fmt.Errorf("open the registry: %w", err)
	}
	defer file.Close() // it is only read
	p.report("a report on the registry's organisations")
	builtIn, err := builtInRecords()
	if err != nil {
		return nil, "", err
	}
	all, organizations, err := ror.Beside(builtIn, file)
	if err != nil {
		return nil, "", err
	}
	s, err := derived.Build(1, &all)
	if err != nil {
		return nil, "", fmt.Errorf("make the snapshot of the registry: %w", err)
	}
	bodies := []topology.Node{mostLinks(s, builtIn.Entities), mostLinks(s, all.Entities[len(builtIn.Entities):])}
	measured := &table.LargeReport{
		Organizations: organizations, Links: len(all.Links), Countries: question.ReportCountries,
		Body: s.Entity(bodies[0]).Name + " and " + s.Entity(bodies[1]).Name,
	}
	input := report.Input{Bodies: []string{s.ID(bodies[0]), s.ID(bodies[1])}, Countries: largestCountries(s, question.ReportCountries)}
	for unit, into := range map[pathfind.Unit]*measure.Sample{pathfind.Partners: &measured.ByPartners, pathfind.Hops: &measured.ByHops} {
		input.Unit = &unit
		if *into, err = timed(ctx, &input, s, inMemory(&all)); err != nil {
			return nil, "", err
		}
	}
	return measured, "", nil
}

// timed works a whole report out several times, after once that does not count.
func timed(ctx context.Context, input *report.Input, s *topology.Snapshot, records report.Records) (measure.Sample, error) {
	var latencies []time.Duration
	day := network.DayOf(2026, time.January, 1)
	input.AsOf, input.CompareTo = &day, new(network.DayOf(2020, time.January, 1))
	q, err := input.Check(day)
	if err != nil {
		return measure.Sample{}, err
	}
	for i := range 1 + reportTimes {
		began := time.Now()
		r, err := report.New(ctx, q, s, records, pathfind.NewMeter(ctx, math.MaxInt))
		if err != nil {
			return measure.Sample{}, err
		}
		if err := wholeReport(ctx, r); err != nil {
			return measure.Sample{}, err
		}
		if i > 0 {
			latencies = append(latencies, time.Since(began))
		}
	}
	return sample(latencies), nil
}

// mostLinks returns the organisation among some entities that has most links.
func mostLinks(s *topology.Snapshot, entities []network.Entity) (most topology.Node) {
	degree := -1
	for i := range entities {
		if entities[i].Kind != network.Organization {
			continue
		}
		n, _ := s.Node(entities[i].ID)
		if d := s.KindDegree(n).Degree(); d > degree {
			most, degree = n, d
		}
	}
	return most
}

// largestCountries returns the countries with most organisations.
func largestCountries(s *topology.Snapshot, most int) []string {
	counts := map[string]int{}
	for e := range s.Entities() {
		if e.Country != "" {
			counts[e.Country]++
		}
	}
	var ids []string
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return ids[:min(most, len(ids))]
}

// wholeReport works out all parts of a report, and the first page of each list.
func wholeReport(ctx context.Context, r *report.Report) error {
	const first = 100
	all := report.Wanted{Known: true, Bound: true, Certain: true, BoundCertain: true, ByType: true, Besides: true, FirstYear: true}
	for _, part := range []func() error{
		func() error { _, err := r.Total(all); return err },
		func() error { _, err := r.Presences(all); return err },
		func() error { _, err := r.ByBody(all); return err },
		func() error { _, err := r.Overlaps(); return err },
		func() error { _, err := r.CarrierPage(nil, report.Page[report.CarrierPlace]{First: first}); return err },
		func() error { _, err := r.Years(ctx, all); return err },
		func() error {
			_, err := r.ChangePage(nil, report.Page[report.ChangePlace]{First: first}, true)
			return err
		},
		func() error {
			_, err := r.GapPage(report.Page[report.GapPlace]{First: first}, report.GapWanted{WayIn: true, Near: true, Relaxations: true})
			return err
		},
		func() error { _, err := r.DuePage(ctx, nil, report.Page[report.DuePlace]{First: first}); return err },
		func() error { _, err := r.Quality(ctx); return err },
		func() error {
			_, err := r.Organizations(nil, report.Page[pathfind.MemberPlace]{First: first}, true, true)
			return err
		},
	} {
		if err := part(); err != nil {
			return fmt.Errorf("work out a report: %w", err)
		}
	}
	return nil
}
