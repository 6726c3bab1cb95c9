package main

import (
	"runtime"
	"testing"
	"testing/synctest"
	"time"
)

// TestProcessors: there are more processors while long searches run, and for a second after the last of them.
func TestProcessors(t *testing.T) {
	t.Setenv("GOMAXPROCS", "")
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	synctest.Test(t, func(t *testing.T) {
		p := newProcessors()
		for _, step := range []struct {
			searches int
			wait     time.Duration
			more     bool
		}{
			{1, 0, true}, {2, 0, true}, {0, 0, true}, {0, 900 * time.Millisecond, true}, {1, time.Minute, true}, {0, 2 * time.Second, false}, {1, 0, true}, {0, 2 * time.Second, false},
		} {
			p.long(step.searches)
			time.Sleep(step.wait)
			synctest.Wait()
			want := before
			if step.more {
				want += 2
			}
			if got := runtime.GOMAXPROCS(0); got != want {
				t.Fatalf("%d long searches, after %s: %d processors, want %d", step.searches, step.wait, got, want)
			}
		}
	})
}

// TestProcessorsAreGiven: where GOMAXPROCS says how many there are, that holds.
func TestProcessorsAreGiven(t *testing.T) {
	t.Setenv("GOMAXPROCS", "3")
	if p := newProcessors(); p != nil {
		t.Errorf("there are %+v", p)
	}
}
