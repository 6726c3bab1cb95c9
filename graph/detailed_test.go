package graph_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// hub is an organisation with so many partners and people in posts, on whose behalf some of them attended a meeting.
func hub(partners int) network.Records {
	evidence := []network.Evidence{{Source: "source:s", Quote: "q"}}
	all := network.Records{
		Sources:  []network.Source{{ID: "source:s", Title: "S", Published: date("2020-05-01")}},
		Entities: []network.Entity{{ID: "org:hub", Kind: network.Organization, Name: "Hub", Summary: "In the middle."}},
	}
	join := func(l network.Link) {
		l.Status, l.Confidence, l.Evidence = network.InForce, 1, evidence
		l.Orient()
		l.ID = l.DerivedID()
		all.Links = append(all.Links, l)
	}
	for i := range partners {
		id := fmt.Sprintf("org:o%04d", i)
		all.Entities = append(all.Entities, network.Entity{ID: id, Kind: network.Organization, Name: id, Summary: "Around it.", Website: "https://example.org/" + id[4:]})
		join(network.Link{Type: network.PartnersWith, From: id, To: "org:hub", Role: fmt.Sprintf("partner %d", i%7)})
		if i%3 == 0 {
			join(network.Link{Type: network.Funds, From: "org:hub", To: id, Valid: network.Period{From: date("2019"), To: date("2021-06")}})
		}
	}
	for i := range 20 {
		id := fmt.Sprintf("person:p%02d", i)
		all.Entities = append(all.Entities, network.Entity{ID: id, Kind: network.Person, Name: id})
		join(network.Link{Type: network.HoldsPosition, From: id, To: "org:hub", Role: "head"})
	}
	return all
}

func date(text string) network.Date {
	d, err := network.ParseDate(text)
	if err != nil {
		panic(err) // a test's own
	}
	return d
}

// counted counts the links of an entity that pass a filter.
func counted(name, filter string) string {
	return name + ": links(filter: { " + filter + " }, first: 0) { totalCount pageInfo { hasNextPage } edges { cursor } } "
}

// TestListsOfAHub: what is around an entity of many links is the same however it is read, page by page and under filters,
// with all that can be selected of it.
func TestListsOfAHub(t *testing.T) {
	a := newAsker(t, hub(1100), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	snapshot := storetest.Follow(t, a.resolver.Store).Fresh
	const shown = `totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name summary website ... on Organization { country { id } } }
		links { id type role status confidence valid { from to } from { id summary } to { id summary } onBehalfOf { id } holds(on: "2020-06-01") sentence(asOf: "2020-06-01") evidence { quote } } }`
	for _, query := range []string{
		`{ entity(id: "org:hub") { neighbors(first: 5) { ` + shown + ` } } }`,
		`{ entity(id: "org:hub") { neighbors(filter: { kinds: [PERSON] }, first: 5) { ` + shown + ` } } }`,
		`{ entity(id: "org:hub") { neighbors(filter: { types: [FUNDS], asOf: "2020-06-01", certainty: CERTAIN }, first: 7) { ` + shown + ` } } }`,
		`{ entity(id: "org:hub") { neighbors(filter: { asOf: "2020-06-01", knownBy: "2019-01-01" }, first: 7) { ` + shown + ` } } }`,
		`{ entity(id: "org:hub") { neighbors(filter: { direction: IN }, first: 3) { edges { node { names { text } } judged { holding sentence link { role } } } } } }`,
		`{ entity(id: "org:hub") { ` + counted("all", "") + counted("types", "types: [FUNDS]") + counted("in", "direction: IN") + counted("out", "direction: OUT") +
			counted("people", "kinds: [PERSON]") + counted("certain", `asOf: "2020-06-01", certainty: CERTAIN`) + counted("then", `asOf: "2022-06-01"`) +
			counted("known", `knownBy: "2020-06-01"`) + counted("unknown", `knownBy: "2019-06-01"`) + counted("planned", "statuses: [PROPOSED]") +
			counted("role", `role: "partner 3"`) + counted("dated", `dated: { from: "2019", to: "2020" }`) + ` } }`,
		`{ entity(id: "org:o0003") { neighbors(first: 3) { ` + shown + ` } } }`,
	} {
		a.resolver.Shape = nil
		want := a.ask(t, query)
		if want.errors != nil || len(want.text) < 40 {
			t.Fatalf("%s: %s %v", query, want.text, want.errors)
		}
		a.resolver.Shape = snapshot
		got := a.ask(t, query)
		if diff := cmp.Diff(want.text, got.text); diff != "" || got.errors != nil {
			t.Errorf("%s: off a snapshot it is otherwise (-store +snapshot): %v\n%s", query, got.errors, diff)
		}
		if got.roundTrips > want.roundTrips {
			t.Errorf("%s: %d round trips, and %d without a snapshot", query, got.roundTrips, want.roundTrips)
		}
	}
}
