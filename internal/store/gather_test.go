package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// slow is a read that takes a second, and returns each id as its value but for those
// that it does not have.
type slow struct {
	mu    sync.Mutex // a read that was left goes on beside the next one
	reads [][]string
	// requests are on whose behalf each was.
	requests []string
	fail     func(ctx context.Context, ids []string) error
}

func (s *slow) read(ctx context.Context, ids []string) (map[string]string, error) {
	ids = slices.Sorted(slices.Values(ids))
	s.mu.Lock()
	s.reads = append(s.reads, ids)
	s.requests = append(s.requests, requestOf(ctx).id)
	s.mu.Unlock()
	time.Sleep(time.Second)
	if s.fail != nil {
		if err := s.fail(ctx, ids); err != nil {
			return nil, err
		}
	}
	found := map[string]string{}
	for _, id := range ids {
		if id != "none" {
			found[id] = "value of " + id
		}
	}
	return found, nil
}

// result is what somebody was given, and when.
type result struct {
	value string
	err   error
	after time.Duration
}

// asked asks for ids, one a tenth of a second after the other, each as a request of
// its own, and returns what each was given.
func asked(ctx context.Context, g *gatherer[string], ids ...string) func() []result {
	results := make([]result, len(ids))
	done := make(chan struct{})
	began := time.Now()
	for i, id := range ids {
		go func() {
			time.Sleep(time.Duration(i) * time.Second / 10)
			r := &results[i]
			r.value, r.err = g.one(WithRequest(ctx, fmt.Sprint("r", i)), id)
			r.after = time.Since(began)
			done <- struct{}{}
		}()
	}
	return func() []result {
		for range ids {
			<-done
		}
		return results
	}
}

func TestGatherer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s slow
		g := newGatherer(time.Minute, s.read)
		results := asked(t.Context(), g, "a", "b", "c", "none", "c")()
		// The first goes alone; those that came meanwhile, together when it is back.
		if want := [][]string{{"a"}, {"b", "c", "c", "none"}}; fmt.Sprint(s.reads) != fmt.Sprint(want) {
			t.Errorf("was read: %v, want %v", s.reads, want)
		}
		if s.requests[0] != "r0" || s.requests[1] != "r1 r2 r3 r4" {
			t.Errorf("it was read for %q", s.requests)
		}
		for i, want := range []result{
			{"value of a", nil, time.Second},
			{"value of b", nil, 2 * time.Second},
			{"value of c", nil, 2 * time.Second},
			{"", nil, 2 * time.Second},
			{"value of c", nil, 2 * time.Second},
		} {
			if results[i] != want {
				t.Errorf("%d was given %v, want %v", i, results[i], want)
			}
		}
		// Then again nobody waits.
		if r := asked(t.Context(), g, "d")()[0]; r != (result{"value of d", nil, time.Second}) {
			t.Errorf("it was given %v", r)
		}
	})
}

// What goes wrong goes wrong for those only that asked together.
func TestGathererFails(t *testing.T) {
	broken := errors.New("broken")
	for name, fail := range map[string]func(context.Context, []string) error{
		"with an error":  func(context.Context, []string) error { return broken },
		"with a panic":   func(context.Context, []string) error { panic("broken") },
		"after too long": func(ctx context.Context, _ []string) error { <-ctx.Done(); return fmt.Errorf("broken: %w", ctx.Err()) },
		"for an hour":    func(context.Context, []string) error { time.Sleep(time.Hour); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := slow{fail: func(ctx context.Context, ids []string) error {
					if slices.Contains(ids, "bad") {
						return fail(ctx, ids)
					}
					return nil
				}}
				g := newGatherer(time.Minute, s.read)
				results := asked(t.Context(), g, "a", "bad", "b")()
				if results[0].value == "" || results[0].err != nil {
					t.Errorf("who asked before was given %v", results[0])
				}
				for _, r := range results[1:] {
					// What was asked while another read was underway waits no longer for both.
					said := r.err != nil && (strings.Contains(r.err.Error(), "broken") || network.CodeOf(r.err) == network.Timeout)
					if !said || r.after > time.Minute+time.Second {
						t.Errorf("it was given %v", r)
					}
				}
				if r := asked(t.Context(), g, "c")()[0]; r.value == "" || r.err != nil {
					t.Errorf("who asked later was given %v", r)
				}
				time.Sleep(time.Hour) // until all that was left has ended
			})
		})
	}
}

// A request that no longer waits returns at once, and harms no other.
func TestGathererIsLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s slow
		g := newGatherer(time.Minute, s.read)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second/2)
		defer cancel()
		impatient, patient := asked(ctx, g, "a", "b"), asked(t.Context(), g, "c", "d")
		for _, r := range impatient() {
			if network.CodeOf(r.err) != network.Timeout || r.after != time.Second/2 {
				t.Errorf("the impatient was given %v", r)
			}
		}
		for _, r := range patient() {
			if r.value == "" || r.err != nil {
				t.Errorf("the patient was given %v", r)
			}
		}
	})
}
