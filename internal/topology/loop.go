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
	phase phase
	rebuilder
	inspector
}

func newLoop(f *Follower) *loop {
	return &loop{
		Follower: f, rebuilder: rebuilder{builds: make(chan *build, 1)}, inspector: inspector{answers: make(chan struct{}, 1)},
	}
}

// begin builds the first snapshot.
func (l *loop) begin(ctx context.Context) error {
	s, err := l.load(ctx)
	if err != nil {
		return err
	}
	committed := l.feed.Committed()
	asked, err := l.advance(ctx, s, func(next *Snapshot, _ *Change) { s = next })
	if err != nil {
		return err
	}
	l.forget(committed, s)
	l.publish(s)
	l.status.newest(asked)
	l.inspectAt = time.Now().Add(l.options.InspectEvery)
	return nil
}

// forget drops what was committed here before a snapshot was brought up to date, and
// is not in it: the graph has been replaced since.
func (l *loop) forget(committed int64, s *Snapshot) {
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
			pause, kicked = l.backoff(failures, l.options.MaxBackoff), nil // asking more often does not help
		}
		select {
		case <-ctx.Done():
			return
		case <-kicked:
		case <-time.After(pause):
		case b := <-l.builds:
			l.finish(ctx, b)
		case <-l.answers:
			l.inspecting(answerCame)
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
	if l.phase.awaits(caughtUp) {
		if err := l.catchUp(ctx); err != nil {
			return err
		}
	}
	if l.phase.awaits(detach) {
		if err := l.follow(ctx); err != nil {
			return err
		}
	}
	if l.state.awaits(judged) {
		if err := l.judge(ctx); err != nil {
			return err
		}
	}
	l.inspectIfDue(ctx)
	l.buildIfDue(ctx)
	return nil
}

// follow brings the current snapshot up to date.
func (l *loop) follow(ctx context.Context) error {
	asked, err := l.advance(ctx, l.Current(), func(s *Snapshot, c *Change) {
		l.publish(s)
		l.touch(c)
	})
	switch {
	case network.CodeOf(err) == network.Conflict:
		l.fault(ctx, detach, err)
	case err != nil:
		return err
	default:
		l.status.newest(asked)
	}
	return nil
}

// advance applies to a snapshot all that has changed since, and calls take with each
// next one. A network.Conflict means that there is no way on. Otherwise the last one
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

// fault raises an event that shows that a snapshot is not what the feed has.
func (l *loop) fault(ctx context.Context, e event, err error) {
	l.options.Log.ErrorContext(ctx, "the topology is not what the graph has, and is built anew", "error", err)
	l.status.broken(err)
	l.on(ctx, e)
}
