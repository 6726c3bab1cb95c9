package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// What scripts can't bring about, and the outcomes beside each other.
func TestOutcome(t *testing.T) {
	for _, test := range []struct {
		answer  string
		maxHops int
		want    string
	}{
		{`{"outcome":"FOUND","shortest":1,"paths":[{"hops":1}]}`, 6, "There is one path, of 1 hop."},
		{`{"outcome":"FOUND","shortest":1,"paths":[{"hops":1},{"hops":3}]}`, 6, "There are 2 paths, the shortest of 1 hop."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2},{"hops":3}]}`, 6, "These are the best 2 paths, the shortest of 2 hops; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2}]}`, 6, "The best path has 2 hops; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true}`, 6, "There is a path: the shortest has 2 hops."},
		{`{"outcome":"FOUND","shortest":0,"paths":[{"hops":0}]}`, 6, "The same entity is at both ends: a path of no hops."},
		{`{"outcome":"BEYOND_MAX_HOPS"}`, 6, "There is no path of at most 6 hops, but there is a longer one: raise --max-hops, to 12 at most."},
		{`{"outcome":"BEYOND_MAX_HOPS"}`, 11, "There is no path of at most 11 hops, but there is a longer one: raise --max-hops, to 12 at most."},
		{`{"outcome":"BEYOND_MAX_HOPS"}`, 12, "There is no path of at most 12 hops, but there is a longer one. No more hops than that can be asked for."},
		{`{"outcome":"BLOCKED_BY_FILTER","blockedBy":["certainty"]}`, 6, "No path passes the filter, but there is one without --certain."},
		{`{"outcome":"BLOCKED_BY_FILTER","blockedBy":["asOf","linkTypes","avoid"]}`, 6, "No path passes the filter, but there is one if any one of --as-of, --link-types and --avoid is left out."},
		{`{"outcome":"BLOCKED_BY_FILTER"}`, 6, "No path passes the filter. There is one without it, but lifting one condition alone is not enough."},
		{`{"outcome":"NOT_CONNECTED"}`, 6, "They are not connected: there is no path of any length between them, not even without the filter."},
		{`{"outcome":"STOPPED"}`, 6, "The search was stopped before the answer was known; no path was found by then."},
		{`{"outcome":"STOPPED","paths":[{"hops":1}]}`, 6, "The search was stopped before the answer was known; this was found by then."},
	} {
		var result pathResult
		if err := json.Unmarshal([]byte(test.answer), &result); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, result.outcome(test.maxHops)); diff != "" {
			t.Errorf("%s: %s", test.answer, diff)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		width int
		text  string
		want  string
	}{
		{20, "", "> \n"},
		{20, "short", "> short\n"},
		{12, "one two three four", "> one two\n. three four\n"},
		{12, "it fits here.", "> it fits\n. here.\n"},
		{12, "it fits her.", "> it fits\n. her.\n"},
		{13, "it fits her.", "> it fits\n. her.\n"},
		{14, "it fits her.", "> it fits her.\n"},
		{8, "extraordinarily long", "> extraordinarily\n. long\n"},
		{14, "Türkmenistanyň öz", "> Türkmenistanyň\n. öz\n"},
		{20, " spaces\n\tand  lines ", "> spaces and lines\n"},
	} {
		if diff := cmp.Diff(test.want, wrap(test.width, "> ", ". ", test.text)); diff != "" {
			t.Errorf("%q in %d: %s", test.text, test.width, diff)
		}
	}
}

func TestTable(t *testing.T) {
	got := table([][]string{{"Region", "Known", ""}, {"Türkmenistan", "5", "a"}, {"b", "1000", ""}})
	want := strings.Join([]string{
		"Region        Known",
		"Türkmenistan      5  a",
		"b              1000",
		"",
	}, "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhen(t *testing.T) {
	for _, test := range []struct {
		linkType network.LinkType
		valid    *printedPeriod
		want     string
	}{
		{"", nil, ""},
		{network.PartOf, &printedPeriod{}, ""},
		{network.PartOf, &printedPeriod{"1997", ""}, "since 1997"},
		{network.PartOf, &printedPeriod{"", "2012?"}, "until 2012?"},
		{network.PartOf, &printedPeriod{"2025-10-08", "2025-10-10"}, "2025-10-08 to 2025-10-10"},
		{network.Attended, &printedPeriod{"2023-07-24", ""}, "2023-07-24"},
		{network.Attended, &printedPeriod{"2023-07-24", "2023-07-24"}, "2023-07-24"},
		{network.Attended, &printedPeriod{"", "2023"}, "until 2023"},
	} {
		var link printedLink
		link.Link.Type, link.Link.Valid = test.linkType, test.valid
		if got := link.when(); got != test.want {
			t.Errorf("%s %v: %q, want %q", test.linkType, test.valid, got, test.want)
		}
	}
}

func TestWhole(t *testing.T) {
	for _, test := range []struct {
		answer, want string
	}{
		{`{}`, ""},
		{`{"period":null,"cost":null}`, ""},
		{`{"period":{}}`, "All of it holds on any day.\n"},
		{`{"period":{"from":"2016-12-31","to":"2016-12-31"}}`, "All of it holds on 2016-12-31.\n"},
		{`{"period":{"from":"2015-01-01","to":"2015-06-30"}}`, "All of it holds from 2015-01-01 to 2015-06-30.\n"},
		{`{"period":{"from":"2015-01-01"}}`, "All of it holds since 2015-01-01.\n"},
		{`{"period":{"to":"2015-06-30"},"cost":45}`, "All of it holds until 2015-06-30.\nIt costs 45.\n"},
	} {
		var path printedPath
		if err := json.Unmarshal([]byte(test.answer), &path); err != nil {
			t.Fatal(err)
		}
		if got := path.whole(); got != test.want {
			t.Errorf("%s: %q, want %q", test.answer, got, test.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, test := range [][3]string{
		{"ORGANIZATION", "", "organisation"},
		{"ORGANIZATION", "UNESCO_CATEGORY_2_CENTRE", "organisation, UNESCO category 2 centre"},
		{"ORGANIZATION", "UN_BODY", "organisation, UN body"},
		{"PERSON", "", "person"},
		{"", "NGO", "NGO"},
		{"PROGRAMME", "COURSE_SERIES", "programme, course series"},
	} {
		if got := describe(test[0], test[1]); got != test[2] {
			t.Errorf("%v: %q", test[:2], got)
		}
	}
}

func TestFlagOf(t *testing.T) {
	for field, want := range map[string]string{"asOf": "--as-of", "certainty": "--certain", "linkTypes": "--link-types", "avoid": "--avoid"} {
		if got := flagOf(field); got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{"bin/entente": "bin/entente", "Application Support": "'Application Support'", "it's": `'it'\''s'`} {
		if got := shellWord(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
