package cypher_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// pendantClique is a network in which s and t are joined by cut, behind which there
// is a clique; and how many links it has.
func pendantClique(t *testing.T) (network.Records, int) {
	t.Helper()
	const size = 14
	var text strings.Builder
	text.WriteString("org:s PARTNERS_WITH org:cut\norg:cut PARTNERS_WITH org:t\n")
	links := 2
	for i := range size {
		fmt.Fprintf(&text, "org:c%02d PARTNERS_WITH org:cut\n", i)
		links++
		for j := range i {
			fmt.Fprintf(&text, "org:c%02d PARTNERS_WITH org:c%02d\n", i, j)
			links++
		}
	}
	records, err := pathtest.Network("pendant clique", text.String())
	if err != nil {
		t.Fatal(err)
	}
	return records, links
}

// TestPendantClique: however many hops a path may have, what is dense and leads
// nowhere costs little, and hides no path. All that the clique is joined to by one
// entity, a path would have to pass twice.
func TestPendantClique(t *testing.T) {
	records, links := pendantClique(t)
	s := storetest.Open(t)
	storetest.Put(t, s, records)
	e := serviceOf(s, pathfind.Limits{})
	ask := func(q pathfind.Question) pathfind.Answer {
		q.From, q.To, q.First = []string{"org:s"}, []string{"org:t"}, 5
		a, err := e.Paths(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if a.Work.Visited >= 100*links {
			t.Errorf("%s within %d hops has looked at %d links, of %d that there are", q.Rank, *q.Where.MaxHops, a.Work.Visited, links)
		}
		return a
	}
	for maxHops := 2; maxHops <= pathfind.MaxMaxHops; maxHops++ {
		for _, rank := range []pathfind.Rank{pathfind.FewestHops, pathfind.Strongest, pathfind.MostDiverse} {
			for name, where := range map[string]pathfind.Filter{"": {}, "overlapping": {Overlapping: true}, "in time order": {InTimeOrder: true}} {
				where.MaxHops = &maxHops
				if a := ask(pathfind.Question{Rank: rank, Where: where}); a.Outcome != pathfind.Found || len(a.Paths) != 1 || a.HasMore {
					t.Errorf("%s %s within %d hops: %s, %d paths, more: %t", rank, name, maxHops, a.Outcome, len(a.Paths), a.HasMore)
				}
			}
		}
		inside := pathfind.Filter{MaxHops: &maxHops, Via: []string{"org:c07"}}
		if a := ask(pathfind.Question{Where: inside}); a.Outcome != pathfind.BlockedByFilter || fmt.Sprint(a.BlockedBy) != "[via]" {
			t.Errorf("by way of one of the clique within %d hops: %s by %v", maxHops, a.Outcome, a.BlockedBy)
		}
	}
}
