package topology

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// complete checks that each state of a machine has every event exactly once: as one
// that it awaits, or as one that never occurs in it.
func complete[E ~uint8, T any](t *testing.T, table []row[E, T], events E) {
	t.Helper()
	for state, r := range table {
		for e := range events {
			_, awaited := r.on[e]
			if never := slices.Contains(r.never, e); awaited == never {
				t.Errorf("state %d: event %d is awaited: %t, never occurs: %t", state, e, awaited, never)
			}
		}
		if len(r.on)+len(r.never) != int(events) {
			t.Errorf("state %d names %d events, and there are %d", state, len(r.on)+len(r.never), events)
		}
	}
}

func TestTheTablesAreComplete(t *testing.T) {
	complete(t, lifecycle[:], event(eventCount))
	complete(t, inspections[:], inspectorEvent(inspectorEventCount))
}

// work is what may be running in the background, or have come of it.
type work uint8

const (
	noWork work = iota
	aCompaction
	aRebuild
)

// world is a follower with the facts behind its states, which the tables do not have:
// they are kept up by what was done and has happened, and say what can happen next.
type world struct {
	phase phase
	state inspectorState

	// right: the snapshot is what the feed has. attached: the changes lead on from it.
	right, attached bool
	// running and candidate are the build in the background and what came of the last.
	running, candidate work
	// compactedWrong: the compaction is one of a snapshot that is not right.
	compactedWrong bool
	// scheduled: the time of the next rebuild was set since the last began.
	scheduled bool
	// asked: the feed is being asked by an inspection, and answer: it has answered.
	// outdated: the snapshot has been replaced since the inspection began.
	asked, answer, outdated bool
}

// move is something that can happen to a world: an event of one of the machines.
type move struct {
	inspector bool
	event     uint8
}

func (m move) String() string {
	if m.inspector {
		return fmt.Sprintf("inspector event %d", m.event)
	}
	return fmt.Sprintf("event %d", m.event)
}

// failure reports whether something goes wrong by the move.
func (m move) failure() bool {
	return !m.inspector && slices.Contains([]event{buildFailed, rejected, differs, detach}, event(m.event))
}

// possible returns what can happen in a world, by its facts alone.
func (w *world) possible() []move {
	var moves []move
	can := func(when bool, m move) {
		if when {
			moves = append(moves, m)
		}
	}
	resting := w.running == noWork && w.candidate == noWork
	can(resting && w.right && w.attached, move{event: uint8(compactionDue)})
	can(resting && !(w.right && w.attached), move{event: uint8(rebuildDue)})
	can(w.running != noWork, move{event: uint8(built)})
	can(w.running != noWork, move{event: uint8(buildFailed)})
	can(w.candidate != noWork, move{event: uint8(caughtUp)})
	can(w.candidate != noWork, move{event: uint8(rejected)})
	// A candidate is dealt with before anything else is looked at.
	can(w.candidate == noWork && w.answer && w.right && w.attached, move{event: uint8(differs)})
	can(w.candidate == noWork && w.attached, move{event: uint8(detach)})

	can(w.candidate == noWork && w.right && w.attached && !w.asked && !w.answer, move{inspector: true, event: uint8(inspectionDue)})
	can(w.asked, move{inspector: true, event: uint8(answerCame)})
	can(w.candidate == noWork && w.answer, move{inspector: true, event: uint8(judged)})
	return moves
}

// after returns the world after a move, and what is wrong with it.
func (w world) after(m move) (world, error) {
	if m.inspector {
		return w.afterInspector(inspectorEvent(m.event))
	}
	e := event(m.event)
	if !w.phase.awaits(e) {
		return w, fmt.Errorf("it does not await %s", m)
	}
	t := w.phase.after(e)
	w.phase = t.to
	switch e {
	case built:
		if t.to.awaits(caughtUp) {
			w.candidate = w.running
		}
		w.running = noWork
	case buildFailed:
		if w.running == aCompaction { // it is not what a snapshot can be
			w.right = false
		}
		w.running = noWork
	case rejected:
		if w.candidate == aCompaction {
			w.right = false
		}
		w.candidate = noWork
	case differs:
		w.right = false
	case detach:
		w.right, w.attached = false, false
	}
	w.compactedWrong = (w.running == aCompaction || w.candidate == aCompaction) && (w.compactedWrong || !w.right)
	return w.act(t.do)
}

// act does what a transition asks for.
func (w world) act(do action) (world, error) {
	switch do {
	case compact, rebuild:
		if w.running != noWork || w.candidate != noWork {
			return w, fmt.Errorf("a build begins beside another")
		}
		w.running = aCompaction
		if do == rebuild {
			w.running, w.scheduled = aRebuild, false
		} else if !w.right || !w.attached {
			return w, fmt.Errorf("what is not right is compacted")
		}
	case replace:
		if w.candidate == noWork {
			return w, fmt.Errorf("nothing takes the place of the snapshot")
		}
		if w.compactedWrong {
			return w, fmt.Errorf("the compaction of what is not right takes its place")
		}
		w.candidate, w.right, w.attached, w.scheduled = noWork, true, true, false
		w.outdated = w.asked
		return w.afterInspector(replaced)
	case schedule, retry:
		w.scheduled = true
	}
	return w, nil
}

