package topology_test

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// The tests run in bubbles: their clock stands still while any goroutine works, and a
// goroutine that is left at the end is a failure.

// following runs do with a follower that has started.
func following(t *testing.T, feed *fakeFeed, o topology.Options, do func(*testing.T, *topology.Follower)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		f := topology.NewFollower(feed, o)
		defer f.Close()
		if err := f.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		do(t, f)
	})
}

// same fails unless the follower shows what the feed has.
func same(t *testing.T, f *topology.Follower, feed *fakeFeed) {
	t.Helper()
	var want seen
	feed.change(func() { want = feed.model.see() })
	if diff := cmp.Diff(want, see(f.Current()), exactly); diff != "" {
		t.Errorf("(-feed +follower):\n%s", diff)
	}
}

func state(t *testing.T, f *topology.Follower, want topology.State) {
	t.Helper()
	if h := f.Health(); h.State != want {
		t.Errorf("it is %s, not %s; the last fault was %q", h.State, want, h.Fault)
	}
}

func TestAFollowerShowsWhatIsCommittedElsewhereBeforeLong(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		same(t, f, feed)
		feed.commit(topology.Change{Links: []topology.Link{link("3", "org:c", "org:d")}})
		feed.commit(topology.Change{Links: []topology.Link{link("1", "org:a", "org:d")}, GoneLinks: []string{"link:2"}})
		time.Sleep(time.Second)
		same(t, f, feed)
		state(t, f, topology.Following)
		if h := f.Health(); h.Revision != 3 || h.Entities != 4 || h.Links != 2 || h.Lag > 250*time.Millisecond || h.Fault != "" {
			t.Errorf("its health is %+v", h)
		}
	})
}

// What this process committed to a graph that was replaced before the first build
// comes no more, and is not waited for; what it commits afterwards is.
func TestTheFirstSnapshotIsOfAGraphThatWasReplaced(t *testing.T) {
	feed := newFakeFeed()
	feed.committed = 9
	following(t, feed, topology.Options{Every: time.Hour}, func(t *testing.T, f *topology.Follower) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if s, err := f.At(ctx, 0); err != nil || s.Revision() != 1 {
			t.Errorf("it returns %v, %v", s, err)
		}
		feed.commit(topology.Change{Links: []topology.Link{link("3", "org:c", "org:d")}})
		feed.change(func() { feed.committed = 2 })
		if s, err := f.At(ctx, 0); err != nil || s.Revision() != 2 {
			t.Errorf("after a write it returns %v, %v", s, err)
		}
	})
}

func TestABuildLogsItsProgress(t *testing.T) {
	feed := newFakeFeed()
	var many topology.Change
	for i := range 1000 {
		many.Entities = append(many.Entities, organization(fmt.Sprintf("%04d", i)))
		many.Links = append(many.Links, link(fmt.Sprintf("to-%04d", i), fmt.Sprintf("org:%04d", i), "org:a"))
	}
	feed.commit(many)
	feed.shaped = func() { time.Sleep(3 * time.Second) } // in the middle
	var log strings.Builder
	options := topology.Options{Log: slog.New(slog.NewTextHandler(&log, nil))}
	following(t, feed, options, func(t *testing.T, f *topology.Follower) {
		f.Close()
		for _, want := range []string{
			`msg="building the topology" entities=`,
			`msg="the topology is built" revision=2 entities=1004 links=1002 took=3s`,
		} {
			if !strings.Contains(log.String(), want) {
				t.Errorf("%s is not logged: %s", want, log.String())
			}
		}
	})
}

func TestAtShowsWhatThisProcessHasCommitted(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{Every: time.Hour}, func(t *testing.T, f *topology.Follower) {
		for i := range 10 {
			revision := feed.commit(topology.Change{Entities: []topology.Entity{organization(fmt.Sprint("new", i))}})
			feed.change(func() { feed.committed = revision })
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			s, err := f.At(ctx, 0)
			cancel()
			if err != nil || s.Revision() < revision {
				t.Fatalf("%v: it shows %d, and %d is committed", err, s.Revision(), revision)
			}
			if _, ok := s.Node(fmt.Sprint("org:new", i)); !ok {
				t.Fatalf("it does not show %d", i)
			}
		}
		// The revision of another process is one that was not committed here.
		revision := feed.commit(topology.Change{Entities: []topology.Entity{organization("other")}})
		if s, err := f.At(t.Context(), revision); err != nil || s.Revision() != revision {
			t.Errorf("%v: it shows %d, not %d", err, s.Revision(), revision)
		}
	})
}

