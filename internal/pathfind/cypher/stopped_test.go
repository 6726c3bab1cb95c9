package cypher_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// fan is a network in which a and z are linked by one short path and by n longer
// ones.
func fan(t *testing.T, n int) network.Records {
	t.Helper()
	text := "org:a PARTNERS_WITH org:m\norg:m PARTNERS_WITH org:z\n"
	for i := range n {
		text += fmt.Sprintf("org:a PARTNERS_WITH org:x%d\norg:x%d PARTNERS_WITH org:y%d\norg:y%d PARTNERS_WITH org:z\n", i, i, i, i)
	}
	records, err := pathtest.Network("fan", text)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// TestStopped: STOPPED: time or work ran out before this was known; only then is
// `complete` false, and what was found by then is given. `shortest` is null
// unless FOUND, or STOPPED after it was proven.
func TestStopped(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, fan(t, 50))
	question := pathfind.Question{From: []string{"org:a"}, To: []string{"org:z"}, First: 100}

	whole, err := serviceOf(s, pathfind.Limits{}).Paths(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	if whole.Outcome != pathfind.Found || !whole.Complete() || len(whole.Paths) != 51 || whole.HasMore {
		t.Fatalf("without limits: %s, %d paths", whole.Outcome, len(whole.Paths))
	}

	for _, c := range []struct {
		name      string
		limits    pathfind.Limits
		found     int
		hasProven bool
	}{
		{"before anything was found", pathfind.Limits{Work: 1}, 0, false},
		{"no time at all", pathfind.Limits{Time: time.Nanosecond}, 0, false},
		// Neo4j finds the shortest. a and z have 51 links each: reading the third hop goes
		// over the limit.
		{"after the shortest was found", pathfind.Limits{Work: 110}, 1, true},
		// The links are looked at when they are read, and again when paths are looked for.
		{"among the paths of one length", pathfind.Limits{Work: 5000}, 10, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := serviceOf(s, c.limits).Paths(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			if a.Outcome != pathfind.Stopped || a.Complete() {
				t.Errorf("outcome %s, complete %t", a.Outcome, a.Complete())
			}
			if proven := a.Shortest != nil; proven != c.hasProven || proven && *a.Shortest != 2 {
				t.Errorf("shortest is proven: %t, want %t", proven, c.hasProven)
			}
			if c.hasProven && len(a.Paths) < 1 || len(a.Paths) > len(whole.Paths) || len(a.Paths) < c.found-1 {
				t.Errorf("%d paths were found, want about %d", len(a.Paths), c.found)
			}
			for i, p := range a.Paths {
				if fmt.Sprint(p.Entities) != fmt.Sprint(whole.Paths[i].Entities) {
					t.Errorf("path %d is %v, want %v", i, p.Entities, whole.Paths[i].Entities)
				}
			}
		})
	}

	// So it is for the other ranks, and where a path of any length is sought by way
	// of others.
	far := 2
	for name, q := range map[string]pathfind.Question{
		"strongest":    {Rank: pathfind.Strongest},
		"most diverse": {Rank: pathfind.MostDiverse},
		"by way of":    {Where: pathfind.Filter{Via: []string{"org:x7", "org:y7"}, MaxHops: &far}},
	} {
		t.Run(name, func(t *testing.T) {
			q.From, q.To, q.First = question.From, question.To, question.First
			a, err := serviceOf(s, pathfind.Limits{}).Paths(t.Context(), q)
			if err != nil || !a.Complete() {
				t.Errorf("without limits: %s, %v", a.Outcome, err)
			}
			a, err = serviceOf(s, pathfind.Limits{Work: 300}).Paths(t.Context(), q)
			if err != nil || a.Outcome != pathfind.Stopped || len(a.BlockedBy) > 0 {
				t.Errorf("when all was read: %s by %v, %v", a.Outcome, a.BlockedBy, err)
			}
		})
	}

	t.Run("reach", func(t *testing.T) {
		r, err := serviceOf(s, pathfind.Limits{Work: 60}).Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:a"}})
		if err != nil {
			t.Fatal(err)
		}
		if r.Complete || r.Reached.Total() != 51 {
			t.Errorf("complete %t, %d reached: want what the first hop reaches", r.Complete, r.Reached.Total())
		}
	})
}

// TestReadTooMuch: what a search reads does not count to what the answer may take,
// and one that would read more than a search may is stopped: that is no error.
func TestReadTooMuch(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, fan(t, 500))
	far := 2
	paths := pathfind.Question{From: []string{"org:a"}, To: []string{"org:z"}, First: 1, Where: pathfind.Filter{Overlapping: true, MaxHops: &far}}
	reach := pathfind.ReachQuestion{From: []string{"org:a"}}
	const large = 1 << 30 // bytes
	for _, c := range []struct {
		name        string
		search, all int
		complete    bool
	}{
		{"much", large, large, true},
		{"too much", 20_000, large, false},
		{"too much with the others", large, 20_000, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			service := pathfind.NewService(cypher.NewWithin(s, c.search, c.all), pathfind.Limits{})
			for range 2 { // what one has read is given back
				ctx, answer := quota.ForAnswers(20_000, large).Begin(t.Context())
				defer answer.End()
				a, err := service.Paths(ctx, paths)
				if err != nil || a.Complete() != c.complete || c.complete && a.Outcome != pathfind.Found {
					t.Errorf("paths: %s, %v", a.Outcome, err)
				}
				r, err := service.Reach(ctx, reach)
				if err != nil || r.Complete != c.complete || c.complete && r.Reached.Total() != 1002 {
					t.Errorf("reach: complete %t, %d reached, %v", r.Complete, r.Reached.Total(), err)
				}
				if answer.Refused() != nil {
					t.Error(answer.Refused())
				}
			}
		})
	}
}
