package cypher_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestGrowth: what a question costs depends on what it touches, and not on how
// large the network is. The costs are those of Neo4j itself, statement by
// statement, and the round trips are counted on the wire. A cost may fall, where
// Neo4j plans by the larger network's statistics, and may not rise.
func TestGrowth(t *testing.T) {
	db := storetest.Empty(t)
	type costOf struct {
		What string
		N    int64
	}
	var cost []costOf
	profiled := storetest.Connect(t, db, func(c *store.Config) {
		c.Profile = func(statement string, _ map[string]any, dbHits int64) {
			cost = append(cost, costOf{statement + " db hits", dbHits})
		}
	})
	storetest.Put(t, profiled, storetest.Seed(t))
	proxy := neo4jtest.Proxy(t, db.URI)
	plain := storetest.Connect(t, db.Through(proxy.URI()))

	costs := func() map[string][]costOf {
		all := map[string][]costOf{}
		for name, ask := range growthQuestions() {
			cost = nil
			ask(t, serviceOf(profiled, pathfind.Limits{}))
			proxy.Reset()
			ask(t, serviceOf(plain, pathfind.Limits{}))
			all[name] = append(slices.Clone(cost), costOf{"round trips", int64(proxy.RoundTrips())})
		}
		return all
	}
	before := costs()
	for _, batch := range storetest.Batches(storetest.Scatter("unrelated", 1500, 10000), 2500) {
		storetest.Put(t, profiled, batch)
	}
	after := costs()
	for name, cost := range before {
		dearer := len(after[name]) != len(cost)
		for i, now := range after[name] {
			dearer = dearer || now.What != cost[i].What || now.N > cost[i].N
		}
		if dearer {
			t.Errorf("%s (-before +with 10,000 unrelated links):\n%s", name, cmp.Diff(cost, after[name]))
		}
		searched := func(c costOf) bool {
			return strings.HasPrefix(c.What, "path_") || strings.HasPrefix(c.What, "partner_")
		}
		if len(cost) < 3 || !slices.ContainsFunc(cost[1:], searched) {
			t.Errorf("%s has cost nothing: %v", name, cost)
		}
	}
}

// growthQuestions are questions to the built-in network.
func growthQuestions() map[string]func(*testing.T, *pathfind.Service) {
	day := network.DayOf(2024, 6, 1)
	paths := func(outcome pathfind.Outcome, q pathfind.Question) func(*testing.T, *pathfind.Service) {
		return func(t *testing.T, e *pathfind.Service) {
			q.First = 5
			if a, err := e.Paths(t.Context(), q); err != nil || a.Outcome != outcome {
				t.Errorf("%v: %s, %v; want %s", q, a.Outcome, err, outcome)
			}
		}
	}
	reach := func(by pathfind.Grouping, where pathfind.Filter) func(*testing.T, *pathfind.Service) {
		return func(t *testing.T, e *pathfind.Service) {
			r, err := e.Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:unesco-ichei"}, Where: where, GroupBy: by})
			if err != nil || r.Reached.Total() == 0 || len(r.Groups) == 0 {
				t.Errorf("reach: %v, %v", r, err)
			}
		}
	}
	one, few, many := 1, 9, 12
	from, to := []string{"person:meylis-babayev"}, []string{"org:unesco"}
	return map[string]func(*testing.T, *pathfind.Service){
		"found":         paths(pathfind.Found, pathfind.Question{From: []string{"person:meylis-babayev"}, To: []string{"org:unesco"}}),
		"as of":         paths(pathfind.Found, pathfind.Question{From: []string{"person:rejep-mahmudov"}, To: []string{"person:gwan-chol-chang"}, Where: pathfind.Filter{AsOf: &day}}),
		"by any":        paths(pathfind.Found, pathfind.Question{From: []string{"org:institute-of-telecommunications-and-informatics"}, To: []string{"org:unesco-iite"}, Where: pathfind.Filter{Through: network.Kinds(), MaxHops: &many}}),
		"beyond":        paths(pathfind.BeyondMaxHops, pathfind.Question{From: []string{"person:meylis-babayev"}, To: []string{"org:unesco"}, Where: pathfind.Filter{MaxHops: &one}}),
		"blocked":       paths(pathfind.BlockedByFilter, pathfind.Question{From: []string{"person:meylis-babayev"}, To: []string{"org:unesco"}, Where: pathfind.Filter{LinkTypes: []network.LinkType{network.Funds}}}),
		"via":           paths(pathfind.Found, pathfind.Question{From: from, To: to, Where: pathfind.Filter{Via: []string{"org:unesco-iite"}}}),
		"few links":     paths(pathfind.Found, pathfind.Question{From: from, To: to, Where: pathfind.Filter{MaxDegree: &many, MaxHops: &few}}),
		"overlapping":   paths(pathfind.Found, pathfind.Question{From: from, To: to, Where: pathfind.Filter{Overlapping: true}}),
		"in time order": paths(pathfind.Found, pathfind.Question{From: from, To: to, Where: pathfind.Filter{InTimeOrder: true}}),
		"strongest":     paths(pathfind.Found, pathfind.Question{From: from, To: to, Rank: pathfind.Strongest}),
		"diverse":       paths(pathfind.Found, pathfind.Question{From: from, To: to, Rank: pathfind.MostDiverse}),
		"never via":     paths(pathfind.BlockedByFilter, pathfind.Question{From: from, To: to, Where: pathfind.Filter{Via: []string{"org:unicef"}}}),
		"regions":       reach(pathfind.ByRegion, pathfind.Filter{}),
		"partners": func(t *testing.T, e *pathfind.Service) {
			q := pathfind.ReachQuestion{From: []string{"org:unesco-ichei"}, Unit: pathfind.Partners, Where: pathfind.Filter{MaxHops: new(2)}}
			if r, err := e.Reach(t.Context(), q); err != nil || len(r.Reached) != 2 {
				t.Errorf("partners: %v, %v", r.Reached, err)
			}
		},
		"countries":       reach(pathfind.ByCountry, pathfind.Filter{}),
		"regions in time": reach(pathfind.ByRegion, pathfind.Filter{Overlapping: true, InTimeOrder: true, MaxDegree: &many}),
	}
}

