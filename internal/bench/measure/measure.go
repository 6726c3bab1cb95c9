package measure

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Plan is how long to measure, and in how many turns.
type Plan struct {
	// Time is how long each target is asked by each number of clients.
	Time time.Duration
	// Rounds is in how many turns.
	Rounds int
	// Timeout is how long a question may take.
	Timeout time.Duration
	// Pause is how long a client waits between two questions.
	Pause time.Duration
}

// longestWait is how long a client waits at most that was refused.
const longestWait = time.Second

// Sample is what was seen of one target with so many clients.
type Sample struct {
	Clients int
	// Latencies are those of the questions that were answered, in order of size.
	Latencies []time.Duration
	// Elapsed is the time in which they were.
	Elapsed time.Duration
	// Incomplete counts answers that say that they are, Late those that did not come
	// in time, Refused requests that the server was too busy for, and Failed those
	// that were answered by an error; Failure is one of these.
	Incomplete, Late, Refused, Failed int
	Failure                           error
}

// PerSecond is how many questions were answered in a second. Where none came in
// time, fewer is true: it is how many there would have been had they come at the
// last moment.
func (s Sample) PerSecond() (rate float64, fewer bool) {
	if s.Elapsed == 0 {
		return 0, false
	}
	if len(s.Latencies) == 0 && s.Late > 0 {
		return float64(s.Late) / s.Elapsed.Seconds(), true
	}
	return float64(len(s.Latencies)) / s.Elapsed.Seconds(), false
}

// Quantile is the time within which that part of the questions was answered.
func (s Sample) Quantile(part float64) time.Duration {
	if len(s.Latencies) == 0 {
		return 0
	}
	return s.Latencies[min(len(s.Latencies)-1, int(part*float64(len(s.Latencies))))]
}

// Samples are those of one target, by the number of clients.
type Samples map[int]*Sample

// Compare measures targets side by side, with each number of clients. A target
// that takes longer for a question than there is time for all gets one turn only.
func (p Plan) Compare(ctx context.Context, targets []target.Target, clients ...int) ([]Samples, error) {
	all, slow := make([]Samples, len(targets)), make([]bool, len(targets))
	for i, s := range targets {
		all[i] = Samples{}
		for _, n := range clients {
			all[i][n] = &Sample{Clients: n}
		}
		// What was never asked before is compiled, planned and read from disk first.
		first := &Sample{Clients: slices.Max(clients)}
		if err := p.turn(ctx, s, first, p.Time/4); err != nil {
			return nil, err
		}
		slow[i] = first.Elapsed > p.Time
	}
	for round := range p.Rounds {
		for _, n := range clients {
			if err := p.round(ctx, targets, all, n, func(i int) bool { return slow[i] && round > 0 }); err != nil {
				return nil, err
			}
		}
	}
	for _, samples := range all {
		for _, s := range samples {
			slices.Sort(s.Latencies)
		}
	}
	return all, nil
}

// round asks each target for a turn with so many clients, but for those to skip.
func (p Plan) round(ctx context.Context, targets []target.Target, all []Samples, clients int, skip func(int) bool) error {
	for i, s := range targets {
		if skip(i) {
			continue
		}
		if err := p.turn(ctx, s, all[i][clients], p.Time/time.Duration(p.Rounds)); err != nil {
			return err
		}
	}
	return nil
}

// turn asks a target for a while and adds what is seen to the sample.
func (p Plan) turn(ctx context.Context, s target.Target, into *Sample, d time.Duration) error {
	seen := make([]Sample, into.Clients)
	var clients sync.WaitGroup
	began := time.Now()
	for i := range seen {
		clients.Go(func() { p.client(ctx, s, i, began.Add(d), &seen[i]) })
	}
	clients.Wait()
	into.Elapsed += time.Since(began)
	for _, one := range seen {
		into.Latencies = append(into.Latencies, one.Latencies...)
		into.Incomplete += one.Incomplete
		into.Late += one.Late
		into.Refused += one.Refused
		into.Failed += one.Failed
		if into.Failure == nil {
			into.Failure = one.Failure
		}
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

// client asks until it is time, each client beginning with another question. What
// fails is counted, unless ctx has ended; the client begins again with a new
// connection, or after a refusal asks again on the same.
func (p Plan) client(ctx context.Context, s target.Target, number int, until time.Time, seen *Sample) {
	const apart = 5
	var asker target.Asker
	for i := number * apart; time.Now().Before(until) && ctx.Err() == nil; i++ {
		if asker == nil {
			var err error
			if asker, err = s.Open(ctx); err != nil {
				if ctx.Err() == nil {
					seen.Failed++
					seen.Failure = fmt.Errorf("%s: %w", s.Name, err)
				}
				return
			}
		}
		asking, cancel := context.WithTimeout(ctx, p.Timeout)
		began := time.Now()
		complete, err := asker.Ask(asking, i)
		took, late := time.Since(began), asking.Err() != nil
		cancel()
		refused, isRefused := errors.AsType[*target.RefusedError](err)
		switch {
		case err == nil:
			seen.Latencies = append(seen.Latencies, took)
			if !complete {
				seen.Incomplete++
			}
			wait(ctx, p.Pause)
			continue
		case isRefused:
			seen.Refused++
			wait(ctx, max(p.Pause, min(refused.After, longestWait, time.Until(until))))
			continue
		case ctx.Err() != nil:
		case late:
			seen.Late++
		default:
			seen.Failed++
			seen.Failure = fmt.Errorf("%s: %w", s.Name, err)
		}
		_ = asker.Close() // what it was waiting for may still come
		asker = nil
	}
	if asker != nil {
		_ = asker.Close() // everything was read
	}
}

// wait waits, but no longer than ctx.
func wait(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
