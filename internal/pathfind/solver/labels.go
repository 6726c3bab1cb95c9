package solver

import (
	"cmp"
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
	// of has the labels of each state, in the order of their weights.
	of [][]label
	// touched are the states that have labels or have been queued, queued the least
	// weight that each was queued with, where days don't matter.
	touched []int32
	queued  []weight
	queue   priority.Queue[candidateLabel]
	batch   []candidateLabel
	// The walks have at most so many hops, and come by no stage before the first.
	maxHops, first int
	// over, made and spare are profiles that are being made.
	over, made, spare Profile
}

type label struct {
	weight weight
	until  Profile
}

// candidateLabel is a label that waits to be set.
type candidateLabel struct {
	label
	state
	index int32
}

const unqueued = ^weight(0)

func newLabels(s *Search) *labels {
	l := &labels{search: s, ends: s.graph.ends(To), of: make([][]label, s.graph.states()), queued: make([]weight, s.graph.states())}
	one := make([]label, len(l.of)) // which most states have
	for i := range l.queued {
		l.of[i], l.queued[i] = one[i:i:i+1], unqueued
	}
	l.queue.Less = func(a, b candidateLabel) bool { return a.weight < b.weight }
	return l
}

// run sets the labels of walks of at most so many hops, from a stage on.
func (l *labels) run(maxHops, first int) error {
	for _, at := range l.touched {
		l.of[at], l.queued[at] = l.of[at][:0], unqueued
	}
	l.touched, l.maxHops, l.first = l.touched[:0], maxHops, first
	g := l.search.graph
	start := Backward.Start()
	for _, entity := range l.ends {
		if !l.search.onPath[entity] {
			l.put(candidateLabel{label: label{0, start}, state: state{entity, g.conditions.Via}})
		}
	}
	for l.queue.Len() > 0 {
		l.take()
		for i := 0; i < len(l.batch); {
			next := i + 1
			for next < len(l.batch) && l.batch[next].index == l.batch[i].index {
				next++
			}
			if err := l.set(l.batch[i:next]); err != nil {
				return err
			}
			i = next
		}
	}
	return nil
}

// put queues a label.
func (l *labels) put(c candidateLabel) {
	c.index = int32(l.search.graph.index(c.state))
	if len(l.of[c.index]) == 0 && l.queued[c.index] == unqueued {
		l.touched = append(l.touched, c.index)
	}
	if !l.search.graph.conditions.timed() {
		// What weighs no more and has no more hops allows all that this does.
		if least := l.queued[c.index]; least <= c.weight && least.hops() <= c.weight.hops() {
			return
		}
	}
	l.queued[c.index] = min(l.queued[c.index], c.weight)
	l.queue.Push(c)
}

// take takes all labels of the least weight from the queue, by their states.
func (l *labels) take() {
	l.batch = append(l.batch[:0], l.queue.Pop())
	for l.queue.Len() > 0 && l.queue.First().weight == l.batch[0].weight {
		l.batch = append(l.batch, l.queue.Pop())
	}
	slices.SortFunc(l.batch, func(a, b candidateLabel) int { return cmp.Compare(a.index, b.index) })
}

// set sets a label of a state, which is the best of some of the same weight, and
// carries it back over the steps to the state, if it allows anything new.
func (l *labels) set(same []candidateLabel) error {
	at, best := same[0].state, same[0].label
	for _, other := range same[1:] {
		best.until = best.until.Join(nil, other.until, Backward)
	}
	if best.until = l.gained(same[0].index, best); len(best.until) == 0 {
		return nil
	}
	if len(l.of[same[0].index]) > 0 {
		best.until = slices.Clone(best.until)
	}
	l.of[same[0].index] = append(l.of[same[0].index], best)
	return l.carry(at, best)
}

// gained returns what a label allows that lighter ones of its state do not; it is
// overwritten by the next that is asked for.
func (l *labels) gained(index int32, of label) Profile {
	until := of.until
	for _, lighter := range l.of[index] {
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
		l.put(candidateLabel{label: next, state: before})
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
