package naming_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/naming"
)

// TestPost shows what is asked for posts, and the terms that answer.
func TestPost(t *testing.T) {
	for _, test := range []struct{ query, readings, any string }{
		{"Head of Digital Systems", "head digital systems", "[head TO head] [digital TO digital] [systems TO systems]"},
		{"Vice-Rector", "vice rector|vicerector", "[vice TO vice] [rector TO rector] [vicerector TO vicerector]"},
		{"министр", "ministr", "[ministr TO ministr]"},
		{"of the", "of the", "[of TO of] [the TO the]"},
		{"…", "", ""},
	} {
		post := parse(t, test.query).Post()
		var readings []string
		for _, words := range post.Readings {
			readings = append(readings, strings.Join(words, " "))
		}
		if diff := cmp.Diff([]string{test.readings, test.any}, []string{strings.Join(readings, "|"), post.Any}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
	}
	const role = "Head of the Department of Digital-Systems"
	if diff := cmp.Diff("department digital digitalsystems head systems", strings.Join(naming.RoleKeys(role), " ")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", role, diff)
	}
	for query, want := range map[string]bool{"digital turkmenistan": true, "DigitalSystems": true, "digita": false, "of": false} {
		if got := found(t, parse(t, query).Post().Any, naming.RoleKeys(role)); got != want {
			t.Errorf("%s finds it: %v", query, got)
		}
	}
}

// TestRankRole ranks roles: the more words it has in common with the query, and the
// fewer besides, the better; one that is held before all that are not; and all of them
// below any name.
func TestRankRole(t *testing.T) {
	q := parse(t, "Minister of Education of Turkmenistan")
	name, ok := parse(t, "khuri makhtumkuli").Rank([]string{"Magtymguly from all Khoury"})
	if !ok || name.Class != naming.Sound || name.Whole {
		t.Fatalf("what should rank as low as a name can ranks as %+v", name)
	}
	last := name.Score
	for i, test := range []struct {
		role  string
		held  bool
		whole bool
	}{
		{"Minister of Education", true, true},
		{"Deputy Minister of Education", true, false},
		{"Minister", true, true},
		{"Minister of Culture", true, false},
		{"minister of education", false, true},
		{"Minister of Foreign Affairs", false, false},
	} {
		m, ok := q.RankRole(test.role, test.held)
		if !ok || m.Name != test.role || m.Whole != test.whole || m.Score >= last || m.Score <= 0 {
			t.Errorf("%d: %s ranks as %+v after %v", i, test.role, m, last)
		}
		last = m.Score
	}
	if m, ok := q.RankRole("Rector", true); ok {
		t.Errorf("a role without any of the words ranks as %+v", m)
	}
}
