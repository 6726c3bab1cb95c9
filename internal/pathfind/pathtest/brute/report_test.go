package brute_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// said is a sentence about a report: on the common network, with some lines more.
type said struct {
	name    string
	network string
	in      brute.ReportInput
	// of takes from the report what the sentence is about.
	of   func(brute.Report) any
	want any
}

// A body has met a ministry by somebody on its behalf.
const common = `
source:early published 2021-05-01
source:late published 2023-06-01
place:region "Region" type REGION
place:x "Xenia" type COUNTRY
place:y "Ypsilon" type COUNTRY
place:x PART_OF place:region
place:y PART_OF place:region status REJECTED
org:body "Body"
org:m type MINISTRY
org:u type UNIVERSITY
org:i type INSTITUTE
org:f
org:m LOCATED_IN place:x
org:u LOCATED_IN place:x
org:f PART_OF org:u
org:i LOCATED_IN place:y
event:meeting valid 2021-04-01..2021-04-01
link:1 org:body HOSTED event:meeting evidence source:early
link:2 person:p ATTENDED event:meeting for org:m evidence source:early
`

// The figures are what the sentences say.
func TestReportSays(t *testing.T) {
	partners := brute.ReportInput{Bodies: []string{"org:body"}, Region: "place:region", AsOf: "2024-06-15", Unit: "PARTNERS", HorizonMonths: 12, StaleMonths: 24}
	with := func(change func(*brute.ReportInput)) brute.ReportInput {
		in := partners
		change(&in)
		return in
	}
	for _, c := range []said{
		{
			"met, certainly, by somebody on behalf who carries it", "", partners,
			func(r brute.Report) any {
				return []any{r.Reached, r.Bound, r.Certain, r.BoundCertain, r.Known, r.Carriers, r.Countries[0].FirstYear, r.Evidence}
			},
			[]any{
				1, 0, 1, 0, 4,
				[]brute.Carrier{
					{Entity: "event:meeting", Lost: 1, Alone: true, LostOrganizations: []string{"org:m"}},
					{Entity: "person:p", Lost: 1, Alone: true, LostOrganizations: []string{"org:m"}},
				},
				new(2021),
				brute.EvidenceQuality{Links: 2, OneSource: 2, Oldest: "2021-05-01", Newest: "2021-05-01"},
			},
		},
		{
			"ended links count until their end, and besides after it", `
link:3 org:body PARTNERS_WITH org:u status ENDED valid ..2023-12
link:4 org:body PARTNERS_WITH org:i status ENDED
link:5 org:body PARTNERS_WITH org:f status PROPOSED`,
			with(func(in *brute.ReportInput) { in.CompareTo = "2023-12-31" }),
			func(r brute.Report) any { return []any{r.Besides, r.Countries[1].Besides, r.Changes} },
			[]any{brute.Besides{Planned: 1, Ended: 1}, brute.Besides{}, []brute.ReachChange{
				{Kind: "LOST", Organization: "org:u", Before: new(1), Because: []string{"link:3"}, Path: []string{"org:body", "org:u"}},
			}},
		},
		{
			"agreements begin when they are signed, and end by their dates", `
agreement:a valid 2022..2024-12 status AGREED 2020-01-01, IN_FORCE 2022-03-01, SIGNED 2021
agreement:b valid 2023-01-01..2024-06-14 status SIGNED
link:3 org:body PARTY_TO agreement:a valid ..2021
link:4 org:i PARTY_TO agreement:a
link:5 org:body PARTY_TO agreement:b
link:6 org:m PARTY_TO agreement:b`,
			partners,
			func(r brute.Report) any {
				counts := map[int][2]int{}
				for _, y := range r.Years {
					counts[y.Year] = [2]int{y.AgreementsBegun, y.AgreementsEnded}
				}
				return []any{counts, r.Due}
			},
			[]any{map[int][2]int{2021: {1, 0}, 2022: {}, 2023: {1, 0}, 2024: {0, 1}}, []brute.Due{
				{Kind: "AGREEMENT_ENDS", Entity: "agreement:a", On: "2024-12-31"},
				{Kind: "AGREEMENT_OVERDUE", Entity: "agreement:b", On: "2024-06-14"},
			}},
		},
		{
			"gaps are told by what would reach them", `
link:3 org:u PARTNERS_WITH org:m
link:4 org:i PARTNERS_WITH org:body status REJECTED`,
			partners,
			func(r brute.Report) any { return r.Gaps },
			[]brute.Gap{
				{
					Organization: "org:u", Outcome: "BEYOND_MAX_HOPS", Hops: new(2), Relaxations: []brute.Relaxation{{Lifted: "maxHops", Hops: 2}},
					WayIn: []string{"org:body", "event:meeting", "org:m", "org:u"},
				},
				{Organization: "org:f", Outcome: "NOT_CONNECTED"},
				{Organization: "org:i", Outcome: "BLOCKED_BY_FILTER", Relaxations: []brute.Relaxation{{Lifted: "statuses", Hops: 1}}},
			},
		},
		{
			"a shorter way took the place of a longer one, which carries it when that is gone", `
link:3 org:u PARTNERS_WITH org:m
link:4 org:u PARTY_TO agreement:a valid 2023-02-01..
link:5 org:body PARTY_TO agreement:a`,
			with(func(in *brute.ReportInput) { in.CompareTo, in.Where.MaxHops = "2022-01-01", new(2) }),
			func(r brute.Report) any { return []any{r.Changes, r.Carriers} },
			[]any{
				[]brute.ReachChange{{
					Kind: "NEARER", Organization: "org:u", Before: new(2), Now: new(1), Because: []string{"link:4"},
					Path: []string{"org:body", "agreement:a", "org:u"},
				}},
				[]brute.Carrier{{Entity: "agreement:a", Farther: 1}, {Entity: "event:meeting", Farther: 1}, {Entity: "person:p", Farther: 1}},
			},
		},
		{
			"posts fall vacant where all have left, whatever the spelling of the role", `
person:q valid ..2024-03
link:3 person:p HOLDS_POSITION org:m as "Vice-Minister" valid ..2023
link:4 person:q HOLDS_POSITION org:m as "viceminister" valid ..2024-05
link:5 person:p HOLDS_POSITION org:m as "Minister" valid 2024-07-01..
link:6 person:q HOLDS_POSITION org:i as "Minister" valid ..2023`,
			partners,
			func(r brute.Report) any { return r.Due },
			[]brute.Due{{Kind: "POST_VACANT", Entity: "person:q", Position: "link:4", On: "2024-03-31"}},
		},
		{
			"posts are unconfirmed where nobody was seen there lately", `
link:3 person:p HOLDS_POSITION org:body as "Head" evidence source:early
link:4 person:q HOLDS_POSITION org:m as "Minister" evidence source:early observed 2021/2022-06-14
link:5 person:p HOLDS_POSITION org:m as "Deputy" evidence source:late observed 2022-06-15
link:6 person:q HOLDS_POSITION org:m as "Clerk"
link:7 person:r HOLDS_POSITION org:body as "Clerk" evidence source:early
link:8 person:r HOLDS_POSITION org:body as "Secretary" valid ..2023 evidence source:late`,
			partners,
			func(r brute.Report) any { return r.Due },
			[]brute.Due{
				{Kind: "POST_VACANT", Entity: "person:r", Position: "link:8", On: "2023-12-31"},
				{Kind: "POST_UNCONFIRMED", Entity: "person:p", Position: "link:3", On: "2021-05-01", Lost: 1},
				{Kind: "POST_UNCONFIRMED", Entity: "person:q", Position: "link:4", On: "2022-06-14"},
				{Kind: "POST_UNCONFIRMED", Entity: "person:q", Position: "link:6"},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			records, err := pathtest.Network("report.txt", common+c.network)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, c.of(pathtest.BruteNetwork(records).Report(c.in)), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
