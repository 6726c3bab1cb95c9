package topology

import "fmt"

// A follower replaces its snapshot by one that is compacted, or built anew from the
// feed. This file is the machine that decides which and when, as data: loop.go and
// rebuild.go raise its events and carry out its actions.

// phase is where a follower stands with its snapshot and the next one.
type phase uint8

const (
	// following: the snapshot is right as far as is known, and takes up what changes.
	following phase = iota
	// compacting: as following, while a compaction of the snapshot is running.
	compacting
	// compacted: the compacted snapshot, the candidate, has to take up what has changed
	// since its compaction began.
	compacted
	// diverged: the snapshot is not what the feed has, and the next is built anew after
	// a backoff. Until it is replaced it goes on answering, and takes up what changes.
	diverged
	// divergedCompacting: as diverged, while a compaction is still running. What it
	// makes is no better than the snapshot, and is dropped.
	divergedCompacting
	// divergedRebuilding: as diverged, while the next is being built.
	divergedRebuilding
	// divergedRebuilt: the snapshot built anew, the candidate, has to take up what has
	// changed since its build began.
	divergedRebuilt
	// detached and those that follow it are as diverged and those that follow it, but
	// the changes of the feed do not lead on from the snapshot, which takes up nothing
	// any more: by its number, a later change might seem to fit.
	detached
	detachedCompacting
	detachedRebuilding
	detachedRebuilt
	phaseCount = iota
)

// event is what may move a follower to another phase.
type event uint8

const (
	// compactionDue: the snapshot needs compaction, and the last is long enough ago.
	compactionDue event = iota
	// rebuildDue: the backoff is over.
	rebuildDue
	// built: what was running in the background has made a snapshot.
	built
	// buildFailed: it has failed.
	buildFailed
	// caughtUp: the candidate has taken up all that changed.
	caughtUp
	// rejected: the changes of the feed do not lead on from the candidate.
	rejected
	// differs: an inspection has found that the snapshot is not what the feed has.
	differs
	// detach: the changes of the feed do not lead on from the snapshot.
	detach
	eventCount = iota
)

// action is what is to be done on the way to a phase.
type action uint8

const (
	nothing action = iota
	// compact begins to compact the snapshot, and rebuild to build one anew.
	compact
	rebuild
	// replace puts the candidate in the place of the snapshot.
	replace
	// schedule lets a rebuild be due after the backoff, and retry does so with one
	// attempt more behind it.
	schedule
	retry
)

// transition is what follows from an event: the next phase, and what is to be done.
type transition struct {
	to phase
	do action
}

// row has, for one state of a machine, what follows from the events that it awaits,
// and those that never occur in it.
type row[E comparable, T any] struct {
	on    map[E]T
	never []E
}

// lifecycle is the table of transitions. Nobody changes it.
var lifecycle = [phaseCount]row[event, transition]{
	following: {
		on: map[event]transition{
			compactionDue: {compacting, compact},
			differs:       {diverged, schedule},
			detach:        {detached, schedule},
		},
		never: []event{rebuildDue, built, buildFailed, caughtUp, rejected},
	},
	compacting: {
		on: map[event]transition{
			built:       {compacted, nothing},
			buildFailed: {diverged, schedule},
			differs:     {divergedCompacting, schedule},
			detach:      {detachedCompacting, schedule},
		},
		never: []event{compactionDue, rebuildDue, caughtUp, rejected},
	},
	compacted: {
		on: map[event]transition{
			caughtUp: {following, replace},
			rejected: {diverged, retry},
		},
		never: []event{compactionDue, rebuildDue, built, buildFailed, differs, detach},
	},
	diverged: {
		on: map[event]transition{
			rebuildDue: {divergedRebuilding, rebuild},
			detach:     {detached, nothing},
		},
		never: []event{compactionDue, built, buildFailed, caughtUp, rejected, differs},
	},
	divergedCompacting: {
		on: map[event]transition{
			built:       {diverged, nothing},
			buildFailed: {diverged, nothing},
			detach:      {detachedCompacting, nothing},
		},
		never: []event{compactionDue, rebuildDue, caughtUp, rejected, differs},
	},
	divergedRebuilding: {
		on: map[event]transition{
			built:       {divergedRebuilt, nothing},
			buildFailed: {diverged, retry},
			detach:      {detachedRebuilding, nothing},
		},
		never: []event{compactionDue, rebuildDue, caughtUp, rejected, differs},
	},
	divergedRebuilt: {
		on: map[event]transition{
			caughtUp: {following, replace},
			rejected: {diverged, retry},
		},
		never: []event{compactionDue, rebuildDue, built, buildFailed, differs, detach},
	},
	detached: {
		on: map[event]transition{
			rebuildDue: {detachedRebuilding, rebuild},
		},
		never: []event{compactionDue, built, buildFailed, caughtUp, rejected, differs, detach},
	},
	detachedCompacting: {
		on: map[event]transition{
			built:       {detached, nothing},
			buildFailed: {detached, nothing},
		},
		never: []event{compactionDue, rebuildDue, caughtUp, rejected, differs, detach},
	},
	detachedRebuilding: {
		on: map[event]transition{
			built:       {detachedRebuilt, nothing},
			buildFailed: {detached, retry},
		},
		never: []event{compactionDue, rebuildDue, caughtUp, rejected, differs, detach},
	},
	detachedRebuilt: {
		on: map[event]transition{
			caughtUp: {following, replace},
			rejected: {detached, retry},
		},
		never: []event{compactionDue, rebuildDue, built, buildFailed, differs, detach},
	},
}

// awaits reports whether an event may occur in the phase. So it decides what is
// looked for: changes where detach may occur, differences where differs may.
func (p phase) awaits(e event) bool {
	_, ok := lifecycle[p].on[e]
	return ok
}

// after returns what follows from an event. One that never occurs in the phase is a
// mistake of this package.
func (p phase) after(e event) transition {
	t, ok := lifecycle[p].on[e]
	if !ok {
		panic(fmt.Sprintf("topology: event %d in phase %d", e, p))
	}
	return t
}

// sound reports whether nothing is known to be wrong with the snapshot.
func (p phase) sound() bool { return p == following || p == compacting || p == compacted }
