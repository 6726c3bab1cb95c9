package report_test

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// large is a made-up network, and its records by id.
type large struct {
	snapshot  *topology.Snapshot
	entities  map[string]*network.Entity
	citations map[string][]network.Citation
}

func (l *large) Entities(_ context.Context, ids []string) (map[string]*network.Entity, error) {
	found := map[string]*network.Entity{}
	for _, id := range ids {
		found[id] = l.entities[id]
	}
	return found, nil
}

func (l *large) LinkEvidence(_ context.Context, ids []string) (map[string][]network.Citation, error) {
	found := map[string][]network.Citation{}
	for _, id := range ids {
		found[id] = l.citations[id]
	}
	return found, nil
}

// made makes a network once.
func made(shape generate.Shape, links int) func() *large {
	return sync.OnceValue(func() *large {
		var all network.Records
		for batch := range generate.New(shape, links, 1).Records(10_000) {
			all.Sources = append(all.Sources, batch.Sources...)
			all.Entities = append(all.Entities, batch.Entities...)
			all.Links = append(all.Links, batch.Links...)
		}
		l := &large{entities: map[string]*network.Entity{}, citations: map[string][]network.Citation{}}
		sources := map[string]*network.Source{}
		for i := range all.Sources {
			sources[all.Sources[i].ID] = &all.Sources[i]
		}
		for i := range all.Entities {
			l.entities[all.Entities[i].ID] = &all.Entities[i]
		}
		for i := range all.Links {
			for _, e := range all.Links[i].Evidence {
				l.citations[all.Links[i].ID] = append(l.citations[all.Links[i].ID], network.Citation{Evidence: e, From: sources[e.Source]})
			}
		}
		entities, links := derived.Shape(&all)
		snapshot, err := topology.Build(1, slices.Values(entities), slices.Values(links))
		if err != nil {
			panic(err)
		}
		l.snapshot = snapshot
		return l
	})
}

// largestBody returns the organisation with most presences.
func (l *large) largestBody() string {
	best, most := "", -1
	for n := range topology.Node(l.snapshot.Nodes()) {
		if e := l.snapshot.Entity(n); e.Kind == network.Organization && l.snapshot.PresenceCount(n) > most {
			best, most = e.ID, l.snapshot.PresenceCount(n)
		}
	}
	return best
}

// largestCountries returns the countries with most organisations.
func (l *large) largestCountries(most int) []string {
	counts := map[string]int{}
	for e := range l.snapshot.Entities() {
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

// BenchmarkReport measures the parts of a report of the largest body for twenty countries,
// each by a report of its own.
func BenchmarkReport(b *testing.B) {
	whole := report.Wanted{Known: true, Bound: true, Certain: true, BoundCertain: true, Besides: true, FirstYear: true}
	hundred := func() int { return 100 }
	parts := []struct {
		name string
		ask  func(ctx context.Context, r *report.Report) error
	}{
		{"counts", func(_ context.Context, r *report.Report) error { _, err := r.Total(whole); return err }},
		{"countries", func(_ context.Context, r *report.Report) error { _, err := r.Presences(whole); return err }},
		{"carriers", func(_ context.Context, r *report.Report) error { _, err := r.Carriers(nil); return err }},
		{"years", func(ctx context.Context, r *report.Report) error { _, err := r.Years(ctx, whole); return err }},
		{"changes", func(_ context.Context, r *report.Report) error {
			_, err := r.ChangePage(nil, report.Page[report.ChangePlace]{First: hundred()}, true)
			return err
		}},
		{"gaps", func(_ context.Context, r *report.Report) error {
			_, err := r.GapPage(report.Page[report.GapPlace]{First: hundred()}, report.GapWanted{WayIn: true, Near: true, Relaxations: true})
			return err
		}},
		{"due", func(ctx context.Context, r *report.Report) error {
			_, err := r.DuePage(ctx, nil, report.Page[report.DuePlace]{First: hundred()})
			return err
		}},
		{"evidence", func(ctx context.Context, r *report.Report) error { _, err := r.Quality(ctx); return err }},
		{"organizations", func(_ context.Context, r *report.Report) error {
			_, err := r.Organizations(nil, report.Page[pathfind.MemberPlace]{First: hundred()}, true, true)
			return err
		}},
	}
	for _, size := range []struct {
		name string
		made func() *large
	}{{"100k", made(generate.Hubs, 100_000)}, {"1M", made(generate.Hubs, 1_000_000)}, {"spread", made(generate.Spread, 1_100_000)}} {
		for _, unit := range []pathfind.Unit{pathfind.Partners, pathfind.Hops} {
			for _, part := range append(parts, struct {
				name string
				ask  func(ctx context.Context, r *report.Report) error
			}{"all", func(ctx context.Context, r *report.Report) error {
				for _, part := range parts {
					if err := part.ask(ctx, r); err != nil {
						return err
					}
				}
				return nil
			}}) {
				b.Run(part.name+"/"+string(unit)+"/"+size.name, func(b *testing.B) {
					l := size.made()
					input := report.Input{
						Bodies: []string{l.largestBody()}, Countries: l.largestCountries(20), AsOf: new(network.DayOf(2023, 6, 1)),
						CompareTo: new(network.DayOf(2021, 6, 1)), Unit: &unit,
					}
					q, err := input.Check(0)
					must(b, err)
					visited := 0
					for b.Loop() {
						meter := pathfind.NewMeter(b.Context(), 1_000_000_000)
						r, err := report.New(b.Context(), q, l.snapshot, l, meter)
						must(b, err)
						must(b, part.ask(b.Context(), r))
						visited = meter.Visited()
					}
					b.ReportMetric(float64(visited), "links")
				})
			}
		}
	}
}
