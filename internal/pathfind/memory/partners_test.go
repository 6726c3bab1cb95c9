package memory_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/pathfind"
)

// amongRays asks for the partners of one of many who share one thing.
func amongRays(first int) pathfind.ReachQuestion {
	return pathfind.ReachQuestion{
		From: []string{"org:ray-00001"}, Unit: pathfind.Partners, Where: pathfind.Filter{MaxHops: new(pathfind.MaxMaxHops)},
		Lists: unplaced(first, true),
	}
}

// TestWhatManyShareIsReadOnce: that many share one thing takes its links once to reach
// them, once more to find the paths, and the few links of each.
func TestWhatManyShareIsReadOnce(t *testing.T) {
	const rays, listed = 5000, 100
	s := star(t, rays)
	r, err := serviceOf(s, pathfind.Limits{}).Reach(t.Context(), amongRays(listed))
	if err != nil || !r.Complete || r.Reached.Total() != rays-1 || len(r.WithoutPlace.Pages[0].Items) != listed {
		t.Fatal(r.Complete, r.Reached, err)
	}
	const ofEach = 1 + 2*listed/rays
	if most := 2*rays + ofEach*rays + 5*listed; r.Work.Visited > most {
		t.Errorf("%d links were looked at, of %d", r.Work.Visited, rays)
	}
}

// TestPartnersAllocateNothingPerLink: a hundred times as many who share one thing take
// hardly more allocations.
func TestPartnersAllocateNothingPerLink(t *testing.T) {
	const few, many = 100, 10_000
	allocations := map[int]float64{}
	for _, rays := range []int{few, many} {
		engine := serviceOf(star(t, rays), pathfind.Limits{})
		allocations[rays] = testing.AllocsPerRun(20, func() {
			if r, err := engine.Reach(t.Context(), amongRays(3)); err != nil || r.Reached.Total() != rays-1 {
				t.Fatal(r.Reached, err)
			}
		})
	}
	if allocations[many] > allocations[few]+(many-few)/50 {
		t.Errorf("%v allocations at %d links, %v at %d", allocations[few], few, allocations[many], many)
	}
}
