package network_test

import (
	"fmt"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// TestListedDays shows by which date lists are ordered, on which days they find an
// entity, and when an agreement was first signed.
func TestListedDays(t *testing.T) {
	changes := func(list ...string) (all []network.StatusChange) {
		for i := 0; i < len(list); i += 2 {
			all = append(all, network.StatusChange{Status: network.Status(list[i]), Date: date(t, list[i+1])})
		}
		return all
	}
	for _, test := range []struct {
		kind               network.Kind
		from, to           string
		changes            []network.StatusChange
		listed, on, signed string
	}{
		{kind: network.Organization},
		{kind: network.Organization, from: "1997", to: "2001", listed: "1997", on: "1997-01-01/1997-12-31"},
		{kind: network.Organization, to: "2001"},
		{kind: network.Organization, changes: changes("ESTABLISHED", "1999", "SIGNED", "2000")},
		{kind: network.Event, from: "2023-07-24", to: "2023-08", listed: "2023-07-24", on: "2023-07-24/2023-08-31"},
		{kind: network.Event, from: "2023-07", listed: "2023-07", on: "2023-07-01/2023-07-31"},
		{kind: network.Event, to: "2023-07", on: "2023-07-01/2023-07-31"},
		{kind: network.Agreement, changes: changes("SIGNED", "")},
		{kind: network.Agreement, from: "2010", changes: changes("SIGNED", "2009"), listed: "2010", on: "2009-01-01/2010-12-31", signed: "2009"},
		{
			kind: network.Agreement, changes: changes("SIGNED", "", "SIGNED", "2021-05", "PROPOSED", "2018", "SIGNED", "2019-05"),
			listed: "2018", on: "2018-01-01/2018-12-31 2019-05-01/2019-05-31 2021-05-01/2021-05-31", signed: "2019-05",
		},
	} {
		e := &network.Entity{Kind: test.kind, Valid: network.Period{From: date(t, test.from), To: date(t, test.to)}, StatusHistory: test.changes}
		name := fmt.Sprintf("%s %s..%s %v", test.kind, test.from, test.to, test.changes)
		if got := e.ListedFrom().String(); got != test.listed {
			t.Errorf("%s: listed from %q, want %q", name, got, test.listed)
		}
		if got := e.FirstSigned().String(); got != test.signed {
			t.Errorf("%s: first signed %q, want %q", name, got, test.signed)
		}
		on := ""
		for i, run := range e.ListedOn() {
			if i > 0 {
				on += " "
			}
			on += run.From.String() + "/" + run.To.String()
		}
		if on != test.on {
			t.Errorf("%s: listed on %q, want %q", name, on, test.on)
		}
	}
}
