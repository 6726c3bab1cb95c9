package topology_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

var exactly = cmp.Options{cmp.Comparer(func(a, b network.Date) bool { return a == b }), cmpopts.EquateEmpty()}

// shows fails unless a snapshot shows a network.
func shows(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *topology.Snapshot, want seen, how string,
) {
	t.Helper()
	got := see(s)
	if reflect.DeepEqual(want, got) {
		return // which takes a fraction of the time
	}
	if diff := cmp.Diff(want, got, exactly); diff != "" {
		t.Fatalf("%s (-network +snapshot):\n%s", how, diff)
	}
}

// A snapshot shows what a network has, however it came to have it: built at once,
// by changes, or compacted in between. And it goes on showing it, whatever is made
// of it.
func TestSnapshotShowsTheNetwork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newModel()
		s, err := m.build()
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			before, was := s, m.see()
			c, other := drawChange(t, m, 6), drawChange(t, m, 6)
			if s, err = before.Apply(c); err != nil {
				t.Fatal(err)
			}
			if _, err = before.Apply(other); err != nil {
				t.Fatal(err)
			}
			m.apply(c)
			if rapid.IntRange(0, 5).Draw(t, "compact") == 0 {
				if s, err = s.Compact(); err != nil {
					t.Fatal(err)
				}
			}
			want := m.see()
			shows(t, s, want, "after a change")
			shows(t, before, was, "before the change")
			built, err := m.build()
			if err != nil {
				t.Fatal(err)
			}
			shows(t, built, want, "built at once")
			checkCompare(t, s)
		}
	})
}

// checkCompare compares the order of all numbers with that of the ids.
func checkCompare(t *rapid.T, s *topology.Snapshot) {
	for a := range topology.Node(s.Nodes()) {
		for b := range topology.Node(s.Nodes()) {
			if s.Compare(a, b) != strings.Compare(s.ID(a), s.ID(b)) {
				t.Fatalf("%s and %s: %d", s.ID(a), s.ID(b), s.Compare(a, b))
			}
		}
	}
}