// The newest revision is known without asking: what this process commits at once, what
// others commit before long. Where the feed is away, or is not what the snapshot is,
// nothing is known.
func TestKnown(t *testing.T) {
	feed := newFakeFeed()
	if revision, known := topology.NewFollower(feed, topology.Options{}).Known(); known {
		t.Errorf("before the first snapshot %d is known", revision)
	}
	following(t, feed, topology.Options{MaxBackoff: time.Second}, func(t *testing.T, f *topology.Follower) {
		knows := func(when string, want int64) {
			t.Helper()
			if revision, known := f.Known(); !known || revision != want {
				t.Errorf("%s: %d is known: %t; want %d", when, revision, known, want)
			}
		}
		knows("at first", 1)
		revision := feed.commit(topology.Change{Entities: []topology.Entity{organization("own")}})
		feed.change(func() { feed.committed = revision })
		knows("after a write of this process", 2)
		feed.commit(topology.Change{Entities: []topology.Entity{organization("other")}})
		time.Sleep(time.Second)
		knows("a second after a write of another", 3)
		feed.change(func() { feed.down = errDown })
		time.Sleep(2 * time.Second)
		if revision, known := f.Known(); known {
			t.Errorf("while the feed is away %d is known", revision)
		}
		feed.change(func() { feed.down = nil })
		time.Sleep(2 * time.Second)
		knows("when it is back", 3)
		feed.commit(topology.Change{})
		feed.change(func() { feed.reaches, feed.shaped = feed.model.revision, func() { time.Sleep(time.Hour) } })
		time.Sleep(time.Minute)
		state(t, f, topology.Rebuilding)
		if revision, known := f.Known(); known {
			t.Errorf("while the snapshot is built anew %d is known", revision)
		}
	})
}

// A follower that has not asked for long knows nothing.
func TestKnownLongAgo(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		f.Close() // nobody asks any more
		time.Sleep(900 * time.Millisecond)
		if _, known := f.Known(); !known {
			t.Error("after three quarters of a second nothing is known")
		}
		time.Sleep(100 * time.Millisecond)
		if revision, known := f.Known(); known {
			t.Errorf("after a second %d is known", revision)
		}
	})
}

func TestAtWaitsNoLongerThanItMay(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := f.At(ctx, 99); network.CodeOf(err) != network.Timeout {
			t.Errorf("the error is %v", err)
		}
		done := make(chan error)
		go func() {
			_, err := f.At(t.Context(), 99)
			done <- err
		}()
		synctest.Wait()
		f.Close()
		if err := <-done; network.CodeOf(err) != network.Unavailable {
			t.Errorf("when closed the error is %v", err)
		}
	})
}

func TestStartTriesUntilItMayNoLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		feed := newFakeFeed()
		feed.down = errDown
		f := topology.NewFollower(feed, topology.Options{})
		defer f.Close()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		go func() {
			if _, err := f.At(ctx, 0); network.CodeOf(err) != network.Unavailable {
				t.Errorf("without a snapshot the error is %v", err)
			}
		}()
		if err := f.Start(ctx); network.CodeOf(err) != network.Unavailable {
			t.Errorf("the error is %v", err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		go func() {
			time.Sleep(30 * time.Second)
			state(t, f, topology.Building)
			if h := f.Health(); !strings.Contains(h.Fault, errDown.Error()) {
				t.Errorf("the fault is %q", h.Fault)
			}
			feed.change(func() { feed.down = nil })
		}()
		if err := f.Start(ctx); err != nil {
			t.Fatal(err)
		}
		state(t, f, topology.Following)
	})
}

// Whatever is underway ends with the follower; the bubble would not end otherwise.
func TestCloseEndsWhatIsUnderway(t *testing.T) {
	untilTheEnd := func(ctx context.Context) { <-ctx.Done() }
	t.Run("the first build", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			feed := newFakeFeed()
			feed.shaping = untilTheEnd
			f := topology.NewFollower(feed, topology.Options{})
			started := make(chan error)
			go func() { started <- f.Start(t.Context()) }()
			synctest.Wait()
			f.Close()
			if err := <-started; network.CodeOf(err) != network.Unavailable {
				t.Errorf("the error is %v", err)
			}
		})
	})
	t.Run("a build to heal", func(t *testing.T) {
		feed := newFakeFeed()
		following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
			feed.change(func() { feed.shaping = untilTheEnd })
			feed.commit(topology.Change{})
			feed.change(func() { feed.reaches = feed.model.revision })
			time.Sleep(time.Minute)
			state(t, f, topology.Rebuilding)
		})
	})
	t.Run("a compaction", func(t *testing.T) {
		feed := newFakeFeed()
		following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
			c := topology.Change{}
			for i := range 3000 {
				c.Entities = append(c.Entities, organization(fmt.Sprint(i)))
			}
			if _, err := f.At(t.Context(), feed.commit(c)); err != nil {
				t.Fatal(err)
			}
		})
	})
}