func (w world) afterInspector(e inspectorEvent) (world, error) {
	if !w.state.awaits(e) {
		return w, fmt.Errorf("the inspector does not await event %d", e)
	}
	w.state = inspections[w.state].on[e]
	switch e {
	case inspectionDue:
		if w.asked {
			return w, fmt.Errorf("two inspections ask at once")
		}
		w.asked, w.outdated = true, false
	case answerCame:
		// What the table lets go of is not judged.
		w.asked, w.answer = false, w.state == answered
		if w.answer && w.outdated {
			return w, fmt.Errorf("an inspection counts that began before the snapshot was replaced")
		}
	case judged:
		w.answer = false
	case replaced:
		w.answer = false
	}
	return w, nil
}

// wrong returns an error where the states and the facts disagree.
func (w *world) wrong() error {
	for _, check := range []struct {
		what      string
		is, wants bool
	}{
		{"is sound", w.phase.sound(), w.right && w.attached},
		{"takes up changes", w.phase.awaits(detach), w.attached && w.candidate == noWork},
		{"can be inspected", w.phase.awaits(differs), w.right && w.attached && w.candidate == noWork},
		{"has a build running", w.phase.awaits(built), w.running != noWork},
		{"takes a failure", w.phase.awaits(buildFailed), w.running != noWork},
		{"has a candidate", w.phase.awaits(caughtUp), w.candidate != noWork},
		{"may reject one", w.phase.awaits(rejected), w.candidate != noWork},
		{"waits for an answer", w.state.awaits(answerCame), w.asked},
		{"has one to judge", w.state.awaits(judged), w.answer},
		{"may ask", w.state.awaits(inspectionDue), !w.asked && !w.answer},
	} {
		if check.is != check.wants {
			return fmt.Errorf("by its states it %s: %t, by the facts: %t", check.what, check.is, check.wants)
		}
	}
	if w.phase.awaits(rebuildDue) && !w.scheduled {
		return fmt.Errorf("it is to be built anew, and no time is set")
	}
	return nil
}

// exploration is all worlds that can be reached from the start.
type exploration struct {
	// reached has, for each, what has led there.
	reached map[world]string
	// before has the worlds from which each is reached when nothing goes wrong.
	before map[world][]world
	// phases and states have the events that have occurred in each.
	phases map[phase]map[event]bool
	states map[inspectorState]map[inspectorEvent]bool
}

func explore(t *testing.T) *exploration {
	start := world{phase: following, right: true, attached: true}
	x := &exploration{
		reached: map[world]string{start: "the start"}, before: map[world][]world{},
		phases: map[phase]map[event]bool{}, states: map[inspectorState]map[inspectorEvent]bool{},
	}
	for queue := []world{start}; len(queue) > 0; queue = queue[1:] {
		w := queue[0]
		if err := w.wrong(); err != nil {
			t.Fatalf("after %s: %v: %+v", x.reached[w], err, w)
		}
		for _, m := range w.possible() {
			next, err := w.after(m)
			if err != nil {
				t.Fatalf("after %s, %s: %v: %+v", x.reached[w], m, err, w)
			}
			x.note(&w, m)
			if _, known := x.reached[next]; !known {
				x.reached[next] = x.reached[w] + ", " + m.String()
				queue = append(queue, next)
			}
			if !m.failure() {
				x.before[next] = append(x.before[next], w)
			}
		}
	}
	return x
}

// note notes which events have occurred in which states.
func (x *exploration) note(w *world, m move) {
	if m.inspector {
		note(x.states, w.state, inspectorEvent(m.event))
		return
	}
	note(x.phases, w.phase, event(m.event))
	if w.phase.after(event(m.event)).do == replace {
		note(x.states, w.state, replaced)
	}
}

func note[S, E comparable](used map[S]map[E]bool, state S, e E) {
	if used[state] == nil {
		used[state] = map[E]bool{}
	}
	used[state][e] = true
}

// TestEverySequenceOfEvents goes through all that can happen to a follower, in every
// order: never two builds run at once nor two inspections, what is not right is never
// compacted and never replaced by its compaction, an inspection does not count that
// began before the snapshot was replaced, and every fault leads to a rebuild.
func TestEverySequenceOfEvents(t *testing.T) {
	x := explore(t)
	t.Logf("%d worlds", len(x.reached))
	// What the tables have beside what has occurred would never happen.
	for p, r := range lifecycle {
		occurs(t, "phase", p, r.on, x.phases[phase(p)])
	}
	for s, r := range inspections {
		occurs(t, "state of the inspector", s, r.on, x.states[inspectorState(s)])
	}
}

func occurs[E ~uint8, T any](t *testing.T, what string, state int, on map[E]T, occurred map[E]bool) {
	t.Helper()
	if want, got := slices.Sorted(maps.Keys(on)), slices.Sorted(maps.Keys(occurred)); !slices.Equal(want, got) {
		t.Errorf("%s %d awaits the events %v, of which only %v occur", what, state, want, got)
	}
}

// Wherever a follower has come to, it follows again if nothing goes wrong any more.
func TestEveryFaultIsHealed(t *testing.T) {
	x := explore(t)
	healed := map[world]bool{}
	var queue []world
	for w := range x.reached {
		if w.phase == following {
			healed[w] = true
			queue = append(queue, w)
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, w := range x.before[queue[0]] {
			if !healed[w] {
				healed[w] = true
				queue = append(queue, w)
			}
		}
	}
	for w, how := range x.reached {
		if !healed[w] {
			t.Errorf("after %s it never follows again: %+v", how, w)
		}
	}
}
