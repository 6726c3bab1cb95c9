package backtest

import (
	"math"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/suggestion"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// TestRun makes the back-test of a network of which every figure can be counted by hand.
//
// By 2020 org:me has the partners p and q, of which p has x, y and me, and q has y and me.
// By 2022 it is known that me and y have become partners, and me and far, who could not
// have been suggested. Of y, x and me there is one who became a partner.
func TestRun(t *testing.T) {
	records, err := pathtest.Network("back-test", `
source:old published 2020-01-01
source:new published 2022-01-01
org:me PARTNERS_WITH org:p evidence source:old
org:me PARTNERS_WITH org:q evidence source:old
org:p PARTNERS_WITH org:x evidence source:old
org:p PARTNERS_WITH org:y evidence source:old
org:q PARTNERS_WITH org:y evidence source:old
org:x PARTNERS_WITH org:z evidence source:old
org:x PARTNERS_WITH org:w evidence source:old
org:me PARTNERS_WITH org:y evidence source:new
org:me PARTNERS_WITH org:far evidence source:new
`)
	if err != nil {
		t.Fatal(err)
	}
	s, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(s, suggestion.Fitted(), 100)
	if err != nil {
		t.Fatal(err)
	}
	// To me x and y could be suggested, to y me and x: one of two each time, and all among
	// ten. To far nobody could be.
	want := Result{
		Day: network.DayOf(2020, 1, 1), Until: network.DayOf(2022, 1, 1), Organizations: 2, Gained: 3, Near: 2, Most: 2,
		Suggested: 2, CommonNeighbours: 2, PreferentialAttachment: 2, Chance: 2,
	}
	if r != want {
		t.Errorf("the back-test says %+v, want %+v", r, want)
	}
	r, err = run(s, suggestion.Fitted(), 100, 1)
	if err != nil {
		t.Fatal(err)
	}
	// Of one suggestion each: y to me and me to y, by what they have in common; by how many
	// partners each has x to me, who has three, and x to y, likewise; by chance a half.
	want.Suggested, want.CommonNeighbours, want.PreferentialAttachment, want.Chance = 2, 2, 0, 1
	if r != want || math.IsNaN(r.Chance) {
		t.Errorf("with one suggestion the back-test says %+v, want %+v", r, want)
	}
}

// TestNothingToLearn: where all became known on one day, nothing can be said.
func TestNothingToLearn(t *testing.T) {
	records, err := pathtest.Network("known at once", `
source:old published 2020-01-01
org:me PARTNERS_WITH org:p evidence source:old
org:p PARTNERS_WITH org:x evidence source:old
`)
	if err != nil {
		t.Fatal(err)
	}
	s, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := Run(s, suggestion.Fitted(), 100); err != nil || r.Organizations != 0 {
		t.Errorf("the back-test says %+v, %v", r, err)
	}
}
