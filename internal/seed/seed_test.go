package seed_test

import (
	"crypto/sha256"
	"encoding/base32"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIDs compares the sources and entities with the golden list: all of them
// are there and none besides.
func TestIDs(t *testing.T) {
	golden, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := load(t)
	var got []string
	for _, s := range n.sources {
		got = append(got, s.ID)
	}
	for _, e := range n.entities {
		got = append(got, e.ID)
	}
	slices.Sort(got)
	if diff := cmp.Diff(strings.Fields(string(golden)), got); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func TestIDsAreWellFormed(t *testing.T) {
	pattern := regexp.MustCompile(`^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$`)
	prefixes := map[string]string{
		"ORGANIZATION": "org:", "PERSON": "person:", "AGREEMENT": "agreement:", "EVENT": "event:",
		"PROGRAMME": "programme:", "PLACE": "place:", "FRAMEWORK": "framework:",
	}
	check := func(id, prefix string) {
		if !pattern.MatchString(id) || prefix == "" || !strings.HasPrefix(id, prefix) {
			t.Errorf("%q is no id with the prefix %q", id, prefix)
		}
	}
	n := load(t)
	for _, s := range n.sources {
		check(s.ID, "source:")
	}
	for _, e := range n.entities {
		check(e.ID, prefixes[e.Kind])
	}
	for _, l := range n.links {
		check(l.ID, "link:")
	}
}

// TestOrder: each part is written by id in byte order, so no id stands twice either.
func TestOrder(t *testing.T) {
	n := load(t)
	for i := 1; i < len(n.sources); i++ {
		ordered(t, n.sources[i-1].ID, n.sources[i].ID)
	}
	for i := 1; i < len(n.entities); i++ {
		ordered(t, n.entities[i-1].ID, n.entities[i].ID)
	}
	for i := 1; i < len(n.links); i++ {
		ordered(t, n.links[i-1].ID, n.links[i].ID)
	}
}

func ordered(t *testing.T, before, after string) {
	t.Helper()
	if before >= after {
		t.Errorf("%s stands before %s", before, after)
	}
}

func TestNoDanglingEnds(t *testing.T) {
	n := load(t)
	sources, linked := map[string]bool{}, map[string]bool{}
	for _, s := range n.sources {
		sources[s.ID] = true
	}
	for _, e := range n.entities {
		linked[e.ID] = false
	}
	for _, l := range n.links {
		for _, end := range []string{l.From, l.To, l.OnBehalfOf} {
			if _, known := linked[end]; !known && end != "" {
				t.Errorf("%v: %s is not in the network", l, end)
			}
		}
		if l.From == l.To {
			t.Errorf("%v links to itself", l)
		}
		linked[l.From], linked[l.To] = true, true
	}
	for id, is := range linked {
		if !is {
			t.Errorf("%s has no link", id)
		}
	}
	for _, s := range n.statements() {
		for _, e := range s.evidence {
			if !sources[e.Source] {
				t.Errorf("%s: %s is not in the network", s.what, e.Source)
			}
		}
	}
}

// TestLinkIDs: the links have the ids that an import would give them.
func TestLinkIDs(t *testing.T) {
	for _, l := range load(t).links {
		if symmetric := l.Type == "PARTNERS_WITH" || l.Type == "RELATED_TO"; symmetric && l.To < l.From {
			t.Errorf("%v is symmetric and has the larger id first", l)
		}
		parts := []string{l.Type, l.From, l.To, l.Role, l.Valid.From}
		sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
		want := "link:" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16]))
		if l.ID != want {
			t.Errorf("%v has the id %s, want %s", l, l.ID, want)
		}
	}
}

func TestEntitiesAreDescribed(t *testing.T) {
	for _, e := range load(t).entities {
		if e.Name == "" || !strings.HasSuffix(e.Summary, ".") {
			t.Errorf("%s: name %q, summary %q", e.ID, e.Name, e.Summary)
		}
		if e.Type == "" && e.Kind != "PERSON" {
			t.Errorf("%s has no type", e.ID)
		}
	}
}
