package memory

import (
	"github.com/entente-graph/entente/internal/network"
)

// ahead says what is possible from each entity of a web, at each stage: within
// how many hops the end can be reached, on which days all the way holds, and how
// late one may set out and still meet every step in its time. It looks at ways
// that may pass an entity twice, so it promises too much at times and never too
// little.
type ahead struct {
	*web
	marks [][]mark
}

// mark is what is possible within so many hops. Each mark of an entity allows
// more than the one before.
type mark struct {
	hops  int
	days  network.Days
	until network.Day
}

// at gives the place of an entity at a stage.
func (w *web) at(i int32, stage int) int { return int(i)*w.stages + stage }

// looksAhead works out the marks for ways of at most so many hops, going back
// from the ends.
func (w *web) looksAhead(maxHops int) (*ahead, error) {
	h := &ahead{web: w, marks: make([][]mark, len(w.nodes)*w.stages)}
	var changed []state
	for i := range w.nodes {
		if w.role[i]&isTo != 0 {
			end := state{place: int32(i), stage: w.stages - 1}
			h.marks[w.at(end.place, end.stage)] = []mark{{days: network.EveryDay(), until: network.MaxDay}}
			changed = append(changed, end)
		}
	}
	for hops := 1; hops <= maxHops && len(changed) > 0; hops++ {
		var next []state
		for _, s := range changed {
			better, err := h.goBack(s, hops)
			if err != nil {
				return nil, err
			}
			next = append(next, better...)
		}
		changed = next
	}
	return h, nil
}

// state is an entity at a stage.
type state struct {
	place int32
	stage int
}

// leave gives the stage before a state, in which whoever leads there is, and
// whether there is one: a via is come to in its turn only.
func (w *web) leave(s state) (stage int, may bool) {
	turn := w.turn[s.place]
	if turn == noTurn {
		return s.stage, true
	}
	return int(turn), int(turn)+1 == s.stage
}

// goBack carries what is possible from a state to those before it, and gives
// those that learn something new.
func (h *ahead) goBack(s state, hops int) ([]state, error) {
	from := h.within(s, hops-1)
	stage, may := h.leave(s)
	if !may {
		return nil, nil
	}
	steps := h.of(s.place)
	if err := h.meter.Visit(len(steps)); err != nil {
		return nil, err
	}
	var better []state
	for i := range steps {
		before := state{place: steps[i].to, stage: stage}
		// An end is not passed through; it may be where a path begins.
		if h.role[before.place]&isTo != 0 && h.role[before.place]&isFrom == 0 {
			continue
		}
		m, possible := h.carry(from, &steps[i])
		if possible && h.learn(before, m, hops) && h.role[before.place]&isFrom == 0 {
			better = append(better, before)
		}
	}
	return better, nil
}

// carry gives what is possible before a step, given what is behind it.
func (h *ahead) carry(m mark, s *step) (mark, bool) {
	if h.f.overlapping {
		if m.days = m.days.And(s.holds); len(m.days) == 0 {
			return m, false
		}
	}
	if h.f.inTimeOrder {
		until, possible := s.happens.Until(m.until)
		if !possible {
			return m, false
		}
		m.until = until
	}
	return m, true
}

// learn adds what is possible from a state within so many hops, and says whether
// it is the first to be learnt of the state at this distance.
func (h *ahead) learn(s state, m mark, hops int) bool {
	marks := &h.marks[h.at(s.place, s.stage)]
	m.hops = hops
	if len(*marks) == 0 {
		*marks = append(*marks, m)
		return true
	}
	last := &(*marks)[len(*marks)-1]
	more := false
	days := last.days
	if h.f.overlapping {
		days, more = last.days.Or(m.days)
	}
	until := last.until
	if h.f.inTimeOrder && m.until > until {
		until, more = m.until, true
	}
	if !more {
		return false
	}
	if last.hops == hops {
		last.days, last.until = days, until
		return false
	}
	*marks = append(*marks, mark{hops: hops, days: days, until: until})
	return true
}

// within gives what is possible from a state within so many hops.
func (h *ahead) within(s state, hops int) mark {
	marks := h.marks[h.at(s.place, s.stage)]
	for i := len(marks) - 1; i > 0; i-- {
		if marks[i].hops <= hops {
			return marks[i]
		}
	}
	return marks[0]
}

// hopsLeft gives how many hops at least are left for a path that has come to a
// state, whose steps so far all hold on some days and the last of which was taken
// on a day; false where there is no way on.
func (h *ahead) hopsLeft(s state, on network.Days, day network.Day) (int, bool) {
	for _, m := range h.marks[h.at(s.place, s.stage)] {
		if (!h.f.overlapping || m.days.Meets(on)) && (!h.f.inTimeOrder || day <= m.until) {
			return m.hops, true
		}
	}
	return 0, false
}
