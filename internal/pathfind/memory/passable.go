package memory

// passable says whether each via of a web can be passed: come to from the one
// before it and left for the one behind it by two ways that have nothing in
// common. Where one can't be, there is no path; where each can, there may still be
// none.
//
// Two ways that share no entity are a flow of two units through entities that take
// one each. It is found by the method of Ford and Fulkerson: a first way, then one
// that may send the first elsewhere.
func (w *web) passable() bool {
	for _, role := range w.role {
		if role&isFrom != 0 && role&isTo != 0 {
			return true // it may be either end, so this says nothing
		}
	}
	order := make([]int32, w.stages-1)
	for i, turn := range w.turn {
		if turn != noTurn {
			order[turn] = int32(i)
		}
	}
	for i, via := range order {
		before := func(place int32) bool { return w.role[place]&isFrom != 0 }
		behind := func(place int32) bool { return w.role[place]&isTo != 0 }
		if i > 0 {
			before = func(place int32) bool { return place == order[i-1] }
		}
		if i+1 < len(order) {
			behind = func(place int32) bool { return place == order[i+1] }
		}
		if !w.parts(via, before, behind) {
			return false
		}
	}
	return true
}

// parts says whether two ways that share no entity lead from one place, one to
// before and one to behind.
func (w *web) parts(via int32, before, behind func(int32) bool) bool {
	ends := func(place int32) goal {
		switch {
		case before(place):
			return toBefore
		case behind(place):
			return toBehind
		default:
			return toNone
		}
	}
	first, reached := w.flow(via, ends, toNone, nil)
	if reached == toNone {
		return false
	}
	_, reached = w.flow(via, ends, reached, first)
	return reached != toNone
}

// goal is which of its two ends a way has come to.
type goal int

const (
	toNone goal = iota
	toBefore
	toBehind
)

// point is one of the two that an entity is in a flow: where ways come in and
// where they go out.
type point struct {
	place int32
	out   bool
}

// flow looks for a way from via to an end of another goal than the one that was
// reached before, breadth first, through what the first way – by whom each entity
// on it is reached – leaves free or can give back.
func (w *web) flow(via int32, ends func(int32) goal, reached goal, first map[int32]int32) (map[int32]int32, goal) {
	start := point{via, true}
	from := map[point]point{start: start}
	queue := []point{start}
	reach := func(p, q point) {
		if _, seen := from[q]; !seen {
			from[q] = p
			queue = append(queue, q)
		}
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		back, passed := first[p.place]
		switch end := ends(p.place); {
		case p.out:
			for _, s := range w.of(p.place) {
				if earlier, on := first[s.to]; on && earlier == p.place {
					continue
				}
				if s.to != via && (ends(s.to) != toNone || w.leadsOn(s.to) && w.turn[s.to] == noTurn) {
					reach(p, point{s.to, false})
				}
			}
			if passed { // the first way need not pass here
				reach(p, point{p.place, false})
			}
		case end != toNone && end != reached:
			return wayTo(p, from), end
		case passed: // taken: only by sending the first way elsewhere
			reach(p, point{back, true})
		case end == toNone:
			reach(p, point{p.place, true})
		}
	}
	return nil, toNone
}

// wayTo says by whom each entity is reached on the way to a point.
func wayTo(p point, from map[point]point) map[int32]int32 {
	way := map[int32]int32{}
	for from[p] != p {
		if before := from[p]; before.place != p.place {
			way[p.place] = before.place
		}
		p = from[p]
	}
	return way
}
