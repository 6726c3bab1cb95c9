package topology

import (
	"context"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// rebuilder makes whole snapshots in the background, one at a time.
type rebuilder struct {
	// builds brings what was built.
	builds chan *build
	// candidate is what is to take the place of the current snapshot, as soon as the
	// changes since are in it; nil where there is none.
	candidate *build
	// rebuildAt is when the next may be built anew, and compactAt when the next may be
	// compacted.
	rebuildAt, compactAt time.Time
	// attempts counts, since all pages were found right, the snapshots that were built
	// anew and those that could not be, or not be kept.
	attempts int
}

// maxRebuildBackoff is the longest pause before a snapshot is built anew once more.
const maxRebuildBackoff = 10 * time.Minute

// build is a whole snapshot, and how it came about: anew from the feed, or by
// compaction of the last.
type build struct {
	snapshot *Snapshot
	anew     bool
	took     time.Duration
	err      error
}

// on moves to the phase that follows from an event, and does what belongs to it.
func (l *loop) on(ctx context.Context, e event) {
	t := l.phase.after(e)
	l.phase = t.to
	switch t.do {
	case nothing:
	case compact:
		s := l.Current()
		l.inBackground(false, func() (*Snapshot, error) { return s.compact(ctx) })
	case rebuild:
		l.inBackground(true, func() (*Snapshot, error) { return l.load(ctx) })
	case replace:
		l.replace(ctx)
	case retry:
		l.attempts++
		l.schedule()
	case schedule:
		l.schedule()
	}
	if !l.phase.awaits(caughtUp) {
		l.candidate = nil
	}
	l.status.enter(l.phase)
}

// buildIfDue raises the event that begins a build, if its time has come.
func (l *loop) buildIfDue(ctx context.Context) {
	now := time.Now()
	switch {
	case l.phase.awaits(rebuildDue) && !now.Before(l.rebuildAt):
		l.on(ctx, rebuildDue)
	case l.phase.awaits(compactionDue) && !now.Before(l.compactAt) && l.Current().NeedsCompaction():
		l.on(ctx, compactionDue)
	}
}

func (l *loop) inBackground(anew bool, do func() (*Snapshot, error)) {
	l.work.Go(func() {
		began := time.Now()
		s, err := do()
		l.builds <- &build{snapshot: s, anew: anew, took: time.Since(began), err: err}
	})
}

// schedule sets the time of the next rebuild: at once, unless the last ones have not
// helped.
func (l *loop) schedule() {
	l.rebuildAt = time.Now()
	if l.attempts > 0 {
		l.rebuildAt = l.rebuildAt.Add(l.backoff(l.attempts, maxRebuildBackoff))
	}
}

// finish takes a build that has ended.
func (l *loop) finish(ctx context.Context, b *build) {
	if !b.anew {
		const share = 10 // compactions take at most one tenth of the time
		l.compactAt = time.Now().Add((share - 1) * b.took)
	}
	switch {
	case ctx.Err() != nil:
	case b.err == nil:
		l.candidate = b
		l.on(ctx, built)
	case b.anew:
		l.options.Log.ErrorContext(ctx, "the topology can't be built anew", "error", b.err)
		l.status.broken(b.err)
		l.on(ctx, buildFailed)
	default:
		l.fault(ctx, buildFailed, b.err)
	}
}

// catchUp brings the candidate up to date, to take the place of the current snapshot.
func (l *loop) catchUp(ctx context.Context) error {
	c := l.candidate
	committed := l.feed.Committed()
	asked, err := l.advance(ctx, c.snapshot, func(s *Snapshot, _ *Change) { c.snapshot = s })
	switch {
	case network.CodeOf(err) == network.Conflict:
		l.fault(ctx, rejected, err)
		return nil
	case err != nil:
		return err
	}
	l.forget(committed, c.snapshot)
	l.on(ctx, caughtUp)
	l.status.newest(asked)
	return nil
}

// replace puts the candidate in the place of the current snapshot.
func (l *loop) replace(ctx context.Context) {
	c := l.candidate
	l.inspecting(replaced)
	l.publish(c.snapshot)
	if c.anew {
		l.attempts++
		l.status.rebuilt()
	} else {
		l.status.compacted()
	}
	l.options.Log.InfoContext(ctx, "the topology is in order again",
		"revision", c.snapshot.revision, "anew", c.anew, "took", c.took.Round(time.Millisecond))
}