func TestAThousandChanges(t *testing.T) {
	const seed = 20
	changes := rapid.Custom(func(t *rapid.T) []topology.Change {
		m := newModel()
		changes := make([]topology.Change, 1000)
		for i := range changes {
			changes[i] = drawChange(t, m, 20)
			m.apply(changes[i])
		}
		return changes
	}).Example(seed)
	m := newModel()
	s, err := m.build()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range changes {
		m.apply(c)
		if s, err = s.Apply(c); err != nil {
			t.Fatal(err)
		}
		if i%40 == 39 {
			shows(t, s, m.see(), fmt.Sprintf("after %d changes", i+1))
		}
		if i%170 == 169 {
			if s, err = s.Compact(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(m.entities) < 5 || len(m.links) < 5 {
		t.Errorf("all that is left is %d entities and %d links", len(m.entities), len(m.links))
	}
}

// What a large part of the network may have come apart is not known until the next
// build; elsewhere it stays known.
func TestPartsThatMayHaveComeApartAreUnknown(t *testing.T) {
	const ring = 3000
	m := newModel()
	for i := range ring {
		m.entities[fmt.Sprintf("org:r%d", i)] = organization(fmt.Sprintf("r%d", i))
	}
	for i := range ring {
		id := fmt.Sprintf("r%d", i)
		m.links["link:"+id] = link(id, fmt.Sprintf("org:r%d", i), fmt.Sprintf("org:r%d", (i+1)%ring))
	}
	for _, slug := range []string{"a", "b", "c"} {
		m.entities["org:"+slug] = organization(slug)
	}
	m.links["link:ab"], m.links["link:r0a"] = link("ab", "org:a", "org:b"), link("r0a", "org:r0", "org:a")
	s, err := m.build()
	if err != nil {
		t.Fatal(err)
	}
	change := func(c topology.Change) {
		t.Helper()
		c.Revision = s.Revision() + 1
		m.apply(c)
		if s, err = s.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	known := func(slug string, want bool) {
		t.Helper()
		n, _ := s.Node("org:" + slug)
		if _, is := s.Component(n); is != want {
			t.Errorf("what %s is connected to is known: %v", slug, is)
		}
	}
	together := func(a, b string, want bool) {
		t.Helper()
		x, _ := s.Node("org:" + a)
		y, _ := s.Node("org:" + b)
		one, _ := s.Component(x)
		other, _ := s.Component(y)
		if (one == other) != want {
			t.Errorf("%s and %s have the labels %d and %d", a, b, one, other)
		}
	}

	// A small piece that comes off is found out, and the rest is what is left.
	change(topology.Change{GoneLinks: []string{"link:r0a"}})
	known("r0", true)
	known("a", true)
	together("a", "b", true)
	together("a", "r0", false)
	if s.NeedsCompaction() {
		t.Error("it needs compaction")
	}

	// A ring that is cut once is one piece still; it just takes too long to see.
	change(topology.Change{GoneLinks: []string{"link:r1500"}})
	known("r0", false)
	known("r2999", false)
	known("a", true)
	known("c", true)
	if !s.NeedsCompaction() {
		t.Error("it needs no compaction")
	}

	// What joins it is as unknown.
	change(topology.Change{Links: []topology.Link{link("ca", "org:c", "org:a")}})
	known("c", true)
	together("c", "b", true)
	change(topology.Change{Links: []topology.Link{link("r0c", "org:r0", "org:c")}})
	known("c", false)
	known("b", false)

	if s, err = s.Compact(); err != nil {
		t.Fatal(err)
	}
	shows(t, s, m.see(), "compacted")
	known("r0", true)
	if s.NeedsCompaction() {
		t.Error("it needs compaction")
	}
}

// The middle of a star goes, and with it what held the rest together.
func TestWhatAllHungOnGoes(t *testing.T) {
	m := newModel()
	m.entities["org:hub"] = organization("hub")
	gone := topology.Change{Revision: 1, GoneEntities: []string{"org:hub"}}
	for arm := range 40 {
		previous := "org:hub"
		for i := range arm % 4 * 10 {
			slug := fmt.Sprintf("%d-%d", arm, i)
			m.entities["org:"+slug] = organization(slug)
			m.links["link:"+slug] = link(slug, previous, "org:"+slug)
			if previous == "org:hub" {
				gone.GoneLinks = append(gone.GoneLinks, "link:"+slug)
			}
			previous = "org:" + slug
		}
	}
	s, err := m.build()
	if err != nil {
		t.Fatal(err)
	}
	m.apply(gone)
	if s, err = s.Apply(gone); err != nil {
		t.Fatal(err)
	}
	shows(t, s, m.see(), "without the hub")
}

// Roles, confidences and types that are too many to be numbered are kept all the
// same.
func TestManyRolesAndConfidences(t *testing.T) {
	m := newModel()
	m.entities["org:a"], m.entities["org:b"] = organization("a"), organization("b")
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 20_000 {
		l := link(fmt.Sprint(i), "org:a", "org:b")
		l.Role, l.Confidence = fmt.Sprint("Role ", i), r.Float64()
		m.links[l.ID] = l
	}
	s, err := m.build()
	if err != nil {
		t.Fatal(err)
	}
	shows(t, s, m.see(), "built")
	c := topology.Change{Revision: 1}
	for i := range 100 {
		l := m.links[fmt.Sprint("link:", i)]
		l.Role, l.Confidence = [...]string{"", "Role 7", "new"}[i%3], [...]float64{1, 0.25}[i%2]
		c.Links = append(c.Links, l)
	}
	m.apply(c)
	if s, err = s.Apply(c); err != nil {
		t.Fatal(err)
	}
	shows(t, s, m.see(), "changed")
}

func TestWhatANetworkCantHave(t *testing.T) {
	m := newModel()
	for _, slug := range []string{"a", "b"} {
		m.entities["org:"+slug] = organization(slug)
	}
	m.entities["org:c"] = topology.Entity{ID: "org:c", Kind: network.Organization, Country: "place:x"}
	m.links["link:1"] = link("1", "org:a", "org:b")
	s, err := m.build()
	if err != nil {
		t.Fatal(err)
	}
	with := func(change func(*topology.Link)) topology.Link {
		l := link("2", "org:a", "org:b")
		change(&l)
		return l
	}
	for name, c := range map[string]topology.Change{
		"an unknown end":   {Links: []topology.Link{link("2", "org:a", "org:x")}},
		"an end named":     {Links: []topology.Link{link("2", "place:x", "org:a")}},
		"a link to itself": {Links: []topology.Link{link("2", "org:a", "org:a")}},
		"a link twice":     {Links: []topology.Link{link("2", "org:a", "org:b"), link("2", "org:b", "org:a")}},
		"a type":           {Links: []topology.Link{with(func(l *topology.Link) { l.Type = "LIKES" })}},
		"a status":         {Links: []topology.Link{with(func(l *topology.Link) { l.Status = "" })}},
		"a day":            {Links: []topology.Link{with(func(l *topology.Link) { l.Tenures[0].Known = network.MinDay + 1 })}},
		"a kind":           {Entities: []topology.Entity{{ID: "x:y", Kind: "X"}}},
	} {
		t.Run(name, func(t *testing.T) {
			want := m.see()
			if _, err := s.Apply(c); network.CodeOf(err) != network.Conflict {
				t.Errorf("as a change: %v", err)
			}
			shows(t, s, want, "after the change that was refused")
			entities := slices.Concat(slices.Collect(s.Entities()), c.Entities)
			links := slices.Concat(slices.Collect(s.Links()), c.Links)
			if _, err := topology.Build(1, slices.Values(entities), slices.Values(links)); network.CodeOf(err) != network.Conflict {
				t.Errorf("built: %v", err)
			}
		})
	}
	for name, c := range map[string]topology.Change{
		"a link changed twice":  {Links: []topology.Link{link("1", "org:a", "org:b"), link("1", "org:a", "org:b")}},
		"a link gone and there": {Links: []topology.Link{link("1", "org:a", "org:b")}, GoneLinks: []string{"link:1"}},
		"an entity with links":  {GoneEntities: []string{"org:a"}},
		"another kind":          {Entities: []topology.Entity{{ID: "org:a", Kind: network.Person}}},
	} {
		if _, err := s.Apply(c); network.CodeOf(err) != network.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := topology.Build(1, slices.Values([]topology.Entity{organization("a"), organization("a")}), slices.Values([]topology.Link(nil))); network.CodeOf(err) != network.Conflict {
		t.Errorf("an entity twice: %v", err)
	}
	// What was never there may go.
	if _, err := s.Apply(topology.Change{GoneLinks: []string{"link:x"}, GoneEntities: []string{"org:x", "place:x"}}); err != nil {
		t.Error(err)
	}
}

func TestSearchesAllocateNothing(t *testing.T) {
	g := large{links: 1000}
	s := g.build(t)
	sum := 0
	if allocated := testing.AllocsPerRun(10, func() {
		for n := range topology.Node(s.Nodes()) {
			for _, a := range s.Row(n) {
				tenure, _ := s.Tenure(a.Edge(), network.MaxDay)
				early, _ := s.Tenure(a.Edge(), 100)
				days, _ := s.Dated(n, a)
				if s.Compare(n, a.To()) < 0 && len(s.Between(n, a.To())) > 0 && s.Confidence(a.Edge()) > 0.5 {
					sum += int(tenure.Possible.From+early.Certain.To+days.From) + int(s.Kind(a.To()))
				}
				if label, ok := s.Component(n); ok {
					sum += int(label)
				}
			}
		}
	}); allocated > 0 {
		t.Errorf("it allocates %v times", allocated)
	}
}
