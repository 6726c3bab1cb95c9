package network_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// What a sentence is made of, without the names: each part in its place.
func TestPhrases(t *testing.T) {
	always := network.Tenure{Possible: network.Always()}
	period := func(from, to string) network.Period { return period(t, from, to) }
	seen := func(text string) network.Observation {
		observed, err := network.ParseObserved(text)
		if err != nil {
			t.Fatal(err)
		}
		return network.Observation{Observed: observed}
	}
	for name, c := range map[string]struct {
		judged network.Judged
		want   network.Phrase
	}{
		"a post has its role in the verb": {
			network.Judged{Link: &network.Link{Type: network.HoldsPosition, Role: "Rector"}, On: day(t, "2024-01-01"), Tenure: always},
			network.Phrase{Presumed: true, Verb: "is Rector at", Inverse: "has as Rector", Grounds: []network.Ground{{Kind: network.GroundUndated}}},
		},
		"any other role stands by itself": {
			network.Judged{
				Link: &network.Link{Type: network.Attended, Role: "speaker"}, On: day(t, "2023-05-02"), Tenure: always,
				Observations: []network.Observation{seen("2023-05-01/2023-05-03")},
			},
			network.Phrase{
				Presumed: true, Verb: "attended", Inverse: "was attended by", Role: "speaker",
				Grounds: []network.Ground{{Kind: network.GroundDated, Dates: period("2023-05-01", "2023-05-03")}},
			},
		},
		"what was seen twice before": {
			network.Judged{
				Link: &network.Link{Type: network.PartnersWith}, On: day(t, "2024-01-01"), Tenure: always,
				Observations: []network.Observation{seen("2023-05"), seen("2021")},
			},
			network.Phrase{
				Presumed: true, Verb: "partners with", Inverse: "partners with",
				Grounds: []network.Ground{{Kind: network.GroundLastSeen, Dates: period("2023-05", "")}},
			},
		},
		"what is planned is not called presumed": {
			network.Judged{Link: &network.Link{Type: network.PartnersWith, Status: network.Agreed}, On: day(t, "2024-01-01"), Tenure: always},
			network.Phrase{Verb: "is planned to partner with", Inverse: "is planned to partner with", Grounds: []network.Ground{{Kind: network.GroundUndated}}},
		},
		"what has not begun": {
			network.Judged{
				Link: &network.Link{Type: network.PartnersWith, Valid: period("2025-03", "")}, On: day(t, "2024-01-01"),
				Tenure: network.Tenure{Possible: network.Interval{From: day(t, "2025-03-01"), To: network.MaxDay}},
			},
			network.Phrase{Begins: period("2025-03", "").From, Verb: "partners with", Inverse: "partners with"},
		},
	} {
		c.judged.Source = network.End{Entity: &network.Entity{ID: "org:a", Kind: network.Organization}}
		c.judged.Target = network.End{Entity: &network.Entity{ID: "org:b", Kind: network.Organization}}
		if diff := cmp.Diff(c.want, c.judged.Phrase(), cmp.AllowUnexported(network.Date{})); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", name, diff)
		}
	}
}

// Every type that does not say the same both ways can be said the other way round, in each tense.
func TestInverses(t *testing.T) {
	end := network.End{Entity: &network.Entity{ID: "org:a", Kind: network.Organization}}
	for _, linkType := range network.LinkTypes() {
		for _, status := range []network.Status{network.InForce, network.Agreed} {
			link := network.Link{Type: linkType, Status: status, Role: "Rector"}
			judged := network.Judged{Link: &link, On: day(t, "2024-01-01"), Source: end, Target: end}
			phrase := judged.Phrase()
			if same := phrase.Verb == phrase.Inverse; same != linkType.Symmetric() {
				t.Errorf("%s, %s: %q and %q", linkType, status, phrase.Verb, phrase.Inverse)
			}
			if planned := strings.HasPrefix(phrase.Inverse, "is planned to "); planned != status.Planned() {
				t.Errorf("%s, %s: %q", linkType, status, phrase.Inverse)
			}
		}
	}
}
