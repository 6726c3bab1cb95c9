package measure

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Load is a target that is asked by so many clients without a pause.
type Load struct {
	Target  target.Target
	Clients int
	// Ahead is how long they ask before the others are measured beside them.
	Ahead time.Duration
}

// Beside measures probes, all together and by one client each: first alone, then
// beside a load. A probe that is not answered in time counts as answered just
// then. Requests of the load that have not been answered in the end count
// as nothing.
func (p Plan) Beside(ctx context.Context, probes []target.Target, load Load) (alone, beside []*Sample, loaded *Sample, err error) {
	if alone, err = p.probe(ctx, probes); err != nil {
		return nil, nil, nil, err
	}
	loading, stop := context.WithCancel(ctx)
	defer stop()
	heavy := Plan{Timeout: load.Ahead + p.Time + p.Timeout} // it is stopped
	loaded = &Sample{Clients: load.Clients}
	done := make(chan error, 1)
	go func() { done <- heavy.turn(loading, load.Target, loaded, heavy.Timeout) }()
	wait(ctx, load.Ahead)
	beside, err = p.probe(ctx, probes)
	stop()
	if ended := <-done; ended != nil && !errors.Is(ended, context.Canceled) {
		err = errors.Join(err, ended)
	}
	slices.Sort(loaded.Latencies)
	return alone, beside, loaded, err
}

// probe asks all targets at the same time, by one client each.
func (p Plan) probe(ctx context.Context, probes []target.Target) ([]*Sample, error) {
	samples, errs := make([]*Sample, len(probes)), make([]error, len(probes))
	var asking sync.WaitGroup
	for i, probe := range probes {
		samples[i] = &Sample{Clients: 1}
		asking.Go(func() { errs[i] = p.turn(ctx, probe, samples[i], p.Time) })
	}
	asking.Wait()
	for _, s := range samples {
		for range s.Late {
			s.Latencies = append(s.Latencies, p.Timeout) // at least
		}
		slices.Sort(s.Latencies)
	}
	return samples, errors.Join(errs...)
}
