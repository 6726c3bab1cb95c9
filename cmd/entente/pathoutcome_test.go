package main

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What scripts can't bring about, and the outcomes beside each other.
func TestOutcome(t *testing.T) {
	for _, test := range []struct {
		answer  string
		rank    string
		maxHops int
		want    string
	}{
		{`{"outcome":"FOUND","shortest":1,"paths":[{"hops":1}]}`, fewestHops, 6, "There is one path: 1 hop."},
		{`{"outcome":"FOUND","shortest":2,"paths":[{"hops":2,"cost":30}]}`, strongest, 6, "There is one path: cost 30, 2 hops."},
		{`{"outcome":"FOUND","shortest":1,"paths":[{"hops":1},{"hops":3}]}`, fewestHops, 6, "There are 2 paths, the shortest first: 1 to 3 hops."},
		{`{"outcome":"FOUND","shortest":1,"paths":[{"hops":3,"cost":30},{"hops":1,"cost":45}]}`, strongest, 6, "There are 2 paths, the strongest first: cost 30 to 45, 1 to 3 hops."},
		{`{"outcome":"FOUND","shortest":2,"paths":[{"hops":2},{"hops":2}]}`, mostDiverse, 6, "There are 2 paths, each as different as can be from those before it: 2 hops each."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2},{"hops":3}]}`, fewestHops, 6, "These are the 2 shortest paths: 2 to 3 hops; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2,"cost":50},{"hops":2,"cost":50}]}`, strongest, 6, "These are the 2 strongest paths: cost 50 each, 2 hops each; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2},{"hops":4}]}`, mostDiverse, 6, "These are 2 paths, each as different as can be from those before it: 2 to 4 hops; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true,"paths":[{"hops":2}]}`, fewestHops, 6, "This is the shortest path, of several: 2 hops; --first shows more."},
		{`{"outcome":"FOUND","shortest":2,"hasMore":true}`, fewestHops, 6, "There is a path: the shortest has 2 hops."},
		{`{"outcome":"FOUND","shortest":0,"paths":[{"hops":0}]}`, fewestHops, 6, "The same entity is at both ends: a path of no hops."},
		{`{"outcome":"BEYOND_MAX_HOPS"}`, fewestHops, 6, "There is no path of at most 6 hops, but there is a longer one."},
		{`{"outcome":"BEYOND_MAX_HOPS","relaxations":[{"lift":"maxHops","hops":7}]}`, fewestHops, 6, "There is no path of at most 6 hops: the shortest has 7 hops; --max-hops 7 shows it."},
		{`{"outcome":"BEYOND_MAX_HOPS","relaxations":[{"lift":"maxHops","hops":14}]}`, fewestHops, 12, "There is no path of at most 12 hops: the shortest has 14 hops, and more than 12 can't be asked for."},
		{`{"outcome":"BLOCKED_BY_FILTER","blockedBy":["certainty"]}`, fewestHops, 6, "No path passes the filter, but there is one without --certain."},
		{`{"outcome":"BLOCKED_BY_FILTER","blockedBy":["asOf","linkTypes","avoid"]}`, fewestHops, 6, "No path passes the filter, but there is one if any one of --as-of, --link-types and --avoid is left out."},
		{`{"outcome":"BLOCKED_BY_FILTER"}`, fewestHops, 6, "No path passes the filter. There is one without it, but lifting one condition alone is not enough."},
		{`{"outcome":"NOT_CONNECTED"}`, fewestHops, 6, "They are not connected: there is no path of any length between them, not even without the filter."},
		{`{"outcome":"STOPPED"}`, fewestHops, 6, "The search was stopped before the answer was known; no path was found by then."},
		{`{"outcome":"STOPPED","paths":[{"hops":1}]}`, fewestHops, 6, "The search was stopped before the answer was known; this was found by then."},
	} {
		var result pathResult
		if err := json.Unmarshal([]byte(test.answer), &result); err != nil {
			t.Fatal(err)
		}
		asked := Path{Rank: test.rank, Filter: Filter{MaxHops: &test.maxHops}}
		if diff := cmp.Diff(test.want, result.outcome(&asked)); diff != "" {
			t.Errorf("%s: %s", test.answer, diff)
		}
	}
}
