package topology_test

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// The tests run in bubbles: their clock stands still while anybody works, and a
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
// comes no more, and nobody waits for it; for what it commits afterwards they do.
func TestTheFirstSnapshotIsOfAGraphThatWasReplaced(t *testing.T) {
	feed := newFakeFeed()
	feed.committed = 9
	following(t, feed, topology.Options{Every: time.Hour}, func(t *testing.T, f *topology.Follower) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if s, err := f.At(ctx, 0); err != nil || s.Revision() != 1 {
			t.Errorf("it gives %v, %v", s, err)
		}
		feed.commit(topology.Change{Links: []topology.Link{link("3", "org:c", "org:d")}})
		feed.change(func() { feed.committed = 2 })
		if s, err := f.At(ctx, 0); err != nil || s.Revision() != 2 {
			t.Errorf("after a write it gives %v, %v", s, err)
		}
	})
}

func TestABuildTellsHowFarItHasCome(t *testing.T) {
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
				t.Errorf("%s is not told: %s", want, log.String())
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
		// The revision of another process is one that nobody here has committed.
		revision := feed.commit(topology.Change{Entities: []topology.Entity{organization("other")}})
		if s, err := f.At(t.Context(), revision); err != nil || s.Revision() != revision {
			t.Errorf("%v: it shows %d, not %d", err, s.Revision(), revision)
		}
	})
}