// chain is entities in a row, each joined to the next by one link.
const chain = `
{"record":"source","id":"source:s","title":"S","published":"2020-01-01"}
{"record":"entity","id":"org:a","kind":"ORGANIZATION","type":"CENTRE","name":"A"}
{"record":"entity","id":"org:b","kind":"ORGANIZATION","type":"CENTRE","name":"B"}
{"record":"entity","id":"org:c","kind":"ORGANIZATION","type":"CENTRE","name":"C"}
{"record":"entity","id":"org:d","kind":"ORGANIZATION","type":"CENTRE","name":"D"}
{"record":"entity","id":"org:e","kind":"ORGANIZATION","type":"CENTRE","name":"E"}
{"record":"entity","id":"org:alone","kind":"ORGANIZATION","type":"CENTRE","name":"Alone"}
{"record":"link","id":"link:ab","type":"FUNDS","from":"org:a","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}
{"record":"link","id":"link:bc","type":"FUNDS","from":"org:b","to":"org:c","evidence":[{"source":"source:s","quote":"q"}]}
{"record":"link","id":"link:cd","type":"FUNDS","from":"org:c","to":"org:d","status":"ENDED","confidence":0.5,"evidence":[{"source":"source:s","quote":"q"}]}
{"record":"link","id":"link:de","type":"FUNDS","from":"org:d","to":"org:e","evidence":[{"source":"source:s","quote":"q"}]}
`

