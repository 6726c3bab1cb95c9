package solver

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/pathfind"
)

func meter(t interface{ Context() context.Context }) *pathfind.Meter {
	return pathfind.NewMeter(t.Context(), 1<<40)
}

// all returns all paths of a search.
func all(t *rapid.T, s *Search) []Path {
	var paths []Path
	for {
		path, found, err := s.Next()
		if err != nil {
			t.Fatal(err)
		}
		if !found {
			return paths
		}
		paths = append(paths, path)
	}
}

// drawQuery draws a query by hops, by the costs of steps, or by entities that are
// dear to pass.
func drawQuery(t *rapid.T, g *Graph) Query {
	q := Query{MaxHops: rapid.IntRange(0, 8).Draw(t, "maxHops")}
	switch rapid.IntRange(0, 2).Draw(t, "rank") {
	case 1:
		q.Weigh = func(s *Step, _ int32) int { return int(s.Cost) }
	case 2:
		dear := rapid.SliceOfN(rapid.Bool(), len(g.role), len(g.role)).Draw(t, "dear")
		q.Weigh = func(_ *Step, into int32) int {
			if dear[into] && g.inner(into) {
				return 1
			}
			return 0
		}
	}
	return q
}

// TestSearch compares searches with the definition: with bounds that are exact from
// the beginning, that are never, and that become so on the way.
func TestSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		q := drawQuery(t, g)
		want := bruteForce(g, q)
		for _, how := range []struct {
			exact    bool
			patience int
		}{{true, 0}, {false, 1 << 40}, {false, rapid.IntRange(0, 2000).Draw(t, "patience")}} {
			q.Exact = how.exact
			s, err := g.Search(meter(t), q)
			if err != nil {
				t.Fatal(err)
			}
			s.patience = how.patience
			if diff := cmp.Diff(want, all(t, s), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%+v: -brute force +search:\n%s", how, diff)
			}
		}
		any := len(want) > 0
		if connected, err := g.Connected(meter(t), q.MaxHops); err != nil || connected != any {
			t.Fatalf("connected within %d hops: %t, %v, want %t", q.MaxHops, connected, err, any)
		}
		q.MaxHops = len(g.role)
		any = len(bruteForce(g, q)) > 0
		if connected, err := g.Connected(meter(t), pathfind.AnyLength); err != nil || connected != any {
			t.Fatalf("connected at all: %t, %v, want %t", connected, err, any)
		}
	})
}

// TestNoBeginningIsInVain: without via and with exact bounds, all that is extended
// is the beginning of a path that comes next.
func TestNoBeginningIsInVain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		q := drawQuery(t, g)
		q.Exact = true
		s, err := g.Search(meter(t), q)
		if err != nil || g.conditions.Via > 0 {
			return
		}
		for s.queue.Len() > 0 {
			first := s.entities(s.queue.First().index)
			bound := s.queue.First().bound
			path, found, err := s.Next()
			if err != nil || !found {
				t.Fatalf("%v leads to no path: %v", first, err)
			}
			if weightOf(path.Cost, path.Hops()) != bound || len(path.Entities) < len(first) || !cmp.Equal(first, path.Entities[:len(first)]) {
				t.Fatalf("%v of bound %x leads to %v of cost %d", first, bound, path.Entities, path.Cost)
			}
		}
	})
}
