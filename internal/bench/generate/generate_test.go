package generate_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

const links = 10_000

// collect gathers all records of a network, and makes sure that each comes after
// those that it refers to.
func collect(t *testing.T, n *generate.Network, batch int) network.Records {
	t.Helper()
	var all network.Records
	for r := range n.Records(batch) {
		if r.Len() > batch {
			t.Fatalf("a batch of %d has %d records", batch, r.Len())
		}
		if len(r.Sources) > 0 && len(all.Entities)+len(all.Links) > 0 || len(r.Entities) > 0 && len(all.Links) > 0 {
			t.Fatal("the batches are not in the order sources, entities, links")
		}
		all.Sources = append(all.Sources, r.Sources...)
		all.Entities = append(all.Entities, r.Entities...)
		all.Links = append(all.Links, r.Links...)
	}
	return all
}

func TestDeterminism(t *testing.T) {
	for _, shape := range []generate.Shape{generate.Hubs, generate.Spread} {
		first := jsonl(t, generate.New(shape, links, 1), 1000)
		if again := jsonl(t, generate.New(shape, links, 1), 77); again != first {
			t.Errorf("%s: the same seed makes other records", shape)
		}
		if jsonl(t, generate.New(shape, links, 2), 1000) == first {
			t.Errorf("%s: another seed makes the same records", shape)
		}
	}
}

// Networks in the cache are those that this code makes: whoever changes a record
// changes Version too, and then these sums.
func TestVersion(t *testing.T) {
	for shape, want := range map[generate.Shape]string{
		generate.Hubs:   "a0485afb7991b423691e5a9ea4f900b85dc303ef0adc30a9288aa6bf4481b4da",
		generate.Spread: "738b345497ad1cc9ef79310ed3432dc8b7c99722b4b5de82947f727687d0789d",
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(jsonl(t, generate.New(shape, links, 1), 1000)))); generate.Version != 1 || got != want {
			t.Errorf("%s: the records of version %d have the sum %s, want %s of version 1", shape, generate.Version, got, want)
		}
	}
}

// jsonl writes a network as an export would.
func jsonl(t *testing.T, n *generate.Network, batch int) string {
	t.Helper()
	return storetest.JSONL(t, collect(t, n, batch))
}

// Every record is valid, and what it refers to is there.
func TestValid(t *testing.T) {
	for _, shape := range []generate.Shape{generate.Hubs, generate.Spread} {
		t.Run(string(shape), func(t *testing.T) { checkValid(t, collect(t, generate.New(shape, links, 1), 1000)) })
	}
}

func checkValid(t *testing.T, all network.Records) {
	t.Helper()
	there := map[string]bool{}
	add := func(id string, faults []network.Fault) {
		if there[id] {
			t.Errorf("%s is there twice", id)
		}
		there[id] = true
		for _, f := range faults {
			t.Errorf("%s: %v", id, f)
		}
	}
	refer := func(by, id string) {
		if !there[id] {
			t.Errorf("%s refers to %s, which is not there", by, id)
		}
	}
	for i := range all.Sources {
		add(all.Sources[i].ID, all.Sources[i].Check())
	}
	for i := range all.Entities {
		e := &all.Entities[i]
		add(e.ID, e.Check())
		for _, v := range e.Evidence {
			refer(e.ID, v.Source)
		}
		for _, c := range e.StatusHistory {
			refer(e.ID, c.Evidence[0].Source)
		}
	}
	for i := range all.Links {
		l := &all.Links[i]
		add(l.ID, l.Check())
		refer(l.ID, l.From)
		refer(l.ID, l.To)
		if l.OnBehalfOf != "" {
			refer(l.ID, l.OnBehalfOf)
		}
		for _, v := range l.Evidence {
			refer(l.ID, v.Source)
		}
	}
}

