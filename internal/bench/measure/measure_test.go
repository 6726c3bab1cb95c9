package measure_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/target"
)

// script answers by functions, and notes what was asked.
type script struct {
	mu    sync.Mutex
	asked []string
}

// target returns one that answers by a function.
func (s *script) target(name string, answer func(number int) (bool, error)) target.Target {
	return target.Target{Name: name, Open: func(context.Context) (target.Asker, error) {
		return asker{s, name, answer}, nil
	}}
}

type asker struct {
	*script
	name   string
	answer func(int) (bool, error)
}

func (a asker) Ask(_ context.Context, number int) (bool, error) {
	a.mu.Lock()
	if n := len(a.asked); n == 0 || a.asked[n-1] != a.name {
		a.asked = append(a.asked, a.name)
	}
	a.mu.Unlock()
	time.Sleep(time.Millisecond) // so that there are not too many
	return a.answer(number)
}

func (asker) Close() error { return nil }

// Targets take turns, are asked by each number of clients, and what fails or is
// incomplete is counted.
func TestCompare(t *testing.T) {
	var s script
	complete := s.target("complete", func(int) (bool, error) { return true, nil })
	incomplete := s.target("incomplete", func(int) (bool, error) { return false, nil })
	failing := s.target("failing", func(int) (bool, error) { return false, errors.New("failing") })
	busy := s.target("busy", func(int) (bool, error) { return false, &target.RefusedError{} })
	plan := measure.Plan{Time: 60 * time.Millisecond, Rounds: 3, Timeout: time.Second}
	samples, err := plan.Compare(t.Context(), []target.Target{complete, incomplete, failing, busy}, 1, 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, clients := range []int{1, 4} {
		w, c, i, b := samples[0][clients], samples[1][clients], samples[2][clients], samples[3][clients]
		if rate, fewer := w.PerSecond(); len(w.Latencies) == 0 || w.Incomplete+w.Failed+w.Late > 0 || !slices.IsSorted(w.Latencies) || rate <= 0 || fewer {
			t.Errorf("%d clients, complete: %+v", clients, w)
		}
		if c.Incomplete != len(c.Latencies) || c.Incomplete == 0 {
			t.Errorf("%d clients, incomplete: %d of %d incomplete", clients, c.Incomplete, len(c.Latencies))
		}
		if len(i.Latencies) > 0 || i.Failed == 0 || i.Failure == nil {
			t.Errorf("%d clients, failing: %+v", clients, i)
		}
		if len(b.Latencies)+b.Failed > 0 || b.Refused == 0 {
			t.Errorf("%d clients, busy: %+v", clients, b)
		}
	}
	turns := 0
	for _, name := range s.asked {
		if name == "complete" {
			turns++
		}
	}
	if want := 1 + plan.Rounds*2; turns != want {
		t.Errorf("%d turns, want %d: one to warm up, and one a round and number of clients: %v", turns, want, s.asked)
	}
}

// A target that does not answer in time has a rate that is an upper bound.
func TestLate(t *testing.T) {
	late := target.Target{Name: "late", Open: func(context.Context) (target.Asker, error) { return silent{}, nil }}
	plan := measure.Plan{Time: time.Millisecond, Rounds: 1, Timeout: 10 * time.Millisecond}
	samples, err := plan.Compare(t.Context(), []target.Target{late}, 1)
	if err != nil {
		t.Fatal(err)
	}
	s := samples[0][1]
	if rate, fewer := s.PerSecond(); s.Late != 1 || s.Failed > 0 || !fewer || rate <= 0 || rate > 100 {
		t.Errorf("%d late, %d failed, a rate of %v, which is a bound: %t", s.Late, s.Failed, rate, fewer)
	}
}

// silent waits until nobody waits for the answer any more.
type silent struct{}

func (silent) Ask(ctx context.Context, _ int) (bool, error) {
	<-ctx.Done()
	return false, ctx.Err()
}

func (silent) Close() error { return nil }

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var s script
	one := s.target("one", func(int) (bool, error) { cancel(); return true, nil })
	plan := measure.Plan{Time: time.Hour, Rounds: 1, Timeout: time.Second}
	if _, err := plan.Compare(ctx, []target.Target{one}, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestQuantile(t *testing.T) {
	var s measure.Sample
	if rate, fewer := s.PerSecond(); s.Quantile(0.5) != 0 || rate != 0 || fewer {
		t.Error("nothing was measured, and yet there are figures")
	}
	for i := range 100 {
		s.Latencies = append(s.Latencies, time.Duration(i+1))
	}
	for part, want := range map[float64]time.Duration{0: 1, 0.5: 51, 0.95: 96, 1: 100} {
		if got := s.Quantile(part); got != want {
			t.Errorf("quantile %v is %d, want %d", part, got, want)
		}
	}
}

// Every target is asked while Neo4j warms up, also those that answer too late, and
// no longer than it was to take.
func TestWarm(t *testing.T) {
	var s script
	one := s.target("one", func(int) (bool, error) { return true, nil })
	late := target.Target{Name: "late", Open: func(context.Context) (target.Asker, error) { return silent{}, nil }}
	two := s.target("two", func(int) (bool, error) { return true, nil })
	plan := measure.Plan{Rounds: 2, Timeout: time.Hour}
	reports := 0
	err := plan.Warm(t.Context(), []target.Target{one, late, two}, 2, 600*time.Millisecond, func(time.Duration) { reports++ })
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"one", "two", "one", "two"}; !slices.Equal(s.asked, want) || reports != 6 {
		t.Errorf("asked %v with %d reports, want %v", s.asked, reports, want)
	}
}

// Probes are measured alone, then beside a load, of which refusals are counted and
// what is cut off in the end is not.
func TestBeside(t *testing.T) {
	var s script
	var loaded atomic.Bool
	probe := s.target("probe", func(int) (bool, error) {
		if loaded.Load() {
			time.Sleep(20 * time.Millisecond)
		}
		return true, nil
	})
	var asked atomic.Int64
	load := target.Target{Name: "load", Open: func(context.Context) (target.Asker, error) {
		return askFunc(func(ctx context.Context) (bool, error) {
			loaded.Store(true)
			switch asked.Add(1) {
			case 1:
				return false, &target.RefusedError{After: time.Millisecond}
			case 2:
				return true, nil
			default:
				<-ctx.Done()
				return false, ctx.Err()
			}
		}), nil
	}}
	plan := measure.Plan{Time: 100 * time.Millisecond, Timeout: time.Minute, Pause: time.Millisecond}
	alone, beside, heavy, err := plan.Beside(t.Context(), []target.Target{probe}, measure.Load{Target: load, Clients: 2, Ahead: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if len(alone[0].Latencies) == 0 || len(beside[0].Latencies) == 0 || beside[0].Quantile(0) < 20*time.Millisecond || alone[0].Quantile(0) >= beside[0].Quantile(0) {
		t.Errorf("alone %v, beside %v", alone[0].Quantile(0), beside[0].Quantile(0))
	}
	if heavy.Refused != 1 || len(heavy.Latencies) != 1 || heavy.Late+heavy.Failed > 0 {
		t.Errorf("the load: %+v", heavy)
	}
}

// askFunc is a client that is a function.
type askFunc func(context.Context) (bool, error)

func (f askFunc) Ask(ctx context.Context, _ int) (bool, error) { return f(ctx) }
func (askFunc) Close() error                                   { return nil }

// The ratio is that of the rates, and both come first as often.
func TestInTurns(t *testing.T) {
	var s script
	fast := s.target("fast", func(int) (bool, error) { return true, nil })
	slow := s.target("slow", func(int) (bool, error) { time.Sleep(20 * time.Millisecond); return true, nil })
	plan := measure.Plan{Time: 800 * time.Millisecond, Rounds: 4, Timeout: time.Minute}
	r, err := plan.InTurns(t.Context(), fast, slow, 1)
	if err != nil {
		t.Fatal(err)
	}
	if r.Median < 2 || r.Least > r.Median || r.Median > r.Most || r.First < 2*r.Second || r.Second <= 0 {
		t.Errorf("fast to slow: %+v", r)
	}
	// Warming up, then in rounds: neighbours that are the same are noted once.
	if want := []string{"fast", "slow", "fast", "slow", "fast", "slow", "fast"}; !slices.Equal(s.asked, want) {
		t.Errorf("asked in the order %v, want %v", s.asked, want)
	}
	failing := s.target("failing", func(int) (bool, error) { return false, errors.New("failing") })
	if _, err := plan.InTurns(t.Context(), fast, failing, 1); err == nil {
		t.Error("there is a ratio to a target that fails")
	}
}

// A target that takes long is asked so many times after the first; one that does not answer
// the first time is not asked again.
func TestAlone(t *testing.T) {
	var s script
	asked := map[string]int{}
	count := func(name string, err error) target.Target {
		return s.target(name, func(int) (bool, error) {
			asked[name]++
			time.Sleep(5 * time.Millisecond)
			return true, err
		})
	}
	late := target.Target{Name: "late", Open: func(context.Context) (target.Asker, error) {
		asked["late"]++
		return silent{}, nil
	}}
	plan := measure.Plan{Timeout: 100 * time.Millisecond}
	samples, err := plan.Alone(t.Context(), []target.Target{count("answers", nil), late, count("fails", errors.New("failing"))}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(samples[0].Latencies) != 3 || asked["answers"] != 4 {
		t.Errorf("%d answers to %d questions, want 3 to 4", len(samples[0].Latencies), asked["answers"])
	}
	if samples[1].Late != 1 || asked["late"] != 1 || samples[2].Failed != 1 || asked["fails"] != 1 {
		t.Errorf("asked %v, though one is late and one fails", asked)
	}
}
