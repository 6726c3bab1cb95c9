package pathfind_test

import (
	"os"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

// TestMixedLoad asks about paths and reach from many sides while the network is
// written: for a second or two, in the soak for a minute. Under the race detector
// it must be clean; each answer is of a revision that is not older than the last
// one that its asker saw; and nothing is left running.
func TestMixedLoad(t *testing.T) {
	const askers, writes = 3, 5
	lasting := time.Second
	if os.Getenv("ENTENTE_SOAK") != "" {
		lasting = time.Minute
	}
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	records := pathtest.RandomNetwork(2, 500)
	storetest.Put(t, s, records)
	before := runtime.NumGoroutine()
	follower := topology.NewFollower(s, topology.Options{Every: 20 * time.Millisecond, InspectEvery: 100 * time.Millisecond})
	if err := follower.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	service := memoryOver(follower, s)

	var asking sync.WaitGroup
	over := make(chan struct{})
	for asker := range askers {
		asking.Go(func() {
			last := int64(0)
			for i := asker; ; i++ {
				select {
				case <-over:
					return
				default:
				}
				last = ask(t, service.Service, records, i, last)
			}
		})
	}
	end := time.Now().Add(lasting)
	written := 0
	for write := range pathtest.Changes(2, records) {
		storetest.Put(t, s, write.Put)
		if written++; written >= writes && time.Now().After(end) {
			break
		}
	}
	close(over)
	asking.Wait()
	if h := follower.Health(); h.State != topology.Following || h.Rebuilds > 0 || h.Fault != "" {
		t.Errorf("the follower is not well: %+v", h)
	}
	follower.Close()
	for wait := 0; runtime.NumGoroutine() > before && wait < 100; wait++ {
		time.Sleep(10 * time.Millisecond) // connections close by and by
	}
	if now := runtime.NumGoroutine(); now > before {
		t.Errorf("%d goroutines run that did not before", now-before)
	}
}

// ask asks one question and returns the revision that answered it.
func ask(t *testing.T, service *pathfind.Service, records network.Records, i int, last int64) int64 {
	ids := func(n int) []string { return []string{records.Entities[n%len(records.Entities)].ID} }
	var revision int64
	var err error
	if i%5 == 0 {
		var r pathfind.Reach
		q := pathfind.ReachQuestion{From: ids(i), Lists: []pathfind.MemberList{{First: 1, Paths: true}}}
		q.Where.Overlapping, q.Where.InTimeOrder = i%15 == 0, i%25 == 0
		r, err = service.Reach(t.Context(), q)
		revision = r.Revision
	} else {
		q := pathfind.Question{From: ids(i), To: ids(7 * i), First: 3, Rank: []pathfind.Rank{"", pathfind.Strongest, pathfind.MostDiverse}[i%3]}
		q.Where.Overlapping, q.Where.InTimeOrder = i%7 == 0, i%11 == 0
		if day := network.DayOf(2020, time.June, 1); i%13 == 0 {
			q.Where.AsOf, q.Where.MaxDegree = &day, new(50)
		}
		if via := ids(3*i + 1); i%17 == 0 && !slices.Contains(slices.Concat(q.From, q.To), via[0]) {
			q.Where.Via = via
		}
		var a pathfind.Answer
		a, err = service.Paths(t.Context(), q)
		revision = a.Revision
	}
	if err != nil || revision < last {
		t.Errorf("question %d was answered at revision %d, after %d: %v", i, revision, last, err)
	}
	return max(last, revision)
}
