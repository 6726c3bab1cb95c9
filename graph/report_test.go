package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

// reporting is the built-in network, asked from memory.
func reporting(t *testing.T, limits pathfind.Limits) *asker {
	t.Helper()
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, storetest.Records(t, "seed", seed.JSONL()))
	snapshot := storetest.Follow(t, s).Fresh()
	a := ask(s, proxy, time.Date(2025, 11, 1, 12, 0, 0, 0, time.UTC))
	engine := memory.New(func(context.Context) (*topology.Snapshot, error) { return snapshot, nil })
	a.resolver.Paths = pathfind.NewService(engine, limits)
	return a
}

const centralAsia = `bodies: ["org:unesco-ichei", "org:unesco-iite"], region: "place:central-asia", asOf: "2025-10-31", compareTo: "2024-12-31"`

// TestReportRefuses: what a report can't be asked is refused by the name of the argument.
func TestReportRefuses(t *testing.T) {
	a := reporting(t, pathfind.Limits{})
	many := func(n int, format string) string {
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf(format, i)
		}
		return `"` + strings.Join(ids, `", "`) + `"`
	}
	const body, region = `bodies: "org:unesco-ichei", `, `region: "place:central-asia"`
	for input, want := range map[string]string{
		`bodies: [], ` + region:                                         "BAD_USER_INPUT bodies: must name at least one body",
		`bodies: [` + many(100, "org:%d") + `], ` + region:              "LIMIT_EXCEEDED bodies: at most 20, but 100 asked",
		`bodies: "person:bi-xiaohan", ` + region:                        "BAD_USER_INPUT bodies: ",
		`bodies: "org:nobody", ` + region:                               "NOT_FOUND bodies: there is",
		body + `countries: []`:                                          "BAD_USER_INPUT countries: must name at least one country",
		body + `countries: [` + many(61, "place:%d") + `]`:              "LIMIT_EXCEEDED countries: at most 60, but 61 asked",
		body + `countries: "place:turkmenistan", ` + region:             "BAD_USER_INPUT countries: give either",
		`bodies: "org:unesco-ichei"`:                                    "BAD_USER_INPUT region: give a region, or countries",
		body + `region: "place:ashgabat-tm"`:                            `BAD_USER_INPUT region: "place:ashgabat-tm" is a CITY: give a region or a country`,
		body + `countries: "place:central-asia"`:                        `BAD_USER_INPUT countries: "place:central-asia" is a REGION: give a country`,
		body + `region: "org:unesco"`:                                   "BAD_USER_INPUT region: ",
		body + region + `, asOf: "2025-01-01", compareTo: "2025-01-01"`: "BAD_USER_INPUT compareTo: 2025-01-01 is not before the day of the report, 2025-01-01",
		body + region + `, horizonMonths: 121`:                          "LIMIT_EXCEEDED horizonMonths: at most 120, but 121 asked",
		body + region + `, staleMonths: -1`:                             "BAD_USER_INPUT staleMonths: must not be negative, but is -1",
		body + region + `, where: { asOf: "2025-01-01" }`:               "BAD_USER_INPUT where.asOf: ",
		body + region + `, where: { certainty: CERTAIN }`:               "BAD_USER_INPUT where.certainty: ",
		body + region + `, where: { via: "org:unesco" }`:                "BAD_USER_INPUT where.via: ",
		body + region + `, where: { through: PERSON }`:                  "BAD_USER_INPUT where.through: ",
		body + region + `, where: { overlapping: true }`:                "BAD_USER_INPUT where.overlapping: ",
		body + region + `, where: { avoid: "org:unesco-ichei" }`:        "BAD_USER_INPUT where.avoid: ",
		body + region + `, where: { avoid: "org:nobody" }`:              "NOT_FOUND where.avoid: there is",
	} {
		got := a.ask(t, `{ regionalReport(input: { `+input+` }) { reached } }`)
		if len(got.errors) != 1 || !strings.HasPrefix(got.errors[0], want) {
			t.Errorf("%s: %q, want %q", input, got.errors, want)
		}
	}
}

// TestReportCosts: what is not selected is not searched, and what is shown is read at once.
func TestReportCosts(t *testing.T) {
	a := reporting(t, pathfind.Limits{})
	for fields, want := range map[string]struct {
		searched   bool
		roundTrips int
	}{
		`asOf revision bodies { name } region { name }`: {false, 1},
		`countries { name }`:                            {true, 1},
		`reached bound certain`:                         {true, 1},
		`carriers { edges { node { lost entity { name } } } } organizations { edges { node { path { entities { name } } } } }`: {true, 1},
		`organizations { edges { node { path { steps { judged { evidence { quote } } } } } } }`:                                {true, 2},
	} {
		got := a.ask(t, `{ regionalReport(input: { `+centralAsia+` }) { work { visited } `+fields+` } }`)
		var data struct {
			RegionalReport struct{ Work struct{ Visited int } }
		}
		if err := json.Unmarshal([]byte(got.text), &data); err != nil || got.errors != nil {
			t.Fatal(got.errors, err)
		}
		if searched := data.RegionalReport.Work.Visited > 0; searched != want.searched || got.roundTrips != want.roundTrips {
			t.Errorf("%s: %d links, %d round trips", fields, data.RegionalReport.Work.Visited, got.roundTrips)
		}
	}
}

