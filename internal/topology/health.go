package topology

import (
	"sync"
	"time"
)

// State is what a follower is doing, as far as others are concerned.
type State string

// The states.
const (
	// Building: there is no snapshot yet.
	Building State = "BUILDING"
	// Following: the snapshot is as new as the last answer of the feed.
	Following State = "FOLLOWING"
	// Rebuilding: the snapshot is not what the feed has, and the next is being built.
	// Until then the last good one answers.
	Rebuilding State = "REBUILDING"
	// Away: the feed does not answer. The last snapshot does.
	Away State = "AWAY"
)

// Health is how a follower is.
type Health struct {
	State State
	// Revision, Entities and Links are those of the snapshot.
	Revision        int64
	Entities, Links int
	// Lag is how long ago the snapshot was last known to be the newest.
	Lag time.Duration
	// Rebuilds counts the snapshots that were built anew after a fault, and
	// Compactions those that were made of the last one.
	Rebuilds, Compactions int
	// Fault is the last thing that went wrong, as a sentence, and FaultAt when; ""
	// where nothing has.
	Fault   string
	FaultAt time.Time
}

// status is what Health reports, beside the snapshot.
type status struct {
	mu sync.Mutex
	// phase is that of the loop. away: the last question to the feed failed.
	phase                 phase
	away                  bool
	newestAt              time.Time
	rebuilds, compactions int
	fault                 string
	faultAt               time.Time
}

// Health returns how the follower is.
func (f *Follower) Health() Health {
	s := f.current.Load()
	t := &f.status
	t.mu.Lock()
	defer t.mu.Unlock()
	h := Health{State: Following, Rebuilds: t.rebuilds, Compactions: t.compactions, Fault: t.fault, FaultAt: t.faultAt}
	switch {
	case s == nil:
		h.State = Building
		return h
	case t.away:
		h.State = Away
	case !t.phase.sound():
		h.State = Rebuilding
	}
	h.Revision = s.revision
	h.Entities, h.Links = s.Size()
	h.Lag = time.Since(t.newestAt)
	return h
}

func (t *status) change(do func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	do()
}

// enter notes the phase of the loop.
func (t *status) enter(p phase) { t.change(func() { t.phase = p }) }

// newest notes that the snapshot was the newest at a time.
func (t *status) newest(at time.Time) {
	t.change(func() { t.away, t.newestAt = false, at })
}

// failed notes that the feed did not answer.
func (t *status) failed(err error) {
	t.change(func() { t.away = true; t.setFault(err) })
}

// broken notes a fault that the feed, which answers, has shown.
func (t *status) broken(err error) {
	t.change(func() { t.away = false; t.setFault(err) })
}

func (t *status) setFault(err error) { t.fault, t.faultAt = sentence(err), time.Now() }

func (t *status) rebuilt() { t.change(func() { t.rebuilds++ }) }

func (t *status) compacted() { t.change(func() { t.compactions++ }) }
