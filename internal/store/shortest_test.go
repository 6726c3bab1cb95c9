package store_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/store"
)

// TestShortestVariants makes sure that a form of the statement has what it is named
// after, and nothing else.
func TestShortestVariants(t *testing.T) {
	variants := store.ShortestVariants()
	const conditions, forms = 6, 3
	if want := (conditions + 2) * forms; len(variants) != want {
		t.Errorf("there are %d forms, want %d", len(variants), want)
	}
	for name, text := range variants {
		if strings.Contains(text, "// when") {
			t.Errorf("%s: a mark is left:\n%s", name, text)
		}
		if one := strings.Contains(name, "one type"); one != strings.Contains(text, "-[:/* link types: */PARTNERS_WITH/* end */*]-") || one == strings.Contains(text, "|FUNDS|") {
			t.Errorf("%s: is of other types:\n%s", name, text)
		}
		want := 1
		switch {
		case strings.HasSuffix(name, "no condition"):
			want = 0
		case strings.HasSuffix(name, "all conditions"):
			want = conditions
		}
		if got := strings.Count(text, "\n  AND "); got != want {
			t.Errorf("%s: %d conditions, want %d:\n%s", name, got, want, text)
		}
	}
}
