package brute_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// The shortest paths to everybody at once are those that lead to each alone.
func TestShortestHops(t *testing.T) {
	const links, networks = 18, 800
	found, beyond := 0, 0
	for seed := range uint64(networks) {
		n := pathtest.BruteNetwork(pathtest.RandomNetwork(seed, links))
		random := rand.New(rand.NewPCG(seed, 1))
		from := []string{n.Entities[random.IntN(len(n.Entities))].ID, n.Entities[random.IntN(len(n.Entities))].ID}[:1+random.IntN(2)]
		where := brute.Filter{Overlapping: random.IntN(2) == 0, InTimeOrder: random.IntN(2) == 0}
		if random.IntN(2) == 0 {
			where.AsOf = fmt.Sprintf("%d-06-01", 2008+random.IntN(16))
		}
		if random.IntN(3) == 0 {
			where.Avoid = []string{n.Entities[random.IntN(len(n.Entities))].ID}
		}
		if random.IntN(3) == 0 {
			where.MaxDegree = new(2 + random.IntN(4))
		}
		const maxHops = 2
		bounded, first, any := brute.HopPaths(n, from, where, maxHops), brute.NearestByHops(n, from, where, maxHops), brute.NearestByHops(n, from, where, brute.AnyLength)
		for _, e := range n.Entities {
			if e.Kind != "ORGANIZATION" || slices.Contains(from, e.ID) || slices.Contains(where.Avoid, e.ID) {
				if len(bounded[e.ID]) > 0 || len(any[e.ID].Entities) > 0 {
					t.Fatalf("seed %d: %s is reached", seed, e.ID)
				}
				continue
			}
			all := brute.AllPaths(n, from, []string{e.ID}, where, brute.AnyLength)
			shortest := slices.DeleteFunc(slices.Clone(all), func(p brute.Path) bool {
				return len(p.Steps) > maxHops || len(p.Steps) > len(all[0].Steps)
			})
			wanted := brute.Path{}
			if len(all) > 0 {
				wanted = all[0]
				wanted.Period = nil
			}
			if diff := cmp.Diff(wanted, any[e.ID]); diff != "" {
				t.Fatalf("seed %d, from %v to %s under %+v, any length: %s", seed, from, e.ID, where, diff)
			}
			if len(shortest) == 0 {
				wanted = brute.Path{}
				if len(all) > 0 {
					beyond++
				}
			} else {
				found++
			}
			if diff := cmp.Diff(wanted, first[e.ID]); diff != "" {
				t.Fatalf("seed %d, from %v to %s under %+v, first: %s", seed, from, e.ID, where, diff)
			}
			if len(shortest) > 0 || len(bounded[e.ID]) > 0 {
				if diff := cmp.Diff(shortest, bounded[e.ID]); diff != "" {
					t.Fatalf("seed %d, from %v to %s under %+v: %s", seed, from, e.ID, where, diff)
				}
			}
		}
	}
	const enough = 50
	if found < enough || beyond < enough {
		t.Errorf("%d were found and %d lie beyond, of %d networks", found, beyond, networks)
	}
}

func TestMonthsByTheCalendar(t *testing.T) {
	for _, c := range []struct {
		day    string
		months int
		want   string
	}{
		{"2024-01-31", 1, "2024-02-29"},
		{"2023-01-31", 1, "2023-02-28"},
		{"2024-12-15", 12, "2025-12-15"},
		{"2024-02-29", -24, "2022-02-28"},
		{"2024-01-10", -1, "2023-12-10"},
		{"2024-05-31", 0, "2024-05-31"},
	} {
		if got := brute.MonthsAfter(c.day, c.months); got != c.want {
			t.Errorf("%d months from %s on is %s, not %s", c.months, c.day, got, c.want)
		}
	}
}

func TestRolesAreFolded(t *testing.T) {
	for _, same := range [][2]string{
		{"Vice-Rector", "vicerector"}, {"Directeur général", "DIRECTEUR  GENERAL"}, {"Head, (acting)", "head acting"}, {"Straße", "strasse"},
	} {
		if a, b := brute.FoldedRole(same[0]), brute.FoldedRole(same[1]); a != b {
			t.Errorf("%q is folded to %q and %q to %q", same[0], a, same[1], b)
		}
	}
	if a, b := brute.FoldedRole("Deputy Minister"), brute.FoldedRole("Minister"); a == b {
		t.Errorf("both are %q", a)
	}
}
