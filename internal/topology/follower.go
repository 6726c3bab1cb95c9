package topology

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Options configure a Follower. Zero values take their defaults.
type Options struct {
	Log *slog.Logger
	// Every is how long it waits before it asks for changes again; 250 ms.
	Every time.Duration
	// InspectEvery is how often it compares a page of what it has with the feed, and
	// InspectPage how many entities a page has; 5 s and 100.
	InspectEvery time.Duration
	InspectPage  int
	// MaxBackoff is the longest that it waits after something has failed; 10 s.
	MaxBackoff time.Duration
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Every == 0 {
		o.Every = 250 * time.Millisecond
	}
	if o.InspectEvery == 0 {
		o.InspectEvery = 5 * time.Second
	}
	if o.InspectPage == 0 {
		o.InspectPage = 100
	}
	if o.MaxBackoff == 0 {
		o.MaxBackoff = 10 * time.Second
	}
	return o
}

// Follower keeps the newest snapshot of a feed. Readers take the one that is
// there, or wait for the one they need; they never wait for each other. It is safe
// for concurrent use.
type Follower struct {
	feed    Feed
	options Options
	current atomic.Pointer[Snapshot]

	life   context.Context // ends with Close
	end    context.CancelFunc
	work   sync.WaitGroup
	kicked chan struct{}

	status status

	// newer is closed when there is a newer snapshot.
	mu    sync.Mutex
	newer chan struct{}
}

// NewFollower makes a follower of a feed, which does nothing before Start.
func NewFollower(feed Feed, o Options) *Follower {
	f := &Follower{feed: feed, options: o.withDefaults(), kicked: make(chan struct{}, 1), newer: make(chan struct{})}
	f.life, f.end = context.WithCancel(context.Background())
	return f
}

// Start builds the first snapshot and then begins to follow, until Close. It tries
// again until ctx ends; Health reports meanwhile what is wrong, if anything is. It is
// called once.
func (f *Follower) Start(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(f.life, cancel)()
	l := newLoop(f)
	for failures := 1; ; failures++ {
		err := l.begin(ctx)
		if err == nil {
			f.work.Go(func() { l.run(f.life) })
			return nil
		}
		if ctx.Err() == nil {
			f.options.Log.WarnContext(ctx, "the topology can't be built", "error", err)
			f.status.failed(err)
		}
		select {
		case <-ctx.Done():
			return &network.Error{Code: network.Unavailable, Message: "the topology was not built", Err: err}
		case <-time.After(f.backoff(failures, f.options.MaxBackoff)):
		}
	}
}

// backoff is how long to wait after so many failures in a row.
func (f *Follower) backoff(failures int, most time.Duration) time.Duration {
	const doublings = 12
	return min(f.options.Every<<min(failures, doublings), most)
}

// Close ends following, and waits until everything has ended. Snapshots
// stay valid.
func (f *Follower) Close() {
	f.end()
	f.work.Wait()
}

// Current returns the newest snapshot that there is; nil before the first is built.
func (f *Follower) Current() *Snapshot { return f.current.Load() }

// Fresh returns the newest snapshot, if it shows all that this process has committed;
// nil where that would have to be waited for.
func (f *Follower) Fresh() *Snapshot {
	if s := f.current.Load(); s != nil && s.revision >= f.feed.Committed() {
		return s
	}
	return nil
}

// Known returns the newest revision as far as it is known without asking the feed:
// that of the snapshot, or what this process has committed since. It is not known where
// there is no snapshot, where the snapshot is not what the feed has, and where the feed
// has not answered for longer than it takes to ask a few times: so what others commit
// is known before long.
func (f *Follower) Known() (revision int64, known bool) {
	const asked = 4
	h := f.Health()
	return max(h.Revision, f.feed.Committed()), h.State == Following && h.Lag < asked*f.options.Every
}

// Kick lets the follower ask for changes now: there may be some.
func (f *Follower) Kick() {
	select {
	case f.kicked <- struct{}{}:
	default: // it has been kicked already
	}
}

// Newest returns a snapshot that shows all that this process has committed, and waits
// for it until ctx ends.
func (f *Follower) Newest(ctx context.Context) (*Snapshot, error) { return f.At(ctx, 0) }

// At returns a snapshot that shows the given revision and all that this process has
// committed, and waits for it until ctx ends.
func (f *Follower) At(ctx context.Context, revision int64) (*Snapshot, error) {
	revision = max(revision, f.feed.Committed())
	shows := func(s *Snapshot) bool { return s != nil && s.revision >= revision }
	if s := f.current.Load(); shows(s) {
		return s, nil
	}
	for {
		newer := f.whenNewer()
		s := f.current.Load()
		if shows(s) {
			return s, nil
		}
		f.Kick()
		select {
		case <-newer:
		case <-f.life.Done():
			return nil, &network.Error{Code: network.Unavailable, Message: "the service is going down"}
		case <-ctx.Done():
			return nil, late(ctx, s, revision)
		}
	}
}

func late(ctx context.Context, s *Snapshot, revision int64) error {
	if s == nil {
		return &network.Error{Code: network.Unavailable, Message: "the topology is still being built", Err: ctx.Err()}
	}
	return &network.Error{
		Code: network.Timeout, Err: ctx.Err(),
		Message: fmt.Sprintf("the topology is at revision %d and did not come to %d in time", s.revision, revision),
	}
}

// whenNewer returns a channel that is closed with the next snapshot.
func (f *Follower) whenNewer() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.newer
}

// publish makes a snapshot the current one.
func (f *Follower) publish(s *Snapshot) {
	f.current.Store(s)
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.newer)
	f.newer = make(chan struct{})
}
