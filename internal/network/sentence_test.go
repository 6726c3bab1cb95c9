package network_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// The sentences of every type of link: as it is, as it was, and as it is planned.
func TestSentences(t *testing.T) {
	today := day(t, "2024-06-01")
	for _, e := range entries(t) {
		role := ""
		if e.linkType == network.HoldsPosition {
			role = "rector"
		}
		say := func(verb string) string { return "A " + strings.ReplaceAll(verb, "ROLE", role) + " B" }
		for _, c := range []struct {
			when   string
			to     string
			status network.Status
			want   string
		}{
			{"with no end", "", network.InForce, say(e.present)},
			{"with an end to come", "2025", network.InForce, say(e.present)},
			{"that may end today", "2024-06", network.InForce, say(e.present)},
			{"that ends today", "2024-06-01", network.InForce, say(e.present)},
			{"that ended yesterday", "2024-05-31", network.InForce, say(e.past)},
			{"that ended last year", "2023", network.Signed, say(e.past)},
			{"proposed", "", network.Proposed, say("is planned to " + e.plan)},
			{"under discussion", "", network.UnderDiscussion, say("is planned to " + e.plan)},
			{"drafted", "", network.Drafted, say("is planned to " + e.plan)},
			{"agreed", "", network.Agreed, say("is planned to " + e.plan)},
			{"agreed, and over", "2023", network.Agreed, say("is planned to " + e.plan)},
			{"rejected", "", network.Rejected, say(e.present)},
		} {
			l := network.Link{Type: e.linkType, Role: role, Status: c.status, Valid: period(t, "", c.to)}
			if got := l.Sentence(network.Names{From: "A", To: "B"}, l.Valid.To.Latest() < today); got != c.want {
				t.Errorf("%s %s: %q and not %q", e.linkType, c.when, got, c.want)
			}
		}
	}
}

func TestSentenceParts(t *testing.T) {
	for _, c := range []struct {
		link                 network.Link
		from, to, onBehalfOf string
		want                 string
	}{
		{
			network.Link{Type: network.HoldsPosition, Role: "Deputy Minister of Education"},
			"Azat Atayev", "Ministry of Education of Turkmenistan", "",
			"Azat Atayev is Deputy Minister of Education at Ministry of Education of Turkmenistan",
		},
		{
			network.Link{Type: network.HoldsPosition, Role: "rector", Status: network.Proposed},
			"A", "B", "",
			"A is planned to be rector at B",
		},
		{
			network.Link{Type: network.Attended, Role: "speaker"},
			"Tao Zhan", "the meeting", "UNESCO",
			"Tao Zhan attended the meeting as speaker on behalf of UNESCO",
		},
		{
			network.Link{Type: network.Led},
			"Bi Xiaohan", "the visit", "UNESCO-ICHEI",
			"Bi Xiaohan led the visit on behalf of UNESCO-ICHEI",
		},
		{
			network.Link{Type: network.AccreditedTo, Role: "Permanent Representative of Turkmenistan"},
			"Maksat Charyyev", "UNESCO", "",
			"Maksat Charyyev is accredited to UNESCO as Permanent Representative of Turkmenistan",
		},
		{
			network.Link{Type: network.Signs, Status: network.Agreed, Role: "witness"},
			"A", "the roadmap", "B",
			"A is planned to sign the roadmap as witness on behalf of B",
		},
	} {
		if got := c.link.Sentence(network.Names{From: c.from, To: c.to, OnBehalfOf: c.onBehalfOf}, false); got != c.want {
			t.Errorf("%q and not %q", got, c.want)
		}
	}
}