// TestRoundTrips: a question costs one round trip for its ends, and for each search
// that its answer needs one where Neo4j makes it, and at most one a hop where the
// engine reads what it needs. On a chain both sides of a search have always one
// entity to go on from, so it is known how far each goes.
func TestRoundTrips(t *testing.T) {
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, storetest.Records(t, "chain", strings.NewReader(strings.TrimSpace(chain))))
	e := serviceOf(s, pathfind.Limits{})
	expect := func(t *testing.T, want int) {
		t.Helper()
		if got := proxy.Count(); got.Runs != want || got.RoundTrips != want {
			t.Errorf("%d statements in %d round trips, want %d", got.Runs, got.RoundTrips, want)
		}
	}

	inForce, sure, day := []network.Status{network.InForce}, 0.9, network.DayOf(2021, 1, 1)
	via, busy := []string{"org:b", "org:d"}, 1
	for _, test := range []struct {
		name    string
		to      string
		maxHops int
		where   pathfind.Filter
		rank    pathfind.Rank
		outcome pathfind.Outcome
		blocked []string
		// trips has the round trips of each search.
		trips []int
	}{
		// The second search finds that there is no other path.
		{"found", "org:e", 6, pathfind.Filter{}, "", pathfind.Found, nil, []int{1, 1}},
		{"found at the last hop", "org:e", 4, pathfind.Filter{}, "", pathfind.Found, nil, []int{1, 1}},
		// The path of no hops is found, but there might be more.
		{"found at once", "org:a", 3, pathfind.Filter{}, "", pathfind.Found, nil, []int{3}},
		// Neo4j searches without a bound, and so finds what is beyond.
		{"beyond", "org:e", 2, pathfind.Filter{}, "", pathfind.BeyondMaxHops, nil, []int{1}},
		{"beyond by no hop", "org:e", 0, pathfind.Filter{}, "", pathfind.BeyondMaxHops, nil, []int{1}},
		{"not connected", "org:alone", 6, pathfind.Filter{}, "", pathfind.NotConnected, nil, []int{1}},
		{"not connected, soon stopped", "org:alone", 2, pathfind.Filter{}, "", pathfind.NotConnected, nil, []int{1}},
		// Under the filter, without any, and then each condition is lifted.
		{"blocked by one", "org:e", 6, pathfind.Filter{Statuses: inForce}, "", pathfind.BlockedByFilter, []string{"statuses"}, []int{1, 1, 1}},
		{"blocked by one of two", "org:e", 6, pathfind.Filter{Statuses: inForce, AsOf: &day}, "", pathfind.BlockedByFilter, []string{"statuses"}, []int{1, 1, 1, 1}},
		{"blocked by two at once", "org:e", 6, pathfind.Filter{Statuses: inForce, MinConfidence: &sure}, "", pathfind.BlockedByFilter, nil, []int{1, 1, 1, 1}},
		{"blocked by three", "org:e", 6, pathfind.Filter{Statuses: inForce, Avoid: []string{"org:alone"}, KnownBy: &day}, "", pathfind.BlockedByFilter, []string{"statuses"}, []int{1, 1, 1, 1, 1}},
		{"blocked, too far all the same", "org:e", 3, pathfind.Filter{Statuses: inForce}, "", pathfind.BlockedByFilter, nil, []int{1, 1, 1}},
		{"not connected, filtered", "org:alone", 6, pathfind.Filter{Statuses: inForce}, "", pathfind.NotConnected, nil, []int{1, 1}},
		{"by way of", "org:e", 6, pathfind.Filter{Via: via}, "", pathfind.Found, nil, []int{4}},
		{"overlapping", "org:e", 4, pathfind.Filter{Overlapping: true}, "", pathfind.Found, nil, []int{4}},
		{"in time order", "org:e", 4, pathfind.Filter{InTimeOrder: true}, "", pathfind.Found, nil, []int{4}},
		// The search for a path of any length goes on from where the first has come to.
		{"by way of, too far", "org:e", 3, pathfind.Filter{Via: via}, "", pathfind.BeyondMaxHops, nil, []int{3, 4 - 3}},
		{"too busy", "org:e", 6, pathfind.Filter{MaxDegree: &busy}, "", pathfind.BlockedByFilter, []string{"maxDegree"}, []int{1, 1, 1}},
		{"strongest", "org:e", 6, pathfind.Filter{}, pathfind.Strongest, pathfind.Found, nil, []int{4}},
		{"most diverse", "org:e", 6, pathfind.Filter{}, pathfind.MostDiverse, pathfind.Found, nil, []int{4}},
	} {
		t.Run(test.name, func(t *testing.T) {
			proxy.Reset()
			test.where.MaxHops = &test.maxHops
			a, err := e.Paths(t.Context(), pathfind.Question{From: []string{"org:a"}, To: []string{test.to}, Where: test.where, Rank: test.rank, First: 5})
			if err != nil {
				t.Fatal(err)
			}
			if a.Outcome != test.outcome || !cmp.Equal(a.BlockedBy, test.blocked) {
				t.Errorf("%s by %v, want %s by %v", a.Outcome, a.BlockedBy, test.outcome, test.blocked)
			}
			total := 1 // the ends
			for _, n := range test.trips {
				total += n
			}
			expect(t, total)
		})
	}

	for maxHops, reached := range []int{0, 1, 2, 3, 4, 4, 4} {
		for _, known := range []bool{false, true} {
			t.Run(fmt.Sprintf("reach within %d, known %v", maxHops, known), func(t *testing.T) {
				proxy.Reset()
				q := pathfind.ReachQuestion{From: []string{"org:a"}, Where: pathfind.Filter{MaxHops: &maxHops}, GroupBy: pathfind.ByType, Known: known}
				r, err := e.Reach(t.Context(), q)
				if err != nil || r.Reached.Total() != reached {
					t.Fatalf("reached %v, %v; want %d", r.Reached, err, reached)
				}
				// The fifth hop finds that there is nothing more. Then there are the groups
				// of what was reached, and how many of each there are, if that is wanted.
				ends, hops, groups := 1, min(maxHops, 5), 0
				if reached > 0 {
					groups = 1
				}
				if reached > 0 && known {
					groups = 2
				}
				expect(t, ends+hops+groups)
			})
		}
	}
}
