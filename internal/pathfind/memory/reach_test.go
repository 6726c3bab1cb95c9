package memory_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// TestReachTurnsRoundAndBack goes out over many links at once, so that whatever is
// left is asked, on along a chain, where it is not, and over many links again.
func TestReachTurnsRoundAndBack(t *testing.T) {
	const rays, chain, far = 250, pathfind.MaxMaxHops - 2, 300
	var text strings.Builder
	for i := range rays {
		fmt.Fprintf(&text, "org:hub PARTNERS_WITH org:ray-%03d\n", i)
	}
	last := "org:ray-000"
	for i := range chain {
		next := fmt.Sprintf("org:chain-%d", i*7%chain) // in no order of ids
		fmt.Fprintf(&text, "%s PARTNERS_WITH %s\n", last, next)
		last = next
	}
	for i := range far {
		fmt.Fprintf(&text, "%s PARTNERS_WITH org:far-%03d\n", last, i)
	}
	for i := range 1000 { // links that are not met
		fmt.Fprintf(&text, "org:islet-%04d PARTNERS_WITH org:island\n", i)
	}
	want := pathfind.HopCounts{{Hops: 1, Organizations: rays}}
	for i := range chain {
		want = append(want, pathfind.HopCount{Hops: 2 + i, Organizations: 1})
	}
	want = append(want, pathfind.HopCount{Hops: 2 + chain, Organizations: far})

	engine := serviceOf(snapshotOf(t, records(t, text.String())), pathfind.Limits{})
	for _, hops := range []int{2 + chain, 2 + chain/2} {
		reach, err := engine.Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:hub"}, Where: pathfind.Filter{MaxHops: &hops}})
		if err != nil || !reach.Complete {
			t.Fatalf("%+v, %v", reach, err)
		}
		if diff := cmp.Diff(want[:min(hops, len(want))], reach.Reached); diff != "" {
			t.Errorf("within %d hops, expected -, got +:\n%s", hops, diff)
		}
	}
}

// TestReachOfManyGroups counts by more countries than there are in the world. The
// snapshot is one in which the first entity is a country: it has followed a network
// that began empty.
func TestReachOfManyGroups(t *testing.T) {
	const countries = 300
	change := topology.Change{Revision: 1}
	put := func(id string, kind network.Kind, entityType, country string) {
		change.Entities = append(change.Entities, topology.Entity{ID: id, Kind: kind, Type: entityType, Country: country})
	}
	country := func(i int) string { return fmt.Sprintf("place:%03d", i) }
	for i := range countries {
		put(country(i), network.Place, network.CountryType, "")
	}
	put("org:hub", network.Organization, "", "")
	want := map[string]int{}
	for i := range 2 * countries {
		id, in := fmt.Sprintf("org:%03d", i), country(i*i%countries)
		put(id, network.Organization, "", in)
		change.Links = append(change.Links, topology.Link{
			ID: fmt.Sprintf("link:%d", i), Type: network.PartnersWith, From: "org:hub", To: id, Status: network.InForce,
			Tenures: []network.Tenure{{Possible: network.Always(), Certain: network.Always(), Sources: 1}},
		})
		want[in]++
	}
	empty, err := topology.Build(0, slices.Values([]topology.Entity{}), slices.Values([]topology.Link{}))
	if err != nil {
		t.Fatal(err)
	}
	snapshot, err := empty.Apply(change)
	if err != nil {
		t.Fatal(err)
	}
	reach, err := serviceOf(snapshot, pathfind.Limits{}).Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:hub"}, GroupBy: pathfind.ByCountry})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, g := range reach.Groups {
		got[g.Key] = g.Reached.Total()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("expected -, got +:\n%s", diff)
	}
}
