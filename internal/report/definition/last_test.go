package definition_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/definition"
)

func day(t *testing.T, text string) network.Day {
	t.Helper()
	d, err := network.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A report is compared with the day of the last rendering that was earlier, also when it is rendered for the same day again.
func TestRenderings(t *testing.T) {
	var kept definition.Renderings
	for _, c := range []struct{ asOf, since string }{
		{"2025-01-31", ""},
		{"2025-02-28", "2025-01-31"},
		{"2025-02-28", "2025-01-31"},
		{"2025-03-31", "2025-02-28"},
		{"2025-02-01", ""}, // both that are kept are later
		{"2025-04-30", "2025-02-01"},
	} {
		asOf := day(t, c.asOf)
		if got := kept.Since(asOf).String(); got != c.since {
			t.Errorf("as of %s it is compared with %q, want %q", c.asOf, got, c.since)
		}
		kept = kept.Then(asOf)
		read, err := definition.ParseRenderings([]byte(kept.String()))
		if err != nil || read != kept {
			t.Errorf("%v is read back as %v: %v", kept, read, err)
		}
	}
}

func TestFaultsOfRenderings(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "there is nothing in it",
		"before: 2024-01-01\n":      "line 1: as-of: it is missing",
		"as-of: 2024-01\n":          `line 1: as-of: "2024-01" is not a full day: write a full day, such as 2024-01-31`,
		"as-of: 2024-01-01\nx: 1\n": "line 2: x: there is no such key",
	} {
		if _, err := definition.ParseRenderings([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