func TestAtWaitsNoLongerThanItMay(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := f.At(ctx, 99); network.CodeOf(err) != network.Timeout {
			t.Errorf("it says %v", err)
		}
		done := make(chan error)
		go func() {
			_, err := f.At(t.Context(), 99)
			done <- err
		}()
		synctest.Wait()
		f.Close()
		if err := <-done; network.CodeOf(err) != network.Unavailable {
			t.Errorf("when closed it says %v", err)
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
				t.Errorf("without a snapshot it says %v", err)
			}
		}()
		if err := f.Start(ctx); network.CodeOf(err) != network.Unavailable {
			t.Errorf("it says %v", err)
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
				t.Errorf("it says %v", err)
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
			state(t, f, topology.Healing)
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

// What is written while the shape is streamed may be in it or not; nobody sees such
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
			t.Errorf("it gives another snapshot, %v", err)
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

// What a feed does behind the log's back is noticed and healed, and meanwhile the
// last good snapshot answers.
func TestFaultsAreHealed(t *testing.T) {
	silently := func(do func(m *model)) func(*fakeFeed) {
		return func(feed *fakeFeed) { feed.change(func() { do(feed.model) }) }
	}
	for name, harm := range map[string]func(*fakeFeed){
		"a gap in the log": func(feed *fakeFeed) {
			feed.commit(topology.Change{Entities: []topology.Entity{organization("new")}})
			feed.change(func() { feed.reaches = feed.model.revision })
		},
		"an older graph": func(feed *fakeFeed) {
			feed.change(func() {
				feed.model.revision, feed.reaches = 0, 0
				feed.committed = 1
				delete(feed.model.links, "link:1")
			})
		},
		"a log that stands still": func(feed *fakeFeed) { feed.change(func() { feed.standing = true }) },
		"a change that can't be": func(feed *fakeFeed) {
			feed.commit(topology.Change{Links: []topology.Link{link("3", "org:a", "org:x")}})
			silently(func(m *model) { m.entities["org:x"] = organization("x") })(feed)
		},
		"an entity that came": silently(func(m *model) { m.entities["org:e"] = organization("e") }),
		"an entity that went": silently(func(m *model) { delete(m.entities, "org:d") }),
		"an entity that changed": silently(func(m *model) {
			m.entities["org:d"] = topology.Entity{ID: "org:d", Kind: network.Organization, Name: "D"}
		}),
		"an entity for another": silently(func(m *model) {
			delete(m.entities, "org:d")
			m.entities["org:z"] = organization("z")
		}),
		"a link that came": silently(func(m *model) { m.links["link:3"] = link("3", "org:a", "org:d") }),
		"a link that went": silently(func(m *model) { delete(m.links, "link:2") }),
		"a link that changed": silently(func(m *model) {
			l := m.links["link:2"]
			l.Status = network.Ended
			m.links["link:2"] = l
		}),
		"a tenure that changed": silently(func(m *model) {
			l := m.links["link:2"]
			l.Tenures = []network.Tenure{{Known: 1, Possible: network.Always(), Certain: network.Never(), Sources: 4}}
			m.links["link:2"] = l
		}),
		"a link that moved": silently(func(m *model) { m.links["link:2"] = link("2", "org:c", "org:d") }),
	} {
		t.Run(name, func(t *testing.T) {
			feed := newFakeFeed()
			told := new(errorsTold)
			following(t, feed, topology.Options{CheckPage: 2, Log: slog.New(told)}, func(t *testing.T, f *topology.Follower) {
				time.Sleep(time.Minute)
				state(t, f, topology.Following)
				if feed.shapes.Load() != 1 {
					t.Fatalf("without a fault it was built %d times", feed.shapes.Load())
				}
				last := f.Current()
				hold := make(chan struct{})
				feed.change(func() { feed.shaping = func(context.Context) { <-hold } })
				harm(feed)
				time.Sleep(time.Minute)
				state(t, f, topology.Healing)
				if h := f.Health(); h.Fault == "" || h.Rebuilds != 0 {
					t.Errorf("its health is %+v", h)
				}
				if s, err := f.At(t.Context(), last.Revision()); s != last || err != nil {
					t.Errorf("it gives another snapshot, %v", err)
				}
				close(hold)
				time.Sleep(time.Minute)
				state(t, f, topology.Following)
				same(t, f, feed)
				if h := f.Health(); h.Rebuilds != 1 || feed.shapes.Load() != 2 {
					t.Errorf("it was built %d times, and says %d", feed.shapes.Load(), h.Rebuilds)
				}
				if n := told.count.Load(); n != 1 {
					t.Errorf("the log tells of %d errors", n)
				}
				if _, err := f.At(t.Context(), 0); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// errorsTold is a log that counts errors.
type errorsTold struct{ count atomic.Int64 }

func (e *errorsTold) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelError
}
func (e *errorsTold) WithAttrs([]slog.Attr) slog.Handler { return e }
func (e *errorsTold) WithGroup(string) slog.Handler      { return e }

func (e *errorsTold) Handle(context.Context, slog.Record) error {
	e.count.Add(1)
	return nil
}

// While somebody writes all the time, there is no moment to compare numbers; yet
// what was changed without a word comes out.
func TestFaultsAreHealedWhileOthersWrite(t *testing.T) {
	for name, harm := range map[string]func(*model){
		"an entity that went":      func(m *model) { delete(m.entities, "org:b0") },
		"the last that went":       func(m *model) { delete(m.entities, "org:z") },
		"a link that came":         func(m *model) { m.links["link:3"] = link("3", "org:a", "org:d") },
		"a link that went":         func(m *model) { delete(m.links, "link:2") },
		"a link that was replaced": func(m *model) { delete(m.links, "link:2"); m.links["link:3"] = link("3", "org:b", "org:c") },
	} {
		t.Run(name, func(t *testing.T) {
			feed := newFakeFeed()
			feed.commit(topology.Change{Entities: []topology.Entity{organization("b0"), organization("z")}})
			following(t, feed, topology.Options{CheckPage: 3}, func(t *testing.T, f *topology.Follower) {
				feed.change(func() {
					harm(feed.model)
					feed.sampling = func() { feed.commit(topology.Change{Entities: []topology.Entity{organization("a")}}) }
				})
				time.Sleep(time.Minute)
				if h := f.Health(); h.Rebuilds != 1 || !strings.Contains(h.Fault, "without a word") || strings.Contains(h.Fault, "and should have") {
					t.Errorf("its health is %+v", h)
				}
				feed.change(func() { feed.sampling = nil })
				time.Sleep(time.Minute)
				same(t, f, feed)
			})
		})
	}
}

// A page that was asked for before a snapshot was built anew says nothing of what
// has changed since.
func TestARebuildOvertakesACheck(t *testing.T) {
	feed := newFakeFeed()
	feed.sampling = func() { time.Sleep(time.Minute) }
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		time.Sleep(10 * time.Second) // a page is on its way
		feed.commit(topology.Change{Entities: []topology.Entity{organization("new")}})
		feed.change(func() { feed.reaches = feed.model.revision })
		time.Sleep(10 * time.Minute)
		state(t, f, topology.Following)
		if h := f.Health(); h.Rebuilds != 1 {
			t.Errorf("its health is %+v", h)
		}
		same(t, f, feed)
	})
}

func TestAFeedThatComesBackWithAGap(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		hold := make(chan struct{})
		feed.change(func() { feed.down, feed.shaping = errDown, func(context.Context) { <-hold } })
		time.Sleep(time.Minute)
		state(t, f, topology.Away)
		feed.commit(topology.Change{})
		feed.change(func() { feed.down, feed.reaches = nil, feed.model.revision })
		time.Sleep(time.Minute)
		state(t, f, topology.Healing)
		close(hold)
		time.Sleep(time.Minute)
		state(t, f, topology.Following)
	})
}

func TestWhatNeverGetsRightIsNotBuiltAllTheTime(t *testing.T) {
	feed := &wrongFeed{fakeFeed: newFakeFeed()}
	synctest.Test(t, func(t *testing.T) {
		f := topology.NewFollower(feed, topology.Options{})
		defer f.Close()
		if err := f.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Hour)
		if feed.shapes.Load() < 10 || feed.shapes.Load() > 40 {
			t.Errorf("in two hours it was built %d times", feed.shapes.Load())
		}
		if h := f.Health(); h.Fault == "" || h.State == topology.Away {
			t.Errorf("its health is %+v", h)
		}
	})
}

// wrongFeed gives pages of what nobody has built.
type wrongFeed struct{ *fakeFeed }

func (f *wrongFeed) Sample(ctx context.Context, after string, n int) ([]topology.Sample, int64, error) {
	page, revision, err := f.fakeFeed.Sample(ctx, after, n)
	for i := range page {
		page[i].Entity.Name += "?"
	}
	return page, revision, err
}

func TestChangesDuringACheckAreNoFaults(t *testing.T) {
	feed := newFakeFeed()
	var checks atomic.Int64
	feed.sampling = func() {
		n := checks.Add(1)
		c := topology.Change{
			Entities: []topology.Entity{{ID: "org:b", Kind: network.Organization, Name: fmt.Sprint(n)}, organization(fmt.Sprint("new", n))},
			Links:    []topology.Link{link("1", "org:a", [...]string{"org:c", "org:d"}[n%2])},
		}
		if n%2 == 0 {
			c.Links = append(c.Links, link("2", "org:b", "org:c"))
		} else {
			c.GoneLinks = []string{"link:2"}
		}
		feed.commit(c)
	}
	following(t, feed, topology.Options{CheckPage: 3}, func(t *testing.T, f *topology.Follower) {
		time.Sleep(10 * time.Minute)
		feed.change(func() { feed.sampling = nil })
		time.Sleep(time.Second)
		same(t, f, feed)
		if checks.Load() < 100 || feed.shapes.Load() != 1 {
			t.Errorf("of %d checks one has found the fault %q", checks.Load(), f.Health().Fault)
		}
	})
}

func TestASlowCheckHoldsUpNobody(t *testing.T) {
	feed := newFakeFeed()
	var checks, atOnce atomic.Int64
	feed.sampling = func() {
		checks.Add(1)
		if atOnce.Add(1) > 1 {
			t.Error("there are two checks at once")
		}
		time.Sleep(time.Minute)
		atOnce.Add(-1)
	}
	following(t, feed, topology.Options{}, func(t *testing.T, f *topology.Follower) {
		for range 300 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			if _, err := f.At(ctx, feed.commit(topology.Change{Links: []topology.Link{link("3", "org:c", "org:d")}})); err != nil {
				t.Fatal(err)
			}
			cancel()
			time.Sleep(time.Second)
		}
		state(t, f, topology.Following)
		if n := checks.Load(); n < 3 || n > 6 {
			t.Errorf("in five minutes there were %d checks", n)
		}
	})
}

