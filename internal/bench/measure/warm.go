package measure

import (
	"context"
	"errors"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Warm asks all targets by so many clients, each for the same part of a time, and
// keeps nothing of what it sees: a virtual machine has compiled by then what it
// executes often, and caches have what is read often. It does so in rounds, so
// that what the first of them made the machine assume is soon put right. report
// is called with the time that is left.
func (p Plan) Warm(ctx context.Context, targets []target.Target, clients int, d time.Duration, report func(left time.Duration)) error {
	if d <= 0 || len(targets) == 0 {
		return nil
	}
	turn := d / time.Duration(p.Rounds*len(targets))
	until := time.Now().Add(d)
	for range p.Rounds {
		for _, t := range targets {
			report(time.Until(until))
			during, stop := context.WithTimeout(ctx, turn)
			err := p.turn(during, t, &Sample{Clients: clients}, turn)
			stop()
			if err != nil && !errors.Is(err, context.DeadlineExceeded) {
				return err
			}
		}
	}
	return nil
}
