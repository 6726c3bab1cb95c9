package topology_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

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
		"a link on another's behalf": silently(func(m *model) {
			l := m.links["link:2"]
			l.OnBehalfOf = "org:a"
			m.links["link:2"] = l
		}),
		"a link that moved": silently(func(m *model) { m.links["link:2"] = link("2", "org:c", "org:d") }),
	} {
		t.Run(name, func(t *testing.T) {
			feed := newFakeFeed()
			logged := new(errorCounter)
			following(t, feed, topology.Options{InspectPage: 2, Log: slog.New(logged)}, func(t *testing.T, f *topology.Follower) {
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
				state(t, f, topology.Rebuilding)
				if h := f.Health(); h.Fault == "" || h.Rebuilds != 0 {
					t.Errorf("its health is %+v", h)
				}
				if s, err := f.At(t.Context(), last.Revision()); s != last || err != nil {
					t.Errorf("it returns another snapshot, %v", err)
				}
				close(hold)
				time.Sleep(time.Minute)
				state(t, f, topology.Following)
				same(t, f, feed)
				if h := f.Health(); h.Rebuilds != 1 || feed.shapes.Load() != 2 {
					t.Errorf("it was built %d times, and Rebuilds is %d", feed.shapes.Load(), h.Rebuilds)
				}
				if n := logged.count.Load(); n != 1 {
					t.Errorf("the log has %d errors", n)
				}
				if _, err := f.At(t.Context(), 0); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// errorCounter is a log handler that counts errors.
type errorCounter struct{ count atomic.Int64 }

func (e *errorCounter) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelError
}
func (e *errorCounter) WithAttrs([]slog.Attr) slog.Handler { return e }
func (e *errorCounter) WithGroup(string) slog.Handler      { return e }

func (e *errorCounter) Handle(context.Context, slog.Record) error {
	e.count.Add(1)
	return nil
}

// While others write all the time, numbers can never be compared; yet what was
// changed without a trace in the log comes out.
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
			following(t, feed, topology.Options{InspectPage: 3}, func(t *testing.T, f *topology.Follower) {
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

// A page that was asked for before a snapshot was built anew proves nothing of what
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
		state(t, f, topology.Rebuilding)
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

// wrongFeed returns pages that are never what was built.
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
	following(t, feed, topology.Options{InspectPage: 3}, func(t *testing.T, f *topology.Follower) {
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

// An answer of the feed that is older than the snapshot proves nothing against it.
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
