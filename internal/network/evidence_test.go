package network_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

func TestKnownFrom(t *testing.T) {
	for published, want := range map[string]string{"": "", "2023-07-26": "2023-07-26", "2023-07": "2023-07-31", "2024~": "2024-12-31"} {
		s := network.Source{Published: date(t, published)}
		if got := s.KnownFrom(); got.String() != want {
			t.Errorf("what was published in %q is known from %s and not %s on", published, got, want)
		}
	}
	if undated := (&network.Source{}); undated.KnownFrom() != network.MinDay {
		t.Error("a source without a date is not known on every day")
	}
}

// "`evidence` is added to (same source, quote, locator and `observed`: the same
// piece)."
func TestAddEvidence(t *testing.T) {
	observed, err := network.ParseObserved("2023-07-24")
	if err != nil {
		t.Fatal(err)
	}
	run, err := network.ParseObserved("2023-07-24/2023-07-24")
	if err != nil {
		t.Fatal(err)
	}
	a := network.Evidence{Source: "source:a", Quote: "words"}
	others := []network.Evidence{
		{Source: "source:b", Quote: "words"},
		{Source: "source:a", Quote: "Words"},
		{Source: "source:a", Quote: "words", Locator: "p. 3"},
		{Source: "source:a", Quote: "words", Observed: observed},
		{Source: "source:a", Quote: "words", Observed: run},
	}
	have := []network.Evidence{a, others[0]}
	got := network.AddEvidence(have, append([]network.Evidence{a, others[1], others[1]}, others...))
	want := []network.Evidence{a, others[0], others[1], others[2], others[3], others[4]}
	if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(texts([]network.Evidence{a, others[0]}), texts(have)); diff != "" {
		t.Errorf("what was there has changed (-before +after)\n%s", diff)
	}
	if again := network.AddEvidence(got, got); len(again) != len(got) {
		t.Errorf("added again, %d pieces become %d", len(got), len(again))
	}
}

// texts writes pieces of evidence, in which no two different ones look the same.
func texts(evidence []network.Evidence) []string {
	var t []string
	for _, e := range evidence {
		t = append(t, e.Source+"|"+e.Quote+"|"+e.Locator+"|"+e.Observed.String())
	}
	return t
}
