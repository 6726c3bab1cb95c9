package measure_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/subject"
)

// script answers as it is told to, and notes who was asked.
type script struct {
	mu    sync.Mutex
	asked []string
}

// subject gives one that answers by a function.
func (s *script) subject(name string, answer func(number int) (bool, error)) subject.Subject {
	return subject.Subject{Name: name, Open: func(context.Context) (subject.Asker, error) {
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

// Subjects take turns, are asked by each number of clients, and what fails or is
// incomplete is counted.
func TestCompare(t *testing.T) {
	var s script
	well := s.subject("well", func(int) (bool, error) { return true, nil })
	cut := s.subject("cut", func(int) (bool, error) { return false, nil })
	ill := s.subject("ill", func(int) (bool, error) { return false, errors.New("ill") })
	plan := measure.Plan{Time: 60 * time.Millisecond, Rounds: 3, Patience: time.Second}
	samples, err := plan.Compare(t.Context(), []subject.Subject{well, cut, ill}, 1, 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, clients := range []int{1, 4} {
		w, c, i := samples[0][clients], samples[1][clients], samples[2][clients]
		if rate, fewer := w.PerSecond(); len(w.Latencies) == 0 || w.Incomplete+w.Failed+w.Late > 0 || !slices.IsSorted(w.Latencies) || rate <= 0 || fewer {
			t.Errorf("%d clients, well: %+v", clients, w)
		}
		if c.Incomplete != len(c.Latencies) || c.Incomplete == 0 {
			t.Errorf("%d clients, cut: %d of %d incomplete", clients, c.Incomplete, len(c.Latencies))
		}
		if len(i.Latencies) > 0 || i.Failed == 0 || i.Failure == nil {
			t.Errorf("%d clients, ill: %+v", clients, i)
		}
	}
	turns := 0
	for _, name := range s.asked {
		if name == "well" {
			turns++
		}
	}
	if want := 1 + plan.Rounds*2; turns != want {
		t.Errorf("%d turns, want %d: one to warm up, and one a round and number of clients: %v", turns, want, s.asked)
	}
}

// Who does not answer in time has a rate that is an upper bound.
func TestLate(t *testing.T) {
	late := subject.Subject{Name: "late", Open: func(context.Context) (subject.Asker, error) { return patient{}, nil }}
	plan := measure.Plan{Time: time.Millisecond, Rounds: 1, Patience: 10 * time.Millisecond}
	samples, err := plan.Compare(t.Context(), []subject.Subject{late}, 1)
	if err != nil {
		t.Fatal(err)
	}
	s := samples[0][1]
	if rate, fewer := s.PerSecond(); s.Late != 1 || s.Failed > 0 || !fewer || rate <= 0 || rate > 100 {
		t.Errorf("%d late, %d failed, a rate of %v, which is a bound: %t", s.Late, s.Failed, rate, fewer)
	}
}

// patient waits until nobody waits for the answer any more.
type patient struct{}

func (patient) Ask(ctx context.Context, _ int) (bool, error) {
	<-ctx.Done()
	return false, ctx.Err()
}

func (patient) Close() error { return nil }

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var s script
	one := s.subject("one", func(int) (bool, error) { cancel(); return true, nil })
	plan := measure.Plan{Time: time.Hour, Rounds: 1, Patience: time.Second}
	if _, err := plan.Compare(ctx, []subject.Subject{one}, 1); !errors.Is(err, context.Canceled) {
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
