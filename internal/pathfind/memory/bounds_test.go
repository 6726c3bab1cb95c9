package memory_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/topology"
)

// star is a network in which everything is joined to a hub, and two others to
// each other.
func star(t testing.TB, rays int) *topology.Snapshot {
	t.Helper()
	var text strings.Builder
	text.WriteString("source:s published 2020\norg:hub\norg:island\norg:islet\nlink:i org:island PARTNERS_WITH org:islet evidence source:s\n")
	for i := range rays {
		fmt.Fprintf(&text, "org:ray-%05d\nlink:%d org:ray-%05d MEMBER_OF org:hub evidence source:s\n", i, i, i)
	}
	return snapshotOf(t, records(t, text.String()))
}

func records(t testing.TB, text string) network.Records {
	t.Helper()
	r, err := pathtest.Network(t.Name(), text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func engineOf(s *topology.Snapshot, limits memory.Limits) *memory.Engine {
	return memory.New(func(context.Context) (*topology.Snapshot, error) { return s, nil }, limits)
}

func between(from, to string) pathfind.Question {
	return pathfind.Question{From: []string{from}, To: []string{to}, First: 1}
}

// TestWorkIsBounded stops searches after so many links, and says so.
func TestWorkIsBounded(t *testing.T) {
	s := star(t, 2000)
	q := between("org:ray-00001", "org:hub")
	q.To = []string{"org:ray-00002"}
	q.Where.MaxHops = new(12)
	q.First = 100
	answer, err := engineOf(s, memory.Limits{}).Paths(t.Context(), q)
	if err != nil || answer.Outcome != pathfind.Found || answer.Work.Visited == 0 {
		t.Fatalf("unbounded: %+v, %v", answer, err)
	}
	limit := answer.Work.Visited - 1
	answer, err = engineOf(s, memory.Limits{Visits: limit}).Paths(t.Context(), q)
	if err != nil || answer.Outcome != pathfind.Stopped || answer.Complete() || answer.Work != (pathfind.Work{Visited: limit, Limit: limit}) {
		t.Errorf("after %d links: %+v, %v", limit, answer, err)
	}
	if len(answer.Paths) != 1 || answer.Shortest == nil || *answer.Shortest != 2 {
		t.Errorf("what was found before is not given: %+v", answer)
	}
	reach, err := engineOf(s, memory.Limits{Visits: 10}).Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:ray-00001"}})
	if err != nil || reach.Complete || reach.Reached.Total() == 0 || reach.Reached.Total() > 10 {
		t.Errorf("reach: %+v, %v", reach, err)
	}
}

// TestTimeIsBounded stops searches that run out of time.
func TestTimeIsBounded(t *testing.T) {
	s := star(t, 20_000)
	ctx, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	reach, err := engineOf(s, memory.Limits{}).Reach(ctx, pathfind.ReachQuestion{From: []string{"org:hub"}})
	if err != nil || reach.Complete {
		t.Errorf("reach: complete %v, %v", reach.Complete, err)
	}
}

// TestNotConnectedIsKnown answers without looking at a link that two lie in parts
// of the network that nothing joins.
func TestNotConnectedIsKnown(t *testing.T) {
	s := star(t, 2000)
	day := network.DayOf(2020, time.June, 1)
	for name, where := range map[string]pathfind.Filter{
		"no filter": {}, "a day": {AsOf: &day}, "types": {LinkTypes: []network.LinkType{network.MemberOf}},
		"overlapping": {Overlapping: true}, "the default kinds": {Through: pathfind.DefaultThrough()},
	} {
		q := between("org:island", "org:hub")
		q.Where = where
		answer, err := engineOf(s, memory.Limits{Visits: 1}).Paths(t.Context(), q)
		if err != nil || answer.Outcome != pathfind.NotConnected || answer.Work.Visited != 0 {
			t.Errorf("%s: %+v, %v", name, answer, err)
		}
	}
}

// TestNoAllocationPerLink looks at a hundred times as many links and allocates no
// more.
func TestNoAllocationPerLink(t *testing.T) {
	day := network.DayOf(2024, time.June, 1)
	allocations := func(rays int) (paths, reach float64) {
		engine := engineOf(star(t, rays), memory.Limits{})
		q := between("org:ray-00001", "org:ray-00002")
		q.Where = pathfind.Filter{AsOf: &day}
		reaching := pathfind.ReachQuestion{From: []string{"org:ray-00001"}}
		ask := func() {
			if a, err := engine.Paths(t.Context(), q); err != nil || a.Outcome != pathfind.Found {
				t.Fatal(a, err)
			}
		}
		walk := func() {
			if r, err := engine.Reach(t.Context(), reaching); err != nil || r.Reached.Total() != rays {
				t.Fatal(r, err)
			}
		}
		return testing.AllocsPerRun(20, ask), testing.AllocsPerRun(20, walk)
	}
	fewPaths, fewReach := allocations(100)
	manyPaths, manyReach := allocations(10_000)
	const growth = 30 // lists that double, and pools that the race detector empties at random
	if manyPaths > fewPaths+growth || manyReach > fewReach+growth {
		t.Errorf("paths: %v allocations at 100 links, %v at 10,000; reach: %v and %v", fewPaths, manyPaths, fewReach, manyReach)
	}
}

// TestSnapshotsAreReleased keeps no snapshot alive after a question is answered.
func TestSnapshotsAreReleased(t *testing.T) {
	current := star(t, 100)
	engine := memory.New(func(context.Context) (*topology.Snapshot, error) { return current, nil }, memory.Limits{})
	q := between("org:ray-00001", "org:ray-00002")
	if a, err := engine.Paths(t.Context(), q); err != nil || a.Outcome != pathfind.Found {
		t.Fatal(a, err)
	}
	old := weak.Make(current)
	current = star(t, 50)
	for range 3 {
		runtime.GC()
	}
	if old.Value() != nil {
		t.Error("the engine holds a snapshot of which nobody asks any more")
	}
	if a, err := engine.Paths(t.Context(), q); err != nil || a.Outcome != pathfind.Found {
		t.Fatal(a, err)
	}
}
