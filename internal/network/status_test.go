package network_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

func TestStatuses(t *testing.T) {
	want := []network.Status{"PROPOSED", "UNDER_DISCUSSION", "DRAFTED", "AGREED", "SIGNED", "IN_FORCE", "ESTABLISHED", "ENDED", "REJECTED"}
	if got := network.Statuses(); !slices.Equal(got, want) {
		t.Errorf("the statuses are %v", got)
	}
	for i, s := range want {
		if !s.Valid() || s.Planned() != (i < 4) {
			t.Errorf("%s: valid %v, planned %v", s, s.Valid(), s.Planned())
		}
	}
	for _, s := range []network.Status{"", "proposed", "PLANNED"} {
		if s.Valid() || s.Planned() {
			t.Errorf("%q is a status", s)
		}
	}
}

func TestStatusOnIsThatOfTheBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := situation{from: drawEntity(t, "agreement", network.Agreement), to: drawEntity(t, "organization", network.Organization)}
		n := s.brute()
		for _, e := range []network.Entity{s.from, s.to} {
			for _, on := range s.days() {
				got, ok := network.StatusOn(e.StatusHistory, on)
				if want := n.StatusOn(e.ID, on.String()); string(got) != want || ok != (want != "") {
					t.Fatalf("on %s the status is %q, not %q", on, want, got)
				}
			}
		}
	})
}

