package network_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// TestKnowledge: from which day on a piece of evidence could be known, presumably and
// certainly; "" is never.
func TestKnowledge(t *testing.T) {
	event := network.End{Entity: &network.Entity{Kind: network.Event, Valid: period(t, "2023-07-24", "2023-07-25")}}
	person := network.End{Entity: &network.Entity{Kind: network.Person}}
	position := network.Link{Type: network.HoldsPosition, Valid: period(t, "2023-03", "")}
	attended := network.Link{Type: network.Attended}
	planned := network.Link{Type: network.Attended, Status: network.Agreed, Valid: period(t, "2023-03", "")}
	for _, c := range []struct {
		name                           string
		link                           network.Link
		published, retrieved, observed string
		presumably, certainly          string
	}{
		{"published", position, "2023-07-26", "2024-01-01", "2023-07-24", "2023-07-26", "2023-07-26"},
		{"published in a month", position, "2023-07", "", "", "2023-07-31", "2023-07-31"},
		{"published before what it is about", position, "2022", "", "2023-07-24", "2022-12-31", "2022-12-31"},
		{"with a beginning", position, "", "", "", "2023-03-01", ""},
		{"retrieved", position, "", "2024-05", "", "2023-03-01", "2024-05-31"},
		{"retrieved before it began", position, "", "2022", "", "2022-12-31", "2022-12-31"},
		{"observed for some days", position, "", "", "2023-07-24/2023-07-26", "2023-07-26", ""},
		{"observed in a month", position, "", "", "2023-07", "2023-07-01", ""},
		{"at an event", attended, "", "", "", "2023-07-24", ""},
		{"planned", planned, "", "2024", "", "-", "2024-12-31"},
		{"planned, and observed", planned, "", "2024", "2023-07", "2023-07-01", "2024-12-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := network.Observation{Published: date(t, c.published), Retrieved: date(t, c.retrieved)}
			if c.observed != "" {
				var err error
				if o.Observed, err = network.ParseObserved(c.observed); err != nil {
					t.Fatal(err)
				}
			}
			k := c.link.Knowledge(person, event, o)
			presumably := k.Presumably.String()
			if k.Presumably == network.MinDay {
				presumably = "-"
			}
			if presumably != c.presumably || k.Certainly.String() != c.certainly {
				t.Errorf("it is known from %q on, certainly from %q on", presumably, k.Certainly)
			}
		})
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