// An answer of the feed that is older than the snapshot says nothing against it.
func TestOldPagesAreNoFaults(t *testing.T) {
	feed := &lateFeed{fakeFeed: newFakeFeed()}
	synctest.Test(t, func(t *testing.T) {
		f := topology.NewFollower(feed, topology.Options{})
		defer f.Close()
		if err := f.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		feed.commit(topology.Change{Entities: []topology.Entity{organization("new")}})
		time.Sleep(time.Minute)
		if h := f.Health(); h.State != topology.Following || h.Revision != 2 || h.Fault != "" || feed.asked.Load() == 0 {
			t.Errorf("after %d checks its health is %+v", feed.asked.Load(), h)
		}
	})
}

// lateFeed counts and samples as if nothing had ever changed.
type lateFeed struct {
	*fakeFeed
	asked atomic.Int64
}

func (f *lateFeed) Counts(context.Context) (int, int, int64, error) { return 4, 2, 1, nil }

func (f *lateFeed) Sample(context.Context, string, int) ([]topology.Sample, int64, error) {
	f.asked.Add(1)
	return nil, 1, nil
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
		if h := f.Health(); h.Compactions == 0 || h.Rebuilds != 0 || f.Current().Worn() {
			t.Errorf("its health is %+v", h)
		}
	})
}

// Many read while some write and the log loses its beginning again and again.
// Whoever asks for what is committed gets it, whole.
func TestReadersAndWriters(t *testing.T) {
	feed := newFakeFeed()
	following(t, feed, topology.Options{CheckPage: 5}, func(t *testing.T, f *topology.Follower) {
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

// A snapshot that nobody holds is collected, however many came after it.
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
