package topology

import (
	"context"
	"fmt"
	"time"
)

// inspector compares what the feed has with the snapshot, a page at a time: so what
// was changed there without a trace in the log comes out, sooner or later. The feed is
// asked in the background; what changes meanwhile is left out.
//
// It runs beside the lifecycle and touches it at two points: it raises differs, and a
// snapshot that is replaced voids what was asked before.
type inspector struct {
	state inspectorState
	// inspection is the one that counts: nil where the inspector is idle or overtaken.
	inspection *inspection
	// answers has one for every inspection whose feed has answered.
	answers chan struct{}
	// inspectAt is when the next begins, with the page after the id checked.
	inspectAt time.Time
	checked   string
}

// inspectorState is where an inspector stands.
type inspectorState uint8

const (
	// idle: nothing is asked.
	idle inspectorState = iota
	// asking: the feed is asked.
	asking
	// answered: the feed has answered, and the answer is to be judged.
	answered
	// overtaken: the feed is asked, and the snapshot has been replaced since. The
	// answer does not count, but no other is asked for before it.
	overtaken
	inspectorStateCount = iota
)

// inspectorEvent is what may change the state of an inspector.
type inspectorEvent uint8

const (
	// inspectionDue: the last inspection is long enough ago, and nothing is known to be
	// wrong.
	inspectionDue inspectorEvent = iota
	// answerCame: the feed has answered.
	answerCame
	// judged: the answer was compared with the snapshot.
	judged
	// replaced: another snapshot takes the place of the current one.
	replaced
	inspectorEventCount = iota
)

// inspections is the table of the states that follow from events. Nobody changes it.
var inspections = [inspectorStateCount]row[inspectorEvent, inspectorState]{
	idle: {
		on:    map[inspectorEvent]inspectorState{inspectionDue: asking, replaced: idle},
		never: []inspectorEvent{answerCame, judged},
	},
	asking: {
		on:    map[inspectorEvent]inspectorState{answerCame: answered, replaced: overtaken},
		never: []inspectorEvent{inspectionDue, judged},
	},
	answered: {
		on:    map[inspectorEvent]inspectorState{judged: idle, replaced: idle},
		never: []inspectorEvent{inspectionDue, answerCame},
	},
	overtaken: {
		on:    map[inspectorEvent]inspectorState{answerCame: idle, replaced: overtaken},
		never: []inspectorEvent{inspectionDue, judged},
	},
}

// inspection is one question to the feed: how much there is, and the next page.
type inspection struct {
	// from is the revision of the snapshot when it began.
	from int64
	// touched are the ids that have changed since.
	touched map[string]bool
	// What the feed has answered: numbers at one revision, a page at another.
	entities, links int
	counted, read   int64
	page            sampled
	err             error
}

// awaits reports whether an event may occur in the state.
func (s inspectorState) awaits(e inspectorEvent) bool {
	_, ok := inspections[s].on[e]
	return ok
}

// inspecting moves to the state that follows from an event.
func (i *inspector) inspecting(e inspectorEvent) {
	next, ok := inspections[i.state].on[e]
	if !ok {
		panic(fmt.Sprintf("topology: event %d in the state %d of an inspection", e, i.state))
	}
	i.state = next
	if next == idle || next == overtaken {
		i.inspection = nil
	}
}

// touch notes what a change names, if an inspection is under way.
func (i *inspector) touch(c *Change) {
	if i.inspection != nil {
		c.touch(i.inspection.touched)
	}
}

// inspectIfDue begins to look at the page after the last that was right, if its time
// has come. What is known to be wrong is not inspected.
func (l *loop) inspectIfDue(ctx context.Context) {
	if !l.state.awaits(inspectionDue) || !l.phase.awaits(differs) || time.Now().Before(l.inspectAt) {
		return
	}
	l.inspecting(inspectionDue)
	i, after := &inspection{from: l.Current().revision, touched: map[string]bool{}}, l.checked
	l.inspection = i
	l.work.Go(func() {
		i.ask(ctx, l.feed, after, l.options.InspectPage)
		l.answers <- struct{}{}
	})
}

func (i *inspection) ask(ctx context.Context, feed Feed, after string, n int) {
	if i.entities, i.links, i.counted, i.err = feed.Counts(ctx); i.err != nil {
		return
	}
	var entities []Sample
	entities, i.read, i.err = feed.Sample(ctx, after, n)
	i.page = sampled{entities: entities, after: after, last: len(entities) < n}
}

// judge compares the answer of the feed with the snapshot, into which has gone all
// that was committed before the feed had answered.
func (l *loop) judge(ctx context.Context) error {
	i, now := l.inspection, l.Current()
	l.inspecting(judged)
	l.inspectAt = time.Now().Add(l.options.InspectEvery)
	switch {
	case !l.phase.awaits(differs):
		return nil // that is known
	case i.err != nil:
		return i.err
	case min(i.counted, i.read) < i.from || max(i.counted, i.read) > now.revision:
		return nil // there is no snapshot to compare it with
	}
	if err := i.compare(now); err != nil {
		l.fault(ctx, differs, err)
		return nil
	}
	if i.page.last {
		l.checked, l.attempts = "", 0
	} else {
		l.checked = i.page.to()
	}
	return nil
}

// compare returns an error where a snapshot shows otherwise than the feed has answered.
func (i *inspection) compare(s *Snapshot) error {
	if s.revision == i.from && (i.entities != s.entityCount || i.links != s.linkCount) {
		return conflict("the graph was changed without a word in its log: it has %d entities and %d links, and should have %d and %d",
			i.entities, i.links, s.entityCount, s.linkCount)
	}
	if id, differs := i.page.differs(s, i.touched); differs {
		return conflict("the graph was changed without a word in its log: %s is not as it should be", id)
	}
	return nil
}
