package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// dense is so many organisations of which each two are joined by a link of each of two
// types, and a place in which they all are.
func dense(organizations int) network.Records {
	all := network.Records{
		Sources:  []network.Source{{ID: "source:s", Title: "S"}},
		Entities: []network.Entity{{ID: "place:p", Kind: network.Place, Name: "P"}},
	}
	join := func(by network.LinkType, from, to string) {
		l := network.Link{Type: by, From: from, To: to, Status: network.InForce, Confidence: 1, Evidence: []network.Evidence{{Source: "source:s", Quote: "q"}}}
		l.Orient()
		l.ID = l.DerivedID()
		all.Links = append(all.Links, l)
	}
	for i := range organizations {
		id := fmt.Sprintf("org:o%d", i)
		all.Entities = append(all.Entities, network.Entity{ID: id, Kind: network.Organization, Name: id})
		join(network.LocatedIn, id, "place:p")
		for j := range i {
			join(network.PartnersWith, id, fmt.Sprintf("org:o%d", j))
			join(network.Funds, id, fmt.Sprintf("org:o%d", j))
		}
	}
	return all
}

// TestLinksAmongCosts: what a picture needs takes one round trip, and one more where
// evidence is asked for or needed to say a link; and it is bounded.
func TestLinksAmongCosts(t *testing.T) {
	const many = 72
	a := newAsker(t, dense(many), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	ids := func(n int) (list []any) {
		for i := range n {
			list = append(list, fmt.Sprintf("org:o%d", i))
		}
		return list
	}
	ask := func(selected, filter string, variables map[string]any) answer {
		t.Helper()
		return a.askWith(t, `query ($ids: [ID!]!, $and: [ID!]) { linksAmong(ids: $ids, and: $and`+filter+`) { `+selected+` } }`, variables)
	}
	for _, test := range []struct {
		name, selected, filter string
		variables              map[string]any
		links, roundTrips      int
	}{
		{"all of a few", "holding link { id from { id name website } to { summary } }", "", map[string]any{"ids": ids(10)}, 90, 1},
		{"with evidence", "link { id } sentence evidence { quote source { title } }", "", map[string]any{"ids": ids(10)}, 90, 2},
		{"between two sets", "link { id }", "", map[string]any{"ids": ids(10), "and": []any{"org:o11", "org:o12", "place:p"}}, 50, 1},
		{"of a type", "link { id }", ", filter: {types: [FUNDS]}", map[string]any{"ids": ids(many)}, many * (many - 1) / 2, 1},
		{"as many ids as may be", "link { id }", "", map[string]any{"ids": append(ids(10), ids(490)[80:]...)}, 90, 1},
	} {
		got := ask(test.selected, test.filter, test.variables)
		if links := strings.Count(got.text, `"link"`); got.errors != nil || links != test.links || got.roundTrips != test.roundTrips {
			t.Errorf("%s: %d links in %d round trips, want %d in %d; %v", test.name, links, got.roundTrips, test.links, test.roundTrips, got.errors)
		}
	}
	for _, test := range []struct {
		variables map[string]any
		want      string
	}{
		{map[string]any{"ids": ids(501)}, "LIMIT_EXCEEDED ids: at most 500, but 501 asked"},
		{map[string]any{"ids": ids(1), "and": ids(501)}, "LIMIT_EXCEEDED and: at most 500, but 501 asked"},
		{map[string]any{"ids": ids(many)}, "LIMIT_EXCEEDED there are more than 5000 links: name fewer `ids`, or give a `filter`"},
	} {
		if diff := cmp.Diff([]string{test.want}, ask("link { id }", "", test.variables).errors); diff != "" {
			t.Errorf("errors (-want +got):\n%s", diff)
		}
	}
}