// The skew is the one of the package comment.
func TestSkew(t *testing.T) {
	n := generate.New(generate.Hubs, links, 1)
	all := collect(t, n, 1000)
	if len(all.Links) != links {
		t.Errorf("%d links, want %d", len(all.Links), links)
	}
	kinds := map[network.Kind]int{}
	for i := range all.Entities {
		kinds[all.Entities[i].Kind]++
	}
	for kind, want := range map[network.Kind]int{
		network.Organization: links / 10, network.Person: links * 7 / 100, network.Agreement: links * 8 / 100,
		network.Event: links / 80, network.Programme: links / 250,
	} {
		if kinds[kind] != want {
			t.Errorf("%d of kind %s, want %d", kinds[kind], kind, want)
		}
	}

	degree, bySource, pairs := map[string]int{}, map[string]int{}, map[[2]string]int{}
	var undated, unusual, unsure, two, parallel int
	types := map[network.LinkType]int{}
	for i := range all.Links {
		l := &all.Links[i]
		types[l.Type]++
		degree[l.From]++
		degree[l.To]++
		if pairs[[2]string{min(l.From, l.To), max(l.From, l.To)}]++; pairs[[2]string{min(l.From, l.To), max(l.From, l.To)}] > 1 {
			parallel++
		}
		if l.Valid == (network.Period{}) {
			undated++
		}
		if l.Status != network.DefaultStatus {
			unusual++
		}
		if l.Confidence < 1 {
			unsure++
		}
		if len(l.Evidence) == 2 {
			two++
		}
		bySource[l.Evidence[0].Source]++
	}
	share := func(what string, count, low, high int) {
		if percent := 100 * count / links; percent < low || percent > high {
			t.Errorf("%d %% of the links %s, want %d to %d", percent, what, low, high)
		}
	}
	share("have no date", undated, 10, 30)
	share("are not in force", unusual, 12, 20)
	share("are not quite sure", unsure, 15, 25)
	share("rest on two sources", two, 33, 45)
	share("are parallel to another", parallel, 2, 6)

	if degree[n.Hub()] != n.HubLinks() {
		t.Errorf("the hub has %d links, want %d", degree[n.Hub()], n.HubLinks())
	}
	var organizations []int
	for i := range all.Entities {
		if e := &all.Entities[i]; e.Kind == network.Organization && e.ID != n.Hub() {
			organizations = append(organizations, degree[e.ID])
		}
	}
	slices.Sort(organizations)
	median, largest := organizations[len(organizations)/2], organizations[len(organizations)-1]
	if largest >= n.HubLinks() {
		t.Errorf("the hub has %d links, another organisation %d", n.HubLinks(), largest)
	}
	if median > 8 || largest < 25*median {
		t.Errorf("the median organisation has %d links and the largest %d: no long tail", median, largest)
	}
	if most := slices.Max(slices.Collect(maps.Values(bySource))); most < 10*links/len(bySource) {
		t.Errorf("the source of most links has %d of them: none is a register", most)
	}
	for _, linkType := range network.LinkTypes() {
		if types[linkType] == 0 {
			t.Errorf("there is no %s", linkType)
		}
	}
	t.Logf("degrees: hub %d, largest other %d, median %d; links by type: %v", degree[n.Hub()], largest, median, types)
}

// The other shape is the one of the package comment: regions of one size, large
// organisations that are no larger than it says, and otherwise no hubs.
func TestSpread(t *testing.T) {
	n := generate.New(generate.Spread, links, 1)
	all := collect(t, n, 1000)
	if len(all.Links) != links {
		t.Errorf("%d links, want %d", len(all.Links), links)
	}
	kinds, degree, whole := map[network.Kind]int{}, map[string]int{}, map[string]string{}
	for i := range all.Entities {
		kinds[all.Entities[i].Kind]++
	}
	for i := range all.Links {
		l := &all.Links[i]
		degree[l.From]++
		degree[l.To]++
		if l.Type == network.PartOf || l.Type == network.LocatedIn {
			whole[l.From] = l.To
		}
	}
	islanders := len(slices.Concat(n.Islanders()...))
	for kind, want := range map[network.Kind]int{
		network.Organization: links/11 + islanders, network.Person: links * 2 / 11, network.Agreement: links * 3 / 22, network.Event: links / 22,
	} {
		if kinds[kind] != want {
			t.Errorf("%d of kind %s, want %d", kinds[kind], kind, want)
		}
	}
	if degree[n.Hub()] != n.HubLinks() || n.HubLinks() != links*21/1100 {
		t.Errorf("the hub has %d links, want %d", degree[n.Hub()], n.HubLinks())
	}
	regions, organizations := map[string]int{}, []int{}
	for i := range all.Entities {
		if e := &all.Entities[i]; e.Kind == network.Organization && whole[e.ID] != "" {
			regions[whole[whole[e.ID]]]++
			organizations = append(organizations, degree[e.ID])
		}
	}
	sizes := slices.Sorted(maps.Values(regions))
	if len(sizes) != 8 || sizes[7]-sizes[0] > 1 || sizes[7] != (links/11+7)/8 {
		t.Errorf("the regions have %v organisations, want eight of one size", sizes)
	}
	slices.Sort(organizations)
	median, large := organizations[len(organizations)/2], organizations[len(organizations)-11]
	if median < 6 || large > 5*median {
		t.Errorf("the median organisation has %d links, the largest but for ten %d", median, large)
	}
}

// Nobody on an island is joined to anybody elsewhere.
func TestIslands(t *testing.T) {
	for _, shape := range []generate.Shape{generate.Hubs, generate.Spread} {
		n := generate.New(shape, links, 1)
		home := map[string]int{}
		for i, island := range n.Islanders() {
			for _, id := range island {
				home[id] = i + 1
			}
		}
		inside := 0
		for _, l := range collect(t, n, 1000).Links {
			if home[l.From] != home[l.To] {
				t.Errorf("%s: %s joins an island to the rest", shape, l.ID)
			} else if home[l.From] > 0 {
				inside++
			}
		}
		if inside == 0 {
			t.Errorf("%s: the islands have no links", shape)
		}
	}
}