// reportList is a list of a report, of whatever.
type reportList struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   *string
	}
	Edges []struct{ Node json.RawMessage }
}

// TestReportInPages goes through each list of a report one by one: together they are the list.
func TestReportInPages(t *testing.T) {
	a := reporting(t, pathfind.Limits{})
	for list, of := range map[string]struct {
		hops int
		node string
	}{
		"organizations": {4, `{ hops certain entity { id } path { hops entities { id } } }`},
		"carriers":      {4, `{ entity { id } lost farther alone lostOrganizations(first: 2) { totalCount edges { node { id } } } }`},
		"changes":       {4, `{ kind before now organization { id } because { sentence } path { hops } }`},
		"gaps":          {2, `{ outcome hops organization { id } relaxations { lift hops } wayIn { hops } near { id } }`},
		"due":           {4, `{ kind on lost entity { id } position { role } }`},
	} {
		t.Run(list, func(t *testing.T) {
			page := func(first int, after string) reportList {
				const input = `bodies: "org:unesco", region: "place:central-asia", asOf: "2025-10-31", compareTo: "2024-12-31", unit: HOPS, staleMonths: 0`
				got := a.ask(t, fmt.Sprintf(`{ regionalReport(input: { %s, where: { maxHops: %d } }) { list: %s(first: %d, after: %s) { totalCount pageInfo { hasNextPage endCursor } edges { node %s } } } }`,
					input, of.hops, list, first, after, of.node))
				var data struct{ RegionalReport struct{ List reportList } }
				if err := json.Unmarshal([]byte(got.text), &data); err != nil || got.errors != nil {
					t.Fatal(got.errors, err)
				}
				return data.RegionalReport.List
			}
			whole := page(100, "null")
			if len(whole.Edges) == 0 || len(whole.Edges) != whole.TotalCount || whole.PageInfo.HasNextPage {
				t.Fatalf("%d of %d", len(whole.Edges), whole.TotalCount)
			}
			after := "null"
			for i, want := range whole.Edges {
				one := page(1, after)
				if len(one.Edges) != 1 || one.PageInfo.HasNextPage != (i+1 < len(whole.Edges)) || one.TotalCount != whole.TotalCount {
					t.Fatalf("page %d: %+v", i, one)
				}
				if diff := cmp.Diff(string(want.Node), string(one.Edges[0].Node)); diff != "" {
					t.Errorf("page %d, expected -, got +:\n%s", i, diff)
				}
				after = fmt.Sprintf("%q", *one.PageInfo.EndCursor)
			}
			other := a.ask(t, fmt.Sprintf(`{ regionalReport(input: { %s }) { %s(after: %s) { totalCount } } }`, centralAsia, list, after))
			if len(other.errors) != 1 || !strings.HasPrefix(other.errors[0], "BAD_USER_INPUT after: ") {
				t.Errorf("the cursor of another question: %q", other.errors)
			}
		})
	}
}

// TestReportStopped: a report for which work runs out says so, and has what was found.
func TestReportStopped(t *testing.T) {
	a := reporting(t, pathfind.Limits{Work: 5})
	got := a.ask(t, `{ regionalReport(input: { `+centralAsia+` }) { complete summary known reached carriers { totalCount } work { limit } } }`)
	var data struct {
		RegionalReport struct {
			Complete bool
			Summary  []string
			Known    int
		}
	}
	if err := json.Unmarshal([]byte(got.text), &data); err != nil || got.errors != nil {
		t.Fatal(got.errors, err)
	}
	if r := data.RegionalReport; r.Complete || r.Known == 0 || len(r.Summary) == 0 || !strings.Contains(r.Summary[len(r.Summary)-1], "stopped") {
		t.Errorf("%+v", r)
	}
}

// TestReportWithoutTopology: where the network is not in memory, a report is refused with the
// reason.
func TestReportWithoutTopology(t *testing.T) {
	a := seeded(t)
	got := a.ask(t, `{ regionalReport(input: { `+centralAsia+` }) { reached } }`)
	if len(got.errors) != 1 || !strings.HasPrefix(got.errors[0], "UNAVAILABLE a report is answered from the network in memory") {
		t.Errorf("%q", got.errors)
	}
}