// What is written while the shape is streamed may be in it or not; no reader sees such
// a snapshot.
func TestWhatIsWrittenDuringABuildIsSeenWhole(t *testing.T) {
	feed := newFakeFeed()
	feed.shaped = func() {
		feed.commit(topology.Change{
			Entities: []topology.Entity{organization("new")}, Links: []topology.Link{link("1", "org:a", "org:new")}, GoneLinks: []string{"link:2"},
		})
	}
	following(t, feed, topology.Options{Every: time.Hour}, func(t *testing.T, f *topology.Follower) {
		same(t, f, feed)
		if h := f.Health(); h.Revision != 2 {
			t.Errorf("its health is %+v", h)
		}
	})
}

func TestWhileTheFeedIsAwayTheLastSnapshotAnswers(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		last := f.Current()
		feed.commit(topology.Change{Entities: []topology.Entity{organization("new")}})
		feed.change(func() { feed.down = errDown })
		time.Sleep(time.Minute)
		state(t, f, topology.Away)
		if h := f.Health(); h.Lag < 59*time.Second || !strings.Contains(h.Fault, errDown.Error()) || h.FaultAt.IsZero() {
			t.Errorf("its health is %+v", h)
		}
		if s, err := f.At(t.Context(), 0); s != last || err != nil {
			t.Errorf("it returns another snapshot, %v", err)
		}
		feed.change(func() { feed.down = nil })
		time.Sleep(time.Minute)
		state(t, f, topology.Following)
		same(t, f, feed)
		if feed.shapes.Load() != 1 {
			t.Errorf("it was built %d times", feed.shapes.Load())
		}
	})
}

func TestCompactionTakesUpWhatChangesMeanwhile(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		for i := range 40 {
			var c topology.Change
			for j := range 50 {
				slug := fmt.Sprintf("%d-%d", i, j)
				c.Entities = append(c.Entities, organization(slug))
				c.Links = append(c.Links, link(slug, "org:a", "org:"+slug))
			}
			revision := feed.commit(c)
			if s, err := f.At(t.Context(), revision); err != nil || s.Revision() != revision {
				t.Fatalf("%v: it shows %d, not %d", err, s.Revision(), revision)
			}
		}
		time.Sleep(time.Minute)
		same(t, f, feed)
		if h := f.Health(); h.Compactions == 0 || h.Rebuilds != 0 || f.Current().NeedsCompaction() {
			t.Errorf("its health is %+v", h)
		}
	})
}

// Many read while some write and the log loses its beginning again and again.
// A reader that asks for what is committed gets it, whole.
func TestReadersAndWriters(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{InspectPage: 5}, func(t *testing.T, f *topology.Follower) {
		var writers, readers sync.WaitGroup
		stop := make(chan struct{})
		for range 8 {
			readers.Go(func() {
				var last int64
				for {
					select {
					case <-stop:
						return
					default:
					}
					committed := feed.Committed()
					s, err := f.At(t.Context(), 0)
					if err != nil || s.Revision() < max(committed, last) {
						t.Errorf("%v: it shows %d after %d, and %d is committed", err, s.Revision(), last, committed)
						return
					}
					last = s.Revision()
					// Each revision has one entity more, with a link.
					if entities, links := s.Size(); entities != 3+int(last) || links != 1+int(last) {
						t.Errorf("revision %d has %d entities and %d links", last, entities, links)
						return
					}
					time.Sleep(time.Millisecond)
				}
			})
		}
		for w := range 4 {
			writers.Go(func() {
				for i := range 100 {
					slug := fmt.Sprintf("%d-%d", w, i)
					revision := feed.commit(topology.Change{
						Entities: []topology.Entity{organization(slug)}, Links: []topology.Link{link(slug, "org:a", "org:"+slug)},
					})
					feed.change(func() {
						feed.committed = max(feed.committed, revision)
						if i%10 == 5 {
							feed.reaches = feed.model.revision
						}
					})
					time.Sleep(time.Duration(w+1) * time.Millisecond)
				}
			})
		}
		writers.Wait()
		time.Sleep(time.Minute)
		close(stop)
		readers.Wait()
		same(t, f, feed)
		state(t, f, topology.Following)
	})
}

// A snapshot that nothing holds is collected, however many came after it.
func TestOldSnapshotsAreCollected(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		var old []weak.Pointer[topology.Snapshot]
		for i := range 10 {
			old = append(old, weak.Make(f.Current()))
			revision := feed.commit(topology.Change{Entities: []topology.Entity{organization(fmt.Sprint("new", i))}})
			if _, err := f.At(t.Context(), revision); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		runtime.GC()
		for i, p := range old {
			if p.Value() != nil {
				t.Errorf("the snapshot before change %d is still there", i)
			}
		}
	})
}
