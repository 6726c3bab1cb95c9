package topology

import (
	"context"
	"fmt"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// loop is what a follower does in one goroutine of its own: it is the only one
// that makes the next of its snapshots.
type loop struct {
	*Follower
	workshop
	// stuck: the changes that the feed has don't go on from the current snapshot.
	stuck bool
	// checkAt is when the next inspection begins, with the page after the id checked.
	checkAt time.Time
	checked string
	// inspection is the one underway, nil where there is none or it no longer counts.
	// inspected brings it back, and inspecting says that one is still to come.
	inspection *inspection
	inspected  chan *inspection
	inspecting bool
}

func newLoop(f *Follower) *loop {
	return &loop{Follower: f, workshop: workshop{made: make(chan made, 1)}, inspected: make(chan *inspection, 1)}
}

// begin builds the first snapshot.
func (l *loop) begin(ctx context.Context) error {
	s, err := l.shape(ctx)
	if err != nil {
		return err
	}
	committed := l.feed.Committed()
	asked, err := l.advance(ctx, s, func(next *Snapshot, _ *Change) { s = next })
	if err != nil {
		return err
	}
	l.forgive(committed, s)
	l.publish(s)
	l.status.newest(asked)
	l.checkAt = time.Now().Add(l.options.CheckEvery)
	return nil
}

// forgive gives up what was committed here before a snapshot was brought up to date,
// and is not in it: the graph has been replaced since.
func (l *loop) forgive(committed int64, s *Snapshot) {
	if committed > s.revision {
		l.feed.Forget(committed)
	}
}

// run follows until ctx ends.
func (l *loop) run(ctx context.Context) {
	failures := 0
	for {
		pause, kicked := l.options.Every, l.kicked
		if failures > 0 {
			pause, kicked = l.patience(failures, l.options.MostPatience), nil // asking more often does not help
		}
		select {
		case <-ctx.Done():
			return
		case <-kicked:
		case <-time.After(pause):
		case m := <-l.made:
			l.take(ctx, m)
		case i := <-l.inspected:
			l.inspecting, i.answered = false, true
		}
		err := l.step(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			failures = 0
		default:
			failures++
			l.options.Log.WarnContext(ctx, "the topology can't follow the network", "error", err, "failures", failures)
			l.status.failed(err)
		}
	}
}

// step does what is due. Its errors are those of a feed that does not answer.
func (l *loop) step(ctx context.Context) error {
	if l.candidate != nil {
		if err := l.replace(ctx); err != nil {
			return err
		}
	}
	if !l.stuck {
		if err := l.follow(ctx); err != nil {
			return err
		}
	}
	if i := l.inspection; i != nil && i.answered {
		l.inspection, l.checkAt = nil, time.Now().Add(l.options.CheckEvery)
		if err := l.judge(ctx, i); err != nil {
			return err
		}
	}
	if !l.ill && !l.inspecting && !time.Now().Before(l.checkAt) {
		l.inspect(ctx)
	}
	l.make(ctx)
	return nil
}

// follow brings the current snapshot up to date.
func (l *loop) follow(ctx context.Context) error {
	asked, err := l.advance(ctx, l.Current(), func(s *Snapshot, c *Change) {
		l.publish(s)
		if l.inspection != nil {
			c.touch(l.inspection.touched)
		}
	})
	switch {
	case network.CodeOf(err) == network.Conflict:
		l.stuck = true
		l.fault(ctx, err)
	case err != nil:
		return err
	default:
		l.status.newest(asked)
	}
	return nil
}

// advance applies to a snapshot all that has changed since, and gives each next one
// to take. A network.Conflict says that there is no way on. Otherwise the last one
// was the newest when the feed was asked for more.
func (l *loop) advance(ctx context.Context, s *Snapshot, take func(*Snapshot, *Change)) (asked time.Time, err error) {
	for {
		asked = time.Now()
		c, more, err := l.feed.Changes(ctx, s.revision)
		switch {
		case err != nil:
			return asked, fmt.Errorf("follow the network: %w", err)
		case !more:
			return asked, nil
		case c.Revision <= s.revision:
			return asked, conflict("the log of changes leads from revision %d to %d", s.revision, c.Revision)
		}
		before := s.revision
		if s, err = s.Apply(c); err != nil {
			return asked, conflict("the changes from revision %d to %d can't be: %s", before, c.Revision, sentence(err))
		}
		take(s, &c)
	}
}

// fault takes it that the current snapshot is not what the feed has.
func (l *loop) fault(ctx context.Context, err error) {
	l.options.Log.ErrorContext(ctx, "the topology is not what the graph has, and is built anew", "error", err)
	l.status.broken(err)
	if !l.ill {
		l.ill = true
		l.healAt = time.Now()
		if l.rebuilds > 0 { // it has not helped for long
			l.healAt = l.healAt.Add(l.patience(l.rebuilds, mostRebuildPause))
		}
	}
}

// conflict says that the graph and the snapshot don't go together.
func conflict(format string, args ...any) error {
	return &network.Error{Code: network.Conflict, Message: fmt.Sprintf(format, args...)}
}