func TestExistence(t *testing.T) {
	changes := func(pairs ...string) []network.StatusChange {
		var history []network.StatusChange
		for i := 0; i < len(pairs); i += 2 {
			history = append(history, network.StatusChange{Status: network.Status(pairs[i]), Date: date(t, pairs[i+1])})
		}
		return history
	}
	for _, c := range []struct {
		name     string
		kind     network.Kind
		from, to string
		history  []network.StatusChange
		// established is the date of a link that establishes it.
		established string
		want        string
	}{
		{"nothing said", network.Organization, "", "", nil, "", ".."},
		{"founded and closed", network.Organization, "2001-06", "2020-06", nil, "", "2001-06-01..2020-06-30"},
		{"a programme that ended", network.Programme, "2001", "2020", nil, "", "2001-01-01..2020-12-31"},
		{"an agreement that expired", network.Agreement, "2001", "2020", nil, "", "2001-01-01..2020-12-31"},
		{"an event that is over", network.Event, "2023-07-24", "2023-07-24", nil, "", "2023-07-24..2023-07-24"},
		{"a person", network.Person, "1950", "2020", nil, "", "1950-01-01..2020-12-31"},
		{"a place", network.Place, "1881", "2020", nil, "", "1881-01-01..2020-12-31"},
		{"a framework", network.Framework, "2015", "2030", nil, "", "2015-01-01..2030-12-31"},
		{"an agreement's own date goes first", network.Agreement, "2018", "", changes("PROPOSED", "2019"), "", "2018-01-01.."},
		{"an agreement proposed before its date", network.Agreement, "2020", "", changes("PROPOSED", "2019"), "", "2019-01-01.."},
		{"an agreement of any status", network.Agreement, "", "", changes("IN_FORCE", "2019-07"), "", "2019-07-01.."},
		{"an agreement's earliest status", network.Agreement, "", "", changes("IN_FORCE", "2019", "PROPOSED", "2018"), "", "2018-01-01.."},
		{"an agreement's undated status", network.Agreement, "", "", changes("PROPOSED", ""), "", ".."},
		{"an agreement that ended", network.Agreement, "", "", changes("SIGNED", "2018", "ENDED", "2020-06"), "", "2018-01-01..2020-06-30"},
		{"an agreement that was rejected", network.Agreement, "", "", changes("PROPOSED", "2018", "REJECTED", "2020"), "", "2018-01-01..2020-12-31"},
		{"ended, by its own date", network.Agreement, "", "2021", changes("SIGNED", "2018", "ENDED", "2020"), "", "2018-01-01..2021-12-31"},
		{"ended, and in force again", network.Agreement, "", "", changes("ENDED", "2018", "IN_FORCE", "2019"), "", "2018-01-01.."},
		{"ended without a date", network.Agreement, "", "", changes("SIGNED", "2018", "ENDED", ""), "", "2018-01-01.."},
		{"a proposed organisation", network.Organization, "", "2030", changes("PROPOSED", "2019"), "", "2019-01-01..2030-12-31"},
		{"an organisation under discussion", network.Organization, "", "", changes("UNDER_DISCUSSION", "2019"), "", "2019-01-01.."},
		{"a drafted programme", network.Programme, "", "", changes("DRAFTED", "2019"), "", "2019-01-01.."},
		{"an agreed programme", network.Programme, "", "", changes("AGREED", "2019", "ESTABLISHED", "2020"), "", "2019-01-01.."},
		{"an established organisation", network.Organization, "", "", changes("ESTABLISHED", "2019"), "", "2019-01-01.."},
		{"in force, and nobody says since when", network.Organization, "", "", changes("IN_FORCE", "2019"), "", ".."},
		{"first established, then planned", network.Organization, "", "", changes("PROPOSED", "2020", "ESTABLISHED", "2019"), "", "2019-01-01.."},
		{"first planned, then established", network.Organization, "", "", changes("ESTABLISHED", "2020", "PROPOSED", "2019"), "", "2019-01-01.."},
		{"first established without a date", network.Organization, "", "", changes("ESTABLISHED", "", "PROPOSED", "2019"), "", "2019-01-01.."},
		{"in force before it was proposed in the same year", network.Organization, "", "", changes("IN_FORCE", "2019", "PROPOSED", "2019"), "", ".."},
		{"proposed before it was in force in the same year", network.Organization, "", "", changes("PROPOSED", "2019", "IN_FORCE", "2019-01"), "", "2019-01-01.."},
		{"established by a link", network.Organization, "", "", nil, "2016", "2016-01-01.. derived"},
		{"established by a link, in force later", network.Programme, "", "", changes("IN_FORCE", "2019"), "2016", "2016-01-01.. derived"},
		{"established by a link, after a plan", network.Organization, "", "", changes("PROPOSED", "2015"), "2016", "2015-01-01.."},
		{"established by a link, with a date of its own", network.Organization, "2017", "", nil, "2016", "2017-01-01.."},
		{"a person is not established", network.Person, "", "", nil, "2016", ".."},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := network.Entity{Kind: c.kind, Valid: period(t, c.from, c.to), StatusHistory: c.history}
			exists := network.End{Entity: &e, Established: date(t, c.established)}.Existence()
			got := exists.From.String() + ".." + exists.To.String()
			if exists.Derived {
				got += " derived"
			}
			if got != c.want {
				t.Errorf("it exists %s and not %s", got, c.want)
			}
		})
	}
}

func TestIntervals(t *testing.T) {
	year := network.Interval{From: day(t, "2020-01-01"), To: day(t, "2020-12-31")}
	spring := network.Interval{From: day(t, "2020-03-01"), To: day(t, "2020-05-31")}
	winter := network.Interval{From: day(t, "2020-12-01"), To: day(t, "2021-02-28")}
	for _, c := range []struct{ a, b, want network.Interval }{
		{year, spring, spring},
		{spring, year, spring},
		{year, winter, network.Interval{From: winter.From, To: year.To}},
		{spring, winter, network.Never()},
		{year, network.Always(), year},
		{year, network.Never(), network.Never()},
	} {
		if got := c.a.Meet(c.b); got != c.want {
			t.Errorf("%v and %v meet in %v", c.a, c.b, got)
		}
	}
	if !network.Never().Empty() || network.Never().Contains(0) || network.Always().Empty() || !network.Always().Contains(network.MinDay) {
		t.Error("never is empty and always is not")
	}
	if !year.Contains(year.From) || !year.Contains(year.To) || year.Contains(year.To+1) || year.Contains(year.From-1) {
		t.Error("both bounds belong to an interval, and nothing beyond")
	}
}
