package network_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// The ids were worked out apart from this program.
func TestDerivedID(t *testing.T) {
	for _, c := range []struct {
		link network.Link
		want string
	}{
		{network.Link{Type: network.PartOf, From: "org:unesco-iite", To: "org:unesco"}, "link:qq74c25xoxhoaxwjjktdsp754q"},
		{
			network.Link{
				Type: network.HoldsPosition, From: "person:azat-atayev", To: "org:ministry-of-education-of-turkmenistan",
				Role: "Deputy Minister of Education",
			},
			"link:cw7rlpcqt4gyzghhncscuovam4",
		},
		{
			network.Link{Type: network.PartnersWith, From: "org:ministry-of-education-of-turkmenistan", To: "org:unicef"},
			"link:dxw3nqifk5bzt7ygoktklvirsi",
		},
		{
			network.Link{Type: network.PartnersWith, From: "org:unicef", To: "org:ministry-of-education-of-turkmenistan"},
			"link:dxw3nqifk5bzt7ygoktklvirsi",
		},
		// The beginning as written, marks and all; the end plays no part.
		{
			network.Link{Type: network.MemberOf, From: "org:a", To: "org:b", Valid: period(t, "2023-06~", "2024")},
			"link:mdewzz55k2p76opjvwrspt2kry",
		},
		{
			network.Link{Type: network.RelatedTo, From: "org:a", To: "agreement:x", Role: "rôle — «héros»", Valid: period(t, "1997", "")},
			"link:sf3ejlpku5ditktfbyirur6pqm",
		},
	} {
		if got := c.link.DerivedID(); got != c.want {
			t.Errorf("%v: %s and not %s", c.link, got, c.want)
		}
		if !network.ValidID(c.want) {
			t.Errorf("%s is no id", c.want)
		}
	}
}

func TestOnlyFivePartsMakeTheID(t *testing.T) {
	l := network.Link{Type: network.MemberOf, From: "org:a", To: "org:b", Role: "chair", Valid: period(t, "2020", "")}
	id := l.DerivedID()
	for name, change := range map[string]func(*network.Link){
		"id":         func(l *network.Link) { l.ID = "link:other" },
		"end":        func(l *network.Link) { l.Valid.To = date(t, "2021") },
		"onBehalfOf": func(l *network.Link) { l.OnBehalfOf = "org:c" },
		"status":     func(l *network.Link) { l.Status = network.Ended },
		"confidence": func(l *network.Link) { l.Confidence = 0.5 },
		"evidence":   func(l *network.Link) { l.Evidence = []network.Evidence{{Source: "source:a"}} },
	} {
		other := l
		if change(&other); other.DerivedID() != id {
			t.Errorf("another %s makes another id", name)
		}
	}
	for name, change := range map[string]func(*network.Link){
		"type":      func(l *network.Link) { l.Type = network.Supervises },
		"from":      func(l *network.Link) { l.From = "org:c" },
		"to":        func(l *network.Link) { l.To = "org:c" },
		"direction": func(l *network.Link) { l.From, l.To = l.To, l.From },
		"role":      func(l *network.Link) { l.Role = "Chair" },
		"beginning": func(l *network.Link) { l.Valid.From = date(t, "2020~") },
	} {
		other := l
		if change(&other); other.DerivedID() == id {
			t.Errorf("another %s makes no other id", name)
		}
	}
}

func TestOrient(t *testing.T) {
	for _, c := range []struct{ link, want network.Link }{
		{
			network.Link{Type: network.PartnersWith, From: "org:b", To: "org:a"},
			network.Link{Type: network.PartnersWith, From: "org:a", To: "org:b"},
		},
		{
			network.Link{Type: network.RelatedTo, From: "agreement:a", To: "org:b"},
			network.Link{Type: network.RelatedTo, From: "agreement:a", To: "org:b"},
		},
		{
			network.Link{Type: network.MemberOf, From: "org:b", To: "org:a"},
			network.Link{Type: network.MemberOf, From: "org:b", To: "org:a"},
		},
	} {
		got := c.link
		got.Orient()
		if diff := cmp.Diff(c.want.From+" "+c.want.To, got.From+" "+got.To); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.link.Type, diff)
		}
		if got.Other(got.From) != got.To || got.Other(got.To) != got.From {
			t.Errorf("the other end of %s is %s", got.From, got.Other(got.From))
		}
	}
}

func TestLinksAreOrderedByTypeThenID(t *testing.T) {
	refs := []network.LinkRef{{"SIGNED", "link:1"}, {"FUNDS", "link:b"}, {"FUNDS", "link:a.b"}, {"FUNDS", "link:a-b"}, {"FUNDS", "link:10"}, {"FUNDS", "link:2"}}
	slices.SortFunc(refs, network.CompareRefs)
	want := []network.LinkRef{{"FUNDS", "link:10"}, {"FUNDS", "link:2"}, {"FUNDS", "link:a-b"}, {"FUNDS", "link:a.b"}, {"FUNDS", "link:b"}, {"SIGNED", "link:1"}}
	if diff := cmp.Diff(want, refs); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
