package memory_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// large returns the snapshot of a made-up network, made once.
func large(shape generate.Shape, links int) func() (*topology.Snapshot, *generate.Network) {
	made := generate.New(shape, links, 1)
	snapshot := sync.OnceValue(func() *topology.Snapshot {
		var all network.Records
		for batch := range made.Records(10_000) {
			all.Sources = append(all.Sources, batch.Sources...)
			all.Entities = append(all.Entities, batch.Entities...)
			all.Links = append(all.Links, batch.Links...)
		}
		entities, shapes := derived.Shape(&all)
		s, err := topology.Build(1, slices.Values(entities), slices.Values(shapes))
		if err != nil {
			panic(err)
		}
		return s
	})
	return func() (*topology.Snapshot, *generate.Network) { return snapshot(), made }
}

var sizes = []struct {
	name string
	made func() (*topology.Snapshot, *generate.Network)
	// maxHops and types are what questions about paths ask for, as `make bench` does.
	maxHops int
	types   []network.LinkType
}{
	{"10k", large(generate.Hubs, 10_000), pathfind.DefaultMaxHops, nil},
	{"100k", large(generate.Hubs, 100_000), pathfind.DefaultMaxHops, nil},
	{"1M", large(generate.Hubs, 1_000_000), pathfind.DefaultMaxHops, nil},
	{"spread", large(generate.Spread, 1_100_000), 8, []network.LinkType{
		network.HoldsPosition, network.PartyTo, network.MemberOf, network.PartnersWith, network.Attended,
	}},
}

// BenchmarkPaths measures questions about paths between organisations and people
// drawn at random, without HTTP and GraphQL.
func BenchmarkPaths(b *testing.B) {
	day := network.DayOf(2023, 6, 1)
	for _, size := range sizes {
		for _, c := range []struct {
			name  string
			first int
			rank  pathfind.Rank
			where pathfind.Filter
		}{
			{"one", 1, pathfind.FewestHops, pathfind.Filter{}},
			{"ten", 10, pathfind.FewestHops, pathfind.Filter{}},
			{"hundred", 100, pathfind.FewestHops, pathfind.Filter{}},
			{"asOf", 1, pathfind.FewestHops, pathfind.Filter{AsOf: &day}},
			{"overlapping", 1, pathfind.FewestHops, pathfind.Filter{Overlapping: true}},
			{"inTimeOrder", 1, pathfind.FewestHops, pathfind.Filter{InTimeOrder: true}},
			{"strongest", 5, pathfind.Strongest, pathfind.Filter{}},
			{"diverse", 5, pathfind.MostDiverse, pathfind.Filter{}},
			{"blocked", 1, pathfind.FewestHops, pathfind.Filter{LinkTypes: []network.LinkType{network.Supervises}, AsOf: &day}},
		} {
			b.Run(fmt.Sprintf("%s/%s", c.name, size.name), func(b *testing.B) {
				snapshot, _ := size.made()
				engine := serviceOf(snapshot, pathfind.Limits{})
				ends := ends(snapshot)
				where := c.where
				where.MaxHops = &size.maxHops
				if where.LinkTypes == nil {
					where.LinkTypes = size.types
				}
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					from, to := ends[2*i%len(ends)], ends[(2*i+1)%len(ends)]
					q := pathfind.Question{From: []string{from}, To: []string{to}, First: c.first, Rank: c.rank, Where: where}
					a, err := engine.Paths(b.Context(), q)
					if err != nil {
						b.Fatal(err)
					}
					if a.Outcome == pathfind.Stopped {
						b.Fatalf("%s to %s: stopped", from, to)
					}
				}
			})
		}
	}
}

