package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// hierarchy is places, each part of any number of others, and organisations: in one of
// them, in several, or only part of another organisation.
type hierarchy struct {
	// types are those of the places, and partOf what each of them is part of.
	types  map[string]string
	partOf map[string][]string
	// in is the places of each organisation, parent the organisation that it is part of.
	in     map[string][]string
	parent map[string]string
	// begins is the year from which an organisation exists.
	begins map[string]int
}

func drawHierarchy(r *rand.Rand) *hierarchy {
	const places, organizations = 9, 24
	h := &hierarchy{types: map[string]string{}, partOf: map[string][]string{}, in: map[string][]string{}, parent: map[string]string{}, begins: map[string]int{}}
	place := func(i int) string { return fmt.Sprintf("place:%d", i) }
	types := []string{network.CityType, network.CountryType, network.RegionType}
	for i := range places {
		h.types[place(i)] = types[min(2, i*3/places+r.IntN(2))]
		for larger := i + 1; larger < places; larger++ {
			if r.IntN(4) == 0 {
				h.partOf[place(i)] = append(h.partOf[place(i)], place(larger))
			}
		}
	}
	for i := range organizations {
		id := fmt.Sprintf("org:%02d", i)
		h.begins[id] = 1990 + r.IntN(20)
		for range []int{0, 1, 1, 1, 2}[r.IntN(5)] {
			if at := place(r.IntN(places)); !slices.Contains(h.in[id], at) {
				h.in[id] = append(h.in[id], at)
			}
		}
		if i > 0 && r.IntN(2) == 0 {
			h.parent[id] = fmt.Sprintf("org:%02d", r.IntN(i))
		}
	}
	return h
}

// records are the network: all organisations bear one name and one identifier, and are
// partners of org:hub.
func (h *hierarchy) records(t *testing.T) network.Records {
	t.Helper()
	var text strings.Builder
	text.WriteString("org:hub \"Centre\"\n")
	for id, placeType := range h.types {
		fmt.Fprintf(&text, "%s type %s\n", id, placeType)
		for _, larger := range h.partOf[id] {
			fmt.Fprintf(&text, "%s PART_OF %s\n", id, larger)
		}
	}
	for id, year := range h.begins {
		fmt.Fprintf(&text, "%s \"Body\" valid %d..\norg:hub PARTNERS_WITH %s\n", id, year, id)
		for _, place := range h.in[id] {
			fmt.Fprintf(&text, "%s LOCATED_IN %s\n", id, place)
		}
		if parent := h.parent[id]; parent != "" {
			fmt.Fprintf(&text, "%s PART_OF %s\n", id, parent)
		}
	}
	records, err := pathtest.Network("places", text.String())
	if err != nil {
		t.Fatal(err)
	}
	for i := range records.Entities {
		if _, is := h.begins[records.Entities[i].ID]; is {
			records.Entities[i].Identifiers = []network.Identifier{{Scheme: "wikidata", Value: "Q4242"}}
		}
	}
	return records
}

// within counts the organisations whose home is each place or lies in it, those that
// exist by the end of a year.
func (h *hierarchy) within(year int) map[string]int {
	count := map[string]int{}
	for id := range h.begins {
		at := id
		for len(h.in[at]) == 0 && h.parent[at] != "" {
			at = h.parent[at]
		}
		if len(h.in[at]) == 0 || h.begins[id] > year {
			continue
		}
		for place := range h.upFrom(slices.Min(h.in[at])) {
			count[place]++
		}
	}
	return count
}

// upFrom returns a place and all that it lies in.
func (h *hierarchy) upFrom(place string) map[string]bool {
	up := map[string]bool{place: true}
	for _, larger := range h.partOf[place] {
		maps.Copy(up, h.upFrom(larger))
	}
	return up
}

// inTwoCountries reports whether a place lies in two countries.
func (h *hierarchy) inTwoCountries(place string) bool {
	countries := 0
	for up := range h.upFrom(place) {
		if h.types[up] == network.CountryType {
			countries++
		}
	}
	return countries > 1
}

