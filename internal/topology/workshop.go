package topology

import (
	"context"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// workshop is where a loop has whole snapshots made, in the background.
type workshop struct {
	// made brings what was made, one at a time; making says that something is.
	made   chan made
	making bool
	// candidate is a snapshot that is to take the place of the current one, as soon
	// as the changes since are in it.
	candidate *made
	// ill: the next is to be built anew, but not before healAt. rebuilds counts how
	// often it was since all pages were found right.
	ill      bool
	healAt   time.Time
	rebuilds int
	// idleUntil is when the next compaction may begin: so that they take no more
	// than a tenth of the time.
	idleUntil time.Time
}

// mostRebuildPause is the longest pause before a snapshot is built anew once more.
const mostRebuildPause = 10 * time.Minute

// made is a whole snapshot, and how it came about.
type made struct {
	snapshot *Snapshot
	anew     bool
	took     time.Duration
	err      error
}

// make begins with a snapshot if one is needed.
func (l *loop) make(ctx context.Context) {
	now := time.Now()
	switch {
	case l.making || l.candidate != nil:
	case l.ill && !now.Before(l.healAt):
		l.inBackground(true, func() (*Snapshot, error) { return l.shape(ctx) })
	case !l.ill && !now.Before(l.idleUntil) && l.Current().Worn():
		worn := l.Current()
		l.inBackground(false, func() (*Snapshot, error) { return worn.compact(ctx) })
	}
}

func (l *loop) inBackground(anew bool, do func() (*Snapshot, error)) {
	l.making = true
	l.work.Go(func() {
		began := time.Now()
		s, err := do()
		l.made <- made{snapshot: s, anew: anew, took: time.Since(began), err: err}
	})
}

// take takes what was made.
func (l *loop) take(ctx context.Context, m made) {
	l.making = false
	if !m.anew {
		const share = 10
		l.idleUntil = time.Now().Add((share - 1) * m.took)
	}
	switch {
	case ctx.Err() != nil:
	case m.err != nil && m.anew:
		l.rebuilds++
		l.healAt = time.Now().Add(l.patience(l.rebuilds, mostRebuildPause))
		l.options.Log.ErrorContext(ctx, "the topology can't be built anew", "error", m.err)
		l.status.broken(m.err)
	case m.err != nil:
		l.fault(ctx, m.err)
	case m.anew || !l.ill: // what is ill is not mended by putting it in order
		l.candidate = &m
	}
}

// replace puts the candidate in the place of the current snapshot, once it is up to
// date.
func (l *loop) replace(ctx context.Context) error {
	c := l.candidate
	committed := l.feed.Committed()
	asked, err := l.advance(ctx, c.snapshot, func(s *Snapshot, _ *Change) { c.snapshot = s })
	switch {
	case network.CodeOf(err) == network.Conflict:
		l.candidate = nil
		l.rebuilds++
		l.ill = false // this illness; that of the candidate is the next
		l.fault(ctx, err)
		return nil
	case err != nil:
		return err
	}
	l.candidate, l.inspection = nil, nil // which has not seen the changes since
	l.forgive(committed, c.snapshot)
	l.stuck = false
	l.publish(c.snapshot)
	l.status.newest(asked)
	if c.anew {
		l.ill = false
		l.rebuilds++
		l.status.healed()
	} else {
		l.status.compacted()
	}
	l.options.Log.InfoContext(ctx, "the topology is in order again",
		"revision", c.snapshot.revision, "anew", c.anew, "took", c.took.Round(time.Millisecond))
	return nil
}
