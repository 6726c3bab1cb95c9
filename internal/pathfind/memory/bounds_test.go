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

func serviceOf(s *topology.Snapshot, limits pathfind.Limits) *pathfind.Service {
	return pathfind.NewService(memory.New(always(s)), limits)
}

func always(s *topology.Snapshot) memory.Current {
	return func(context.Context) (*topology.Snapshot, error) { return s, nil }
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
	answer, err := serviceOf(s, pathfind.Limits{}).Paths(t.Context(), q)
	if err != nil || answer.Outcome != pathfind.Found || answer.Work.Visited == 0 {
		t.Fatalf("unbounded: %+v, %v", answer, err)
	}
	limit := answer.Work.Visited - 1
	answer, err = serviceOf(s, pathfind.Limits{Work: limit}).Paths(t.Context(), q)
	if err != nil || answer.Outcome != pathfind.Stopped || answer.Complete() || answer.Work != (pathfind.Work{Visited: limit, Limit: limit}) {
		t.Errorf("after %d links: %+v, %v", limit, answer, err)
	}
	if len(answer.Paths) != 1 || answer.Shortest == nil || *answer.Shortest != 2 {
		t.Errorf("what was found before is not given: %+v", answer)
	}
	reach, err := serviceOf(s, pathfind.Limits{Work: 10}).Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:ray-00001"}})
	if err != nil || reach.Complete || reach.Reached.Total() == 0 || reach.Reached.Total() > 10 {
		t.Errorf("reach: %+v, %v", reach, err)
	}
}

// TestTimeIsBounded stops searches that run out of time: their own, or their
// caller's.
func TestTimeIsBounded(t *testing.T) {
	s := star(t, 20_000)
	over, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	for name, c := range map[string]struct {
		ctx    context.Context
		limits pathfind.Limits
	}{
		"its own": {t.Context(), pathfind.Limits{Time: time.Nanosecond}}, "the caller's": {over, pathfind.Limits{}},
	} {
		reach, err := serviceOf(s, c.limits).Reach(c.ctx, pathfind.ReachQuestion{From: []string{"org:hub"}})
		if err != nil || reach.Complete {
			t.Errorf("%s: reach: complete %v, %v", name, reach.Complete, err)
		}
		q := between("org:ray-00001", "org:ray-00002")
		q.First, q.Where.MaxHops = 2, new(12) // there is no second, which takes all links to know
		answer, err := serviceOf(s, c.limits).Paths(c.ctx, q)
		if err != nil || answer.Complete() {
			t.Errorf("%s: paths: %s, %v", name, answer.Outcome, err)
		}
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
		answer, err := serviceOf(s, pathfind.Limits{Work: 1}).Paths(t.Context(), q)
		if err != nil || answer.Outcome != pathfind.NotConnected || answer.Work.Visited != 0 {
			t.Errorf("%s: %+v, %v", name, answer, err)
		}
	}
}

// TestManyPathsCostLittleMore: the work goes with the paths that are given, also
// where most of them are longer than the shortest.
func TestManyPathsCostLittleMore(t *testing.T) {
	snapshot, _ := sizes[0].made()
	engine, ends := serviceOf(snapshot, pathfind.Limits{}), ends(snapshot)
	visited := func(first int) (sum int) {
		for i := 0; i < 200; i += 2 {
			q := between(ends[i], ends[i+1])
			q.First = first
			answer, err := engine.Paths(t.Context(), q)
			if err != nil || !answer.Complete() {
				t.Fatal(answer.Outcome, err)
			}
			sum += answer.Work.Visited
		}
		return sum
	}
	if ten, fifty := visited(10), visited(50); fifty > 5*ten {
		t.Errorf("%d links were looked at for ten paths, %d for fifty", ten, fifty)
	}
}

// TestBlockedByTakesOneSearch: to say which of five filters blocks looks at hardly
// more links than to say it of two.
func TestBlockedByTakesOneSearch(t *testing.T) {
	const rays = 1000
	var text strings.Builder
	text.WriteString("source:s published 2020\n")
	for _, hub := range []string{"a", "b"} {
		for i := range rays {
			fmt.Fprintf(&text, "link:%[1]s%[2]d org:ray-%[1]s%[2]d MEMBER_OF org:hub-%[1]s status IN_FORCE evidence source:s\n", hub, i)
		}
	}
	text.WriteString("link:bridge org:hub-a FUNDS org:hub-b status REJECTED confidence 0.1 valid 1990..1991 evidence source:s\n")
	engine := serviceOf(snapshotOf(t, records(t, text.String())), pathfind.Limits{})
	day, half := network.DayOf(2024, time.June, 1), 0.5
	two := between("org:ray-a1", "org:ray-b1")
	two.Where = pathfind.Filter{LinkTypes: []network.LinkType{network.MemberOf}, Statuses: []network.Status{network.InForce}}
	five := two
	five.Where.AsOf, five.Where.MinConfidence, five.Where.MaxDegree = &day, &half, new(2*rays)
	visited := func(q pathfind.Question) int {
		answer, err := engine.Paths(t.Context(), q)
		if err != nil || answer.Outcome != pathfind.BlockedByFilter || len(answer.BlockedBy) > 0 {
			t.Fatalf("%+v, %v", answer, err)
		}
		return answer.Work.Visited
	}
	if few, more := visited(two), visited(five); few < rays || more > few+few/10 {
		t.Errorf("%d links were looked at for two filters, %d for five", few, more)
	}
}

