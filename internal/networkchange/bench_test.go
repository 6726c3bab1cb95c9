package networkchange_test

import (
	"context"
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/networkchange"
)

// noStatuses has none: what they cost is the store's.
type noStatuses struct{}

func (noStatuses) StatusPage(context.Context, listing.StatusQuery) (listing.Page[listing.StatusPlace], error) {
	return listing.Page[listing.StatusPlace]{}, nil
}

// BenchmarkBetween measures what has changed in a network of a million links, without HTTP
// and GraphQL.
func BenchmarkBetween(b *testing.B) {
	var all network.Records
	made := generate.New(generate.Hubs, 1_000_000, 1)
	for batch := range made.Records(10_000) {
		all.Sources = append(all.Sources, batch.Sources...)
		all.Entities = append(all.Entities, batch.Entities...)
		all.Links = append(all.Links, batch.Links...)
	}
	snapshot := snapshotOf(b, all)
	hub, most := "", map[string]int{}
	for _, l := range all.Links {
		if most[l.To]++; most[l.To] > most[hub] {
			hub = l.To
		}
	}
	for name, q := range map[string]networkchange.Question{
		"a year":         {From: network.DayOf(2022, 6, 1), To: network.DayOf(2023, 6, 1), Basis: networkchange.Held},
		"all time":       {From: network.DayOf(1900, 1, 1), To: network.DayOf(2030, 1, 1), Basis: networkchange.Held},
		"known":          {From: network.DayOf(2022, 6, 1), To: network.DayOf(2023, 6, 1), Basis: networkchange.Known},
		"around the hub": {From: network.DayOf(2022, 6, 1), To: network.DayOf(2023, 6, 1), Basis: networkchange.Held, Around: []string{hub}},
	} {
		q.Ask = listing.Ask{First: 100, Count: true}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				page, err := networkchange.Between(b.Context(), snapshot, noStatuses{}, q)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(page.Total), "changes")
			}
		})
	}
}
