package network_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// Every kind of fault has a text and a remedy of its own, each of which goes on a
// sentence.
func TestFaultKindsHaveRemedies(t *testing.T) {
	seen := map[string]network.FaultKind{}
	for _, k := range network.FaultKinds() {
		for _, text := range []string{string(k), k.Remedy()} {
			if text == "" || strings.HasSuffix(text, ".") || strings.ToLower(text[:1]) != text[:1] {
				t.Errorf("%q of %q is no end of a sentence", text, k)
			}
			if other, twice := seen[text]; twice {
				t.Errorf("%q and %q both say %q", other, k, text)
			}
			seen[text] = k
		}
	}
	if len(seen) != 2*22 {
		t.Errorf("%d texts, want two for each of 22 kinds", len(seen))
	}
	if network.FaultKind("").Remedy() != "" {
		t.Error("there is a remedy for what is no kind")
	}
}

// Every fault that a record may have by itself is of a kind.
func TestFaultsAreOfAKind(t *testing.T) {
	e := goodEntity(t)
	e.ID, e.Type, e.Name, e.Summary, e.Website = "person:a", "BAR", "", "\xff", strings.Repeat("a", 70_000)
	e.Valid = period(t, "2021", "2020")
	e.Names[0].Lang, e.Names[0].Type = "x", "NICK"
	e.Identifiers[0].Scheme = ""
	e.Facts[0].Value, e.Facts[0].Qualifier = network.Value{}, "="
	e.StatusHistory[0] = network.StatusChange{}
	e.Evidence = []network.Evidence{{Source: "org:a"}}
	person := network.Entity{ID: "person:a", Kind: network.Person, Type: "BAR", Name: "A", StatusHistory: []network.StatusChange{{}}}
	l := network.Link{ID: "link:A", Type: "KNOWS", From: "a", To: "org:B", Status: "PLANNED", Confidence: 2}
	loop := goodLink(t)
	loop.From, loop.Role, loop.OnBehalfOf = loop.To, "", "x:y"
	turned := goodLink(t)
	turned.From, turned.To = turned.To, turned.From
	s := network.Source{ID: "source:" + strings.Repeat("a", 600), Language: "en_GB"}
	for _, list := range [][]network.Fault{e.Check(), person.Check(), l.Check(), loop.Check(), turned.Check(), s.Check()} {
		if len(list) == 0 {
			t.Error("nothing is wrong")
		}
		for _, f := range list {
			if f.Kind.Remedy() == "" {
				t.Errorf("%v is of no kind", f)
			}
		}
	}
}
