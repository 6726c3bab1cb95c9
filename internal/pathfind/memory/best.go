package memory

import (
	"container/heap"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// found is a path of a web, with what it weighs.
type found struct {
	places []int32
	weight weight
}

// hops is the length of the path.
func (f *found) hops() int { return len(f.places) - 1 }

// weight is what paths are ranked by: something that adds up along the path – the
// cost, or how many entities are used already –, then the hops.
type weight uint64

// hopsBits leave room for paths through every entity of a web.
const hopsBits = 32

func weightOf(first, hops int) weight { return weight(first)<<hopsBits | weight(hops) }

// first is what is ranked by before the hops.
func (w weight) first() int { return int(w >> hopsBits) }

// best finds paths of a web, best first.
//
// A lead is a beginning of a path. Its bound is what the path weighs at least:
// what it weighs so far, and the least that is left. The lead with the least
// bound is followed first, of several the one whose ids come first. What a lead
// becomes is never less than its bound, and never before it in the order of ids:
// so paths are found in their order.
type best struct {
	*ahead
	// weigh gives what a step adds to the first part of the weight, and least the
	// least weight from each state to the end.
	weigh   func(s *step) int
	least   []weight
	maxHops int
	leads   leads
	// ways keeps the places of all leads, one after the other.
	ways []int32
}

// lead is a beginning of a path.
type lead struct {
	bound, weight weight
	// Its places are so many of ways from begin on.
	begin, length int32
	stage         int
	// on is the days on which all steps so far hold, day the earliest on which the
	// last can have been taken.
	on  network.Days
	day network.Day
}

// leads is a heap of them.
type leads struct {
	best *best
	list []lead
}

func (l *leads) Len() int      { return len(l.list) }
func (l *leads) Swap(i, j int) { l.list[i], l.list[j] = l.list[j], l.list[i] }
func (l *leads) Push(x any)    { l.list = append(l.list, x.(lead)) }
func (l *leads) Less(i, j int) bool {
	a, b := &l.list[i], &l.list[j]
	if a.bound != b.bound {
		return a.bound < b.bound
	}
	return slices.Compare(l.best.places(a), l.best.places(b)) < 0
}

func (l *leads) Pop() any {
	last := l.list[len(l.list)-1]
	l.list = l.list[:len(l.list)-1]
	return last
}

func (b *best) places(l *lead) []int32 { return b.ways[l.begin : l.begin+l.length] }

// search looks for paths of at most so many hops; weigh is nil where only hops
// count.
func (w *web) search(maxHops int, weigh func(s *step) int) (*best, error) {
	h, err := w.looksAhead(maxHops)
	if err != nil {
		return nil, err
	}
	return h.search(maxHops, weigh)
}

// search is web's, of a web that has been looked through for ways of as many hops
// or more.
func (h *ahead) search(maxHops int, weigh func(s *step) int) (*best, error) {
	b := &best{ahead: h, weigh: weigh, maxHops: maxHops}
	b.leads.best = b
	if weigh != nil {
		if err := b.weighAhead(); err != nil {
			return nil, err
		}
	}
	for i := range h.nodes {
		if h.role[i]&isFrom == 0 {
			continue
		}
		start := lead{begin: int32(len(b.ways)), length: 1, on: network.EveryDay(), day: network.MinDay}
		b.ways = append(b.ways, int32(i))
		if bound, leads := b.bound(&start); leads {
			start.bound = bound
			heap.Push(&b.leads, start)
		}
	}
	return b, nil
}

// next gives the next best path; nil where there is none left.
func (b *best) next() (*found, error) {
	for b.leads.Len() > 0 {
		l := heap.Pop(&b.leads).(lead)
		last := b.ways[l.begin+l.length-1]
		if b.role[last]&isTo != 0 && l.stage == b.stages-1 && (l.length > 1 || l.bound == l.weight) {
			path := &found{places: slices.Clone(b.places(&l)), weight: l.weight}
			// Who stands at both ends is a path already and may begin others.
			if l.length == 1 {
				if err := b.follow(&l, last); err != nil {
					return nil, err
				}
			}
			return path, nil
		}
		if err := b.follow(&l, last); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// follow makes the leads that go on from one.
func (b *best) follow(l *lead, last int32) error {
	// A lead takes memory, and so counts as many links.
	const linksPerLead = 50
	if int(l.length)-1 >= b.maxHops {
		return nil
	}
	steps := b.of(last)
	if err := b.meter.Visit(len(steps)); err != nil {
		return err
	}
	for i := range steps {
		s := &steps[i]
		stage, may := b.enter(s.to, l.stage)
		if !may || slices.Contains(b.places(l), s.to) {
			continue
		}
		next := lead{length: l.length + 1, stage: stage, on: l.on, day: l.day}
		if b.f.overlapping {
			if next.on = l.on.And(s.holds); len(next.on) == 0 {
				continue
			}
		}
		if b.f.inTimeOrder {
			var possible bool
			if next.day, possible = s.happens.From(l.day); !possible {
				continue
			}
		}
		added := 0
		if b.weigh != nil {
			added = b.weigh(s)
		}
		next.weight = l.weight + weightOf(added, 1)
		next.begin = int32(len(b.ways))
		b.ways = append(append(b.ways, b.places(l)...), s.to)
		var leads bool
		if next.bound, leads = b.bound(&next); !leads {
			b.ways = b.ways[:next.begin]
			continue
		}
		if err := b.meter.Visit(linksPerLead); err != nil {
			return err
		}
		heap.Push(&b.leads, next)
	}
	return nil
}

// bound gives what a lead weighs at least when it has come to the end, and
// whether it can come there.
func (b *best) bound(l *lead) (weight, bool) {
	s := state{place: b.ways[l.begin+l.length-1], stage: l.stage}
	hops, leads := b.hopsLeft(s, l.on, l.day)
	if !leads || int(l.length)-1+hops > b.maxHops {
		return 0, false
	}
	if b.weigh == nil {
		return l.weight + weightOf(0, hops), true
	}
	least := b.least[b.at(s.place, s.stage)]
	return l.weight + weightOf(least.first(), max(hops, least.hops())), true
}

// weighAhead works out least: Dijkstra's algorithm from the ends.
func (b *best) weighAhead() error {
	const unknown = ^weight(0)
	b.least = make([]weight, len(b.nodes)*b.stages)
	for i := range b.least {
		b.least[i] = unknown
	}
	var edge pile[weight, state]
	reach := func(s state, w weight) {
		if at := b.at(s.place, s.stage); w < b.least[at] {
			b.least[at] = w
			edge.put(w, s)
		}
	}
	for i := range b.nodes {
		if b.role[i]&isTo != 0 {
			reach(state{int32(i), b.stages - 1}, 0)
		}
	}
	for len(edge) > 0 {
		gone, s := edge.take()
		if gone > b.least[b.at(s.place, s.stage)] {
			continue
		}
		stage, may := b.leave(s)
		if !may || gone > 0 && !b.leadsOn(s.place) {
			continue
		}
		steps := b.of(s.place)
		if err := b.meter.Visit(len(steps)); err != nil {
			return err
		}
		for i := range steps {
			// What it weighs to come from there to here.
			back := step{to: s.place, cost: steps[i].cost}
			reach(state{steps[i].to, stage}, gone+weightOf(b.weigh(&back), 1))
		}
	}
	return nil
}

// hops is what is ranked by last before the ids.
func (w weight) hops() int { return int(w & (1<<hopsBits - 1)) }
