package measure

import (
	"context"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Alone measures targets whose questions take long, side by side: one client asks each so
// many times, in turns. What was asked once before does not count, for by then it is
// compiled and read from disk; but a target that does not answer this one in time, or
// fails, is not asked again, and its sample says so.
func (p Plan) Alone(ctx context.Context, targets []target.Target, times int) ([]*Sample, error) {
	const once = time.Millisecond // a client begins another question only within this time
	samples := make([]*Sample, len(targets))
	for i, t := range targets {
		samples[i] = &Sample{Clients: 1}
		if err := p.turn(ctx, t, samples[i], once); err != nil {
			return nil, err
		}
	}
	asked := make([]bool, len(targets))
	for i, s := range samples {
		if asked[i] = s.Late+s.Failed+s.Refused == 0; asked[i] {
			samples[i] = &Sample{Clients: 1}
		}
	}
	for range times {
		for i, t := range targets {
			if !asked[i] {
				continue
			}
			if err := p.turn(ctx, t, samples[i], once); err != nil {
				return nil, err
			}
		}
	}
	for _, s := range samples {
		slices.Sort(s.Latencies)
	}
	return samples, nil
}
