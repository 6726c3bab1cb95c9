package solver

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/priority"
)

// labels bound what is left to go from each state to where paths end: for walks,
// which may come back to an entity, through all that is not on a beginning.
//
// A label is a weight, and when one must set out for a walk of that weight. Labels
// are set in the order of their weights, as in E. W. Dijkstra's algorithm (1959),
// by going back from the ends. A state has several where more weight allows more:
// fewer hops, or other days (label setting for shortest paths with resource
// constraints, M. Desrochers and F. Soumis, 1988).
//
// A least walk is a path: what it does between two visits to an entity can be left
// out, which makes it shorter and no dearer, and keeps the order of time on each
// day on which all of it holds. With via this is so only behind the last of them.
type labels struct {
	search *Search
	// ends are the entities where paths end.
	ends []int32
	// of has the labels of each state, in the order of their weights. Where only hops
	// count, each of them allows what those before it do, and more.
	of [][]label
	// waiting are the labels that have been queued, in that order.
	waiting []waitingLabel
	queue   priority.Queue[queuedLabel]
	// touched are the states of which a label has been queued: queued is the weight of
	// the last that was, last its place in waiting.
	touched []int32
	queued  []weight
	last    []int32
	// The walks have at most so many hops, and come by no stage before the first.
	maxHops, first int
	// over, made and spare are profiles that are being made.
	over, made, spare Profile
}

type label struct {
	weight weight
	until  Profile
}

// waitingLabel is a label that waits to be set.
type waitingLabel struct {
	label
	state
	index int32
}

// queuedLabel is its place in the queue, and in waiting.
type queuedLabel struct {
	weight weight
	at     int32
}

const unqueued = ^weight(0)

func newLabels(s *Search) *labels {
	l := &labels{search: s, ends: s.graph.ends(To), of: make([][]label, s.graph.states())}
	l.queued, l.last = make([]weight, len(l.of)), make([]int32, len(l.of))
	one := make([]label, len(l.of)) // which most states have
	for i := range l.queued {
		l.of[i], l.queued[i] = one[i:i:i+1], unqueued
	}
	l.queue.Less = func(a, b queuedLabel) bool { return a.weight < b.weight }
	return l
}

// run sets the labels of walks of at most so many hops, from a stage on.
func (l *labels) run(maxHops, first int) error {
	for _, at := range l.touched {
		l.of[at], l.queued[at] = l.of[at][:0], unqueued
	}
	l.queue.Clear()
	l.touched, l.waiting, l.maxHops, l.first = l.touched[:0], l.waiting[:0], maxHops, first
	for _, entity := range l.ends {
		if !l.search.onPath[entity] {
			l.put(state{entity, l.search.graph.conditions.Via}, label{0, Backward.Start()})
		}
	}
	for l.queue.Len() > 0 {
		if err := l.set(l.waiting[l.queue.Pop().at]); err != nil {
			return err
		}
	}
	return nil
}

// put queues a label of a state.
func (l *labels) put(at state, new label) {
	index := int32(l.search.graph.index(at))
	queued := l.queued[index]
	switch {
	case queued == unqueued:
		l.touched = append(l.touched, index)
	case !l.search.graph.conditions.timed():
		// What weighs no more and has no more hops allows all that this does.
		if queued <= new.weight && queued.hops() <= new.weight.hops() {
			return
		}
	case queued == new.weight:
		other := &l.waiting[l.last[index]]
		other.until = other.until.Join(nil, new.until, Backward)
		return
	}
	l.queued[index], l.last[index] = new.weight, int32(len(l.waiting))
	l.waiting = append(l.waiting, waitingLabel{new, at, index})
	l.queue.Push(queuedLabel{new.weight, l.last[index]})
}

// set sets a label and carries back over the steps to its state what it allows beyond
// others.
func (l *labels) set(w waitingLabel) error {
	gained := l.gained(w.index, w.label)
	if len(gained) == 0 {
		return nil
	}
	known := l.of[w.index]
	if len(known) > 0 {
		gained = slices.Clone(gained)
	}
	w.until = gained
	if l.search.query.Weigh == nil && len(known) > 0 {
		w.until = known[len(known)-1].until.Join(nil, gained, Backward)
	}
	l.of[w.index] = append(known, w.label)
	return l.carry(w.state, label{w.weight, gained})
}

// gained returns what a label allows that lighter ones of its state do not; it is
// overwritten by the next that is asked for.
func (l *labels) gained(index int32, of label) Profile {
	until, known := of.until, l.of[index]
	if l.search.query.Weigh == nil && len(known) > 0 {
		known = known[len(known)-1:]
	}
	for _, lighter := range known {
		if lighter.weight.hops() > of.weight.hops() {
			continue
		}
		if !l.search.graph.conditions.timed() {
			return nil
		}
		until = until.Beyond(l.spare[:0], lighter.until, Backward)
		if l.spare, l.made = l.made, until; len(until) == 0 {
			return nil
		}
	}
	return until
}

// carry queues the labels of the states from which a step leads to one.
func (l *labels) carry(at state, from label) error {
	g := l.search.graph
	stage := g.before(at)
	if from.weight > 0 && !g.inner(at.entity) || from.weight.hops() >= l.maxHops || stage < l.first {
		return nil
	}
	steps := g.of(at.entity)
	if err := l.search.visit(len(steps)); err != nil {
		return err
	}
	for i := range steps {
		step := &steps[i]
		before := state{step.To, stage}
		if l.search.onPath[step.To] || !g.mayBe(before) || !l.search.chain.allows(before) || g.role[step.To] == To {
			continue
		}
		next := label{from.weight + l.search.weigh(step, at.entity), from.until}
		if g.conditions.timed() {
			l.over = from.until.Over(l.over[:0], g.conditions, step, Backward)
			next.until = l.over
			if next.until = l.gained(int32(g.index(before)), next); len(next.until) == 0 {
				continue
			}
			next.until = slices.Clone(next.until)
		}
		l.put(before, next)
	}
	return nil
}

// least returns the least weight that is left from a state for a path that has so
// many hops to go, whose steps so far all hold on some days, and the last of which
// was taken on a day; false where it can't go on to an end.
func (l *labels) least(at state, hopsLeft int, on network.Days, day network.Day) (weight, bool) {
	for _, label := range l.of[l.search.graph.index(at)] {
		if label.weight.hops() <= hopsLeft && (!l.search.graph.conditions.timed() || label.until.Admits(on, day)) {
			return label.weight, true
		}
	}
	return 0, false
}