// BenchmarkRelaxations measures what would change that there is no path, between
// organisations and people drawn at random: on which day there is one, where there is none
// on a day before most of the network, or by what was known by it. Beside the mean it
// tells the longest.
func BenchmarkRelaxations(b *testing.B) {
	early, later := network.DayOf(1950, 1, 1), network.DayOf(2012, 1, 1)
	for _, size := range sizes {
		for _, c := range []struct {
			name  string
			where pathfind.Filter
		}{
			{"asOf", pathfind.Filter{AsOf: &early}},
			{"asOf later", pathfind.Filter{AsOf: &later}},
			{"certain", pathfind.Filter{AsOf: &early, Certainty: new(network.Certain)}},
			{"certain later", pathfind.Filter{AsOf: &later, Certainty: new(network.Certain)}},
			{"knownBy", pathfind.Filter{KnownBy: &early}},
			{"knownBy later", pathfind.Filter{KnownBy: &later}},
		} {
			b.Run(fmt.Sprintf("%s/%s", c.name, size.name), func(b *testing.B) {
				snapshot, _ := size.made()
				engine := serviceOf(snapshot, pathfind.Limits{})
				ends := ends(snapshot)
				where := c.where
				where.MaxHops, where.LinkTypes = &size.maxHops, size.types
				var visited, days int
				var longest time.Duration
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					from, to := ends[2*i%len(ends)], ends[(2*i+1)%len(ends)]
					began := time.Now()
					a, err := engine.Paths(b.Context(), pathfind.Question{From: []string{from}, To: []string{to}, First: 1, Where: where, Relaxations: true, Days: true})
					longest = max(longest, time.Since(began))
					if err != nil {
						b.Fatal(err)
					}
					if a.Outcome == pathfind.Stopped || a.Unrelaxed {
						b.Fatalf("%s to %s: stopped", from, to)
					}
					visited += a.Work.Visited
					for _, r := range a.Relaxations {
						if r.Day != nil {
							days++
						}
					}
				}
				b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
				b.ReportMetric(float64(visited)/float64(b.N), "links/op")
				b.ReportMetric(float64(days)/float64(b.N), "days/op")
			})
		}
	}
}

// BenchmarkReach measures reach from the body with the most links.
func BenchmarkReach(b *testing.B) {
	for _, size := range sizes {
		for hops := 1; hops <= 4; hops++ {
			b.Run(fmt.Sprintf("%d/%s", hops, size.name), func(b *testing.B) {
				snapshot, made := size.made()
				engine := serviceOf(snapshot, pathfind.Limits{})
				b.ReportAllocs()
				b.ResetTimer()
				for range b.N {
					r, err := engine.Reach(b.Context(), pathfind.ReachQuestion{From: []string{made.Hub()}, Where: pathfind.Filter{MaxHops: &hops}})
					if err != nil || len(r.Groups) == 0 {
						b.Fatal(r, err)
					}
				}
			})
		}
	}
}

// BenchmarkPartners measures steps between partners from the body with the most links.
func BenchmarkPartners(b *testing.B) {
	for _, size := range sizes {
		for steps := 1; steps <= 3; steps++ {
			b.Run(fmt.Sprintf("%d/%s", steps, size.name), func(b *testing.B) {
				snapshot, made := size.made()
				engine := serviceOf(snapshot, pathfind.Limits{})
				q := pathfind.ReachQuestion{From: []string{made.Hub()}, Unit: pathfind.Partners, Where: pathfind.Filter{MaxHops: &steps}}
				b.ReportAllocs()
				b.ResetTimer()
				for range b.N {
					r, err := engine.Reach(b.Context(), q)
					if err != nil || len(r.Groups) == 0 || !r.Complete {
						b.Fatal(r, err)
					}
				}
			})
		}
	}
}

// ends draws organisations and people that are linked to anything.
func ends(s *topology.Snapshot) []string {
	random := rand.New(rand.NewPCG(1, 1))
	var ids []string
	for len(ids) < 2000 {
		n := topology.Node(random.IntN(s.Nodes()))
		e := s.Entity(n)
		if (e.Kind == network.Organization || e.Kind == network.Person) && len(s.Row(n)) > 0 {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
