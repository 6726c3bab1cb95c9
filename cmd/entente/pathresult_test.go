package main

import (
	"encoding/json"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

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
		{`{"period":null}`, ""},
		{`{"period":{}}`, "All of it holds on any day.\n"},
		{`{"period":{"from":"2016-12-31","to":"2016-12-31"}}`, "All of it holds on 2016-12-31.\n"},
		{`{"period":{"from":"2015-01-01","to":"2015-06-30"}}`, "All of it holds from 2015-01-01 to 2015-06-30.\n"},
		{`{"period":{"from":"2015-01-01"}}`, "All of it holds since 2015-01-01.\n"},
		{`{"period":{"to":"2015-06-30"}}`, "All of it holds until 2015-06-30.\n"},
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