// TestPlacesCountAlike: how many organisations a place has is the same wherever it is
// told, whatever the place is and however many it lies in.
func TestPlacesCountAlike(t *testing.T) {
	const networks, year = 4, 2000
	var inRegion, inTwo, nowhere, regions int
	for seed := range uint64(networks) {
		h := drawHierarchy(rand.New(rand.NewPCG(seed, 14)))
		for id := range h.begins {
			inRegion += count(slices.ContainsFunc(h.in[id], func(place string) bool { return h.types[place] == network.RegionType }))
			inTwo += count(slices.ContainsFunc(h.in[id], h.inTwoCountries))
			nowhere += count(len(h.in[id]) == 0 && h.parent[id] == "")
		}
		regions += h.compare(t, year)
	}
	for what, drawn := range map[string]int{"in a region itself": inRegion, "in two countries": inTwo, "nowhere": nowhere, "regions reached": regions} {
		if drawn == 0 {
			t.Errorf("none was drawn of: %s", what)
		}
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// compare asks for the number of organisations of every place in all ways, of all days and
// of the end of a year, and returns how many groups of regions there were.
func (h *hierarchy) compare(t *testing.T, year int) (regions int) {
	t.Helper()
	a := newAsker(t, h.records(t), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	engines := map[string]graph.PathService{
		"cypher": a.resolver.Paths,
		"memory": pathfind.NewService(memory.New(storetest.Follow(t, a.resolver.Store).Newest), pathfind.Limits{}),
	}
	places := slices.Sorted(maps.Keys(h.types))
	for _, asOf := range []string{"", fmt.Sprintf("%d-12-31", year)} {
		argument, until := "", 9999
		if asOf != "" {
			argument, until = fmt.Sprintf("asOf: %q", asOf), year
		}
		want := h.within(until)
		for _, place := range places {
			lists := fmt.Sprintf(`
				place: entity(id: %[1]q) { ... on Place { organizations(first: 0, %[2]s) { totalCount } } }
				country: entities(first: 0, filter: {country: %[1]q, %[2]s}) { totalCount }
				region: entities(first: 0, filter: {region: %[1]q, %[2]s}) { totalCount }
				name: entities(first: 0, filter: {name: "body", country: %[1]q, %[2]s}) { totalCount }`, place, argument)
			if asOf == "" { // of which searches know nothing
				lists += fmt.Sprintf(`
				found: search(query: "body", first: 0, country: %[1]q) { totalCount }
				identified: search(query: "Q4242", first: 0, country: %[1]q) { totalCount }`, place)
			}
			for name, got := range totals(t, a.ask(t, "{"+lists+"}")) {
				if got != want[place] {
					t.Errorf("%s has %d organisations %s, but by %s %d", place, want[place], argument, name, got)
				}
			}
		}
		for engine, paths := range engines {
			a.resolver.Paths = paths
			for _, by := range []string{"COUNTRY", "REGION"} {
				got := a.ask(t, fmt.Sprintf(`{ reach(from: "org:hub", where: {%s}, groupBy: %s, withEmpty: true) { groups { key known } } }`, argument, by))
				known := knownOf(t, got)
				expected := map[string]int{}
				for key := range known {
					expected[key] = want[key]
				}
				if diff := cmp.Diff(expected, known); diff != "" {
					t.Errorf("known by %s %s, %s (-want +got):\n%s", by, argument, engine, diff)
				}
				if by == "REGION" {
					regions += len(known)
				}
			}
		}
	}
	return regions
}

// totals reads the total of each list of an answer.
func totals(t *testing.T, got answer) map[string]int {
	t.Helper()
	var data map[string]struct {
		TotalCount    *int
		Organizations struct{ TotalCount int }
	}
	if err := json.Unmarshal([]byte(got.text), &data); err != nil || got.errors != nil {
		t.Fatal(err, got.errors)
	}
	totals := map[string]int{}
	for name, list := range data {
		totals[name] = list.Organizations.TotalCount
		if list.TotalCount != nil {
			totals[name] = *list.TotalCount
		}
	}
	return totals
}

// knownOf reads how many each group knows.
func knownOf(t *testing.T, got answer) map[string]int {
	t.Helper()
	var data struct {
		Reach struct {
			Groups []struct {
				Key   string
				Known int
			}
		}
	}
	if err := json.Unmarshal([]byte(got.text), &data); err != nil || got.errors != nil {
		t.Fatal(err, got.errors)
	}
	known := map[string]int{}
	for _, g := range data.Reach.Groups {
		known[g.Key] = g.Known
	}
	return known
}
