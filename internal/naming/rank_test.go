package naming

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// TestScore sees that every better class, and inside a class every better
// extent, has a higher score.
func TestScore(t *testing.T) {
	last := 2.0
	for class := Exact; class <= Sound; class++ {
		for covered := WholeName; covered <= Scattered; covered++ {
			score := Score(class, covered)
			if score >= last || score <= 0 || score > 1 {
				t.Errorf("a match of class %s and extent %d scores %v after %v", class, covered, score, last)
			}
			last = score
		}
	}
}

func TestRankTakesTheBestName(t *testing.T) {
	names := []string{"Mahtymguly Turkmen State University", "Turkmen State University", "TSU", "TSU"}
	for _, test := range []struct {
		query, name string
		class       Class
	}{
		{"tsu", "TSU", Folded},
		{"turkmen state university", "Turkmen State University", Folded},
		{"Turkmen State Univ", "Turkmen State University", Begun},
		{"turkmen university", "Mahtymguly Turkmen State University", Words},
		{"mahtymguly", "Mahtymguly Turkmen State University", Words},
		{"MTSU", "Mahtymguly Turkmen State University", Initials},
	} {
		match, ok := mustParse(t, test.query).Rank(names)
		if !ok || match.Name != test.name || match.Class != test.class {
			t.Errorf("%q matches %q (%s), not %q (%s)", test.query, match.Name, match.Class, test.name, test.class)
		}
	}
	if match, ok := mustParse(t, "tsu").Rank(nil); ok {
		t.Errorf("without names %q matched", match.Name)
	}
}

// TestRankUsesEachWordOnce sees that two words of a query need two of the name.
func TestRankUsesEachWordOnce(t *testing.T) {
	if match, ok := mustParse(t, "turkmen turkmen").Rank([]string{"Turkmen State University"}); ok {
		t.Errorf("%q matched (%s)", match.Name, match.Class)
	}
	// "univ" must leave "university" to the word that is equal to it.
	match, _ := mustParse(t, "univ university").Rank([]string{"University of Universal Studies"})
	if match.Class != Begun {
		t.Errorf("the match is of class %s", match.Class)
	}
}

func TestParseRefusesLongQueries(t *testing.T) {
	if _, err := Parse("query", strings.Repeat("я", maxRunes)); err != nil {
		t.Errorf("a query of %d characters is refused: %v", maxRunes, err)
	}
	_, err := Parse("name", strings.Repeat("я", maxRunes+1))
	refused, ok := errors.AsType[*network.Error](err)
	if !ok {
		t.Fatalf("the error is %v", err)
	}
	want := network.Exceeded("name", maxRunes, maxRunes+1)
	if diff := cmp.Diff(want, refused); diff != "" {
		t.Error(diff)
	}
}

func mustParse(t testing.TB, text string) Query {
	t.Helper()
	q, err := Parse("query", text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func BenchmarkRank(b *testing.B) {
	q := mustParse(b, "univeristy of gana")
	names := []string{"University of Ghana", "UG", "Université du Ghana", "جامعة غانا"}
	for b.Loop() {
		q.Rank(names)
	}
}