// TestMoreWorkGivesNoFewerPaths lets searches for the strongest paths work ever longer.
func TestMoreWorkGivesNoFewerPaths(t *testing.T) {
	snapshot, _ := sizes[0].made()
	ends := ends(snapshot)
	for i := 0; i < 40; i += 2 {
		q := between(ends[i], ends[i+1])
		q.Rank, q.First = pathfind.Strongest, 10
		given := 0
		for work := 100; ; work += work / 8 {
			answer, err := serviceOf(snapshot, pathfind.Limits{Work: work}).Paths(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if len(answer.Paths) < given {
				t.Errorf("%s to %s: %d paths with work for %d links, %d with less", q.From, q.To, len(answer.Paths), work, given)
			}
			given = max(given, len(answer.Paths))
			if answer.Complete() {
				break
			}
		}
	}
}

// TestReachIsNotOverstated: y lies behind an event of 2005, which both ways to x miss
// by years. Where the search is stopped before that is known, y is not called
// reached, and the organisations at one hop are.
func TestReachIsNotOverstated(t *testing.T) {
	var text strings.Builder
	text.WriteString(`source:s published 2020
link:1 org:o PARTNERS_WITH org:a valid 2000..2001 evidence source:s
link:2 org:a PARTNERS_WITH org:x valid 2000..2001 evidence source:s
link:3 org:o PARTNERS_WITH org:b valid 2010..2011 evidence source:s
link:4 org:b PARTNERS_WITH org:x valid 2010..2011 evidence source:s
link:5 org:x HOSTED event:e valid 2005..2005 evidence source:s
link:6 org:y ATTENDED event:e valid 2005..2005 evidence source:s
link:8 org:o PARTNERS_WITH org:z evidence source:s
link:9 org:z PARTNERS_WITH org:z2 evidence source:s
link:10 org:z2 PARTNERS_WITH org:z3 evidence source:s
link:11 org:z3 PARTNERS_WITH org:z4 evidence source:s
link:12 org:z4 PARTNERS_WITH org:hub evidence source:s
`)
	for i := range 3000 {
		fmt.Fprintf(&text, "link:ray-%d org:ray-%d MEMBER_OF org:hub evidence source:s\n", i, i)
	}
	snapshot := snapshotOf(t, records(t, text.String()))
	q := pathfind.ReachQuestion{From: []string{"org:o"}, GroupBy: pathfind.ByType, Lists: unplaced(100, true)}
	q.Where = pathfind.Filter{MaxHops: new(8), Overlapping: true, InTimeOrder: true}
	stopped := false
	for work := 10; work < 10_000_000; work *= 2 {
		r, err := serviceOf(snapshot, pathfind.Limits{Work: work}).Reach(t.Context(), q)
		if err != nil {
			t.Fatalf("with work for %d: %v", work, err)
		}
		stopped = stopped || !r.Complete && r.Reached.Total() >= 3
		for _, found := range r.WithoutPlace.Pages[0].Items {
			if found.ID == "org:y" {
				t.Fatalf("with work for %d, org:y is reached: %+v", work, found.Path)
			}
		}
		if r.Complete {
			if r.Reached.Total() != 3008 {
				t.Errorf("%d are reached", r.Reached.Total())
			}
			break
		}
	}
	if !stopped {
		t.Error("it was never stopped behind its neighbours")
	}
}

// TestPathsOfTheNearestReadNoRowTwice: to list a hundred with their paths, all by way
// of one body of many links, takes its links once.
func TestPathsOfTheNearestReadNoRowTwice(t *testing.T) {
	const rays = 5000
	s := star(t, rays)
	q := pathfind.ReachQuestion{From: []string{"org:ray-00001"}}
	visited := func(paths bool) int {
		q.Lists = unplaced(100, paths)
		r, err := serviceOf(s, pathfind.Limits{}).Reach(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if listed := r.WithoutPlace.Pages[0].Items; len(listed) != 100 || paths != (len(listed[99].Path.Steps) == 2) {
			t.Fatalf("%+v", listed)
		}
		return r.Work.Visited
	}
	if without, with := visited(false), visited(true); with > without+rays+200 {
		t.Errorf("%d links were looked at without the paths, %d with them", without, with)
	}
}

// unplaced lists so many of those who are in no group.
func unplaced(first int, paths bool) []pathfind.MemberList {
	return []pathfind.MemberList{{Unplaced: true, First: first, Paths: paths}}
}

// kinds are questions of which each takes another way through the engine, on a star.
func kinds() (paths map[string]pathfind.Question, reach map[string]pathfind.ReachQuestion) {
	day, long := network.DayOf(2024, time.June, 1), 4
	paths, reach = map[string]pathfind.Question{}, map[string]pathfind.ReachQuestion{}
	for name, where := range map[string]pathfind.Filter{
		"plain": {}, "asOf": {AsOf: &day}, "overlapping": {Overlapping: true}, "inTimeOrder": {InTimeOrder: true},
		"overlapping inTimeOrder": {Overlapping: true, InTimeOrder: true}, "maxDegree": {MaxDegree: new(1_000_000)},
	} {
		q := between("org:ray-00001", "org:ray-00002")
		q.Where, q.Where.MaxHops = where, &long
		paths[name] = q
		q.Where.Via = []string{"org:hub"}
		paths[name+" via"] = q
		reach[name] = pathfind.ReachQuestion{From: q.From, Where: where, Lists: unplaced(3, true)}
	}
	for _, rank := range []pathfind.Rank{pathfind.Strongest, pathfind.MostDiverse} {
		q := between("org:ray-00001", "org:ray-00002")
		q.Rank = rank
		paths[string(rank)] = q
	}
	return paths, reach
}

// TestNoAllocationPerLink looks at a hundred times as many links and allocates
// hardly more.
func TestNoAllocationPerLink(t *testing.T) {
	const few, many = 100, 10_000
	// Lists that double and the pages of maps, of which the race detector empties the
	// pools at random: one for fifty links.
	const growth = (many - few) / 50
	engines := map[int]*pathfind.Service{few: serviceOf(star(t, few), pathfind.Limits{}), many: serviceOf(star(t, many), pathfind.Limits{})}
	judge := func(name string, ask func(engine *pathfind.Service, rays int) (ok bool, err error)) {
		allocations := map[int]float64{}
		for rays, engine := range engines {
			allocations[rays] = testing.AllocsPerRun(20, func() {
				if ok, err := ask(engine, rays); !ok || err != nil {
					t.Fatal(name, "is not answered", err)
				}
			})
		}
		if allocations[many] > allocations[few]+growth {
			t.Errorf("%s: %v allocations at %d links, %v at %d", name, allocations[few], few, allocations[many], many)
		}
	}
	paths, reach := kinds()
	for name, q := range paths {
		judge("paths "+name, func(engine *pathfind.Service, _ int) (bool, error) {
			a, err := engine.Paths(t.Context(), q)
			return a.Outcome == pathfind.Found, err
		})
	}
	for name, q := range reach {
		judge("reach "+name, func(engine *pathfind.Service, rays int) (bool, error) {
			r, err := engine.Reach(t.Context(), q)
			return r.Complete && r.Reached.Total() == rays, err
		})
	}
}

// TestSnapshotsAreReleased keeps no snapshot alive after a question is answered.
func TestSnapshotsAreReleased(t *testing.T) {
	current := star(t, 100)
	engine := pathfind.NewService(memory.New(func(context.Context) (*topology.Snapshot, error) { return current, nil }), pathfind.Limits{})
	paths, reach := kinds()
	blocked := between("org:ray-00001", "org:ray-00002")
	blocked.Where.LinkTypes = []network.LinkType{network.Funds}
	paths["blocked"] = blocked
	ask := func() {
		for name, q := range paths {
			if a, err := engine.Paths(t.Context(), q); err != nil || !a.Complete() {
				t.Error(name, a, err)
			}
		}
		for name, q := range reach {
			if r, err := engine.Reach(t.Context(), q); err != nil || !r.Complete {
				t.Error(name, r, err)
			}
		}
	}
	ask()
	old := weak.Make(current)
	current = star(t, 50)
	for range 3 {
		runtime.GC()
	}
	if old.Value() != nil {
		t.Error("the engine holds a snapshot of which nobody asks any more")
	}
	ask()
}
