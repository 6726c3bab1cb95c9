package solver

// around prepares to look for two ways from a via that have nothing in common: to
// where a path comes from, and to what it passes next. They are as short as can be.
func (s *Search) around(nth int, comesFrom func(entity int32) bool) *disjoint {
	g := s.graph
	goesTo := func(entity int32) bool { return g.role[entity]&To != 0 }
	if nth+1 < len(s.via) {
		goesTo = func(entity int32) bool { return entity == s.via[nth+1] }
	}
	return &disjoint{
		search: s, origin: s.via[nth],
		goals: func(entity int32) (sets uint8) {
			if comesFrom(entity) {
				sets |= 1
			}
			if goesTo(entity) && !s.onPath[entity] {
				sets |= 2
			}
			return sets
		},
		usable: func(entity int32) bool {
			return g.inner(entity) && g.viaIndex[entity] == NotVia && !s.onPath[entity] &&
				(s.chain.allows(state{entity, nth}) || s.chain.allows(state{entity, nth + 1}))
		},
		weigh: func(*Step, int32) weight { return weightOf(0, 1) },
	}
}

// tighten takes into account how the next via is passed, where bounds are exact: by
// two ways that have nothing in common with what is on the beginning already, nor
// with one another. It reports whether the beginning is not to be extended now: it
// leads nowhere, or others come first.
func (s *Search) tighten(c candidate) (dropped bool, err error) {
	b := &s.beginnings[c.index]
	if !s.exact || int(b.stage) == len(s.via) || b.tightened {
		return false, nil
	}
	b.tightened = true
	left, possible, err := s.pass(c.index)
	if err != nil || !possible {
		return true, err
	}
	known := c.bound
	if !s.greedy {
		known -= b.weight
	}
	if left <= known {
		return false, nil
	}
	s.push(c.index, left)
	return true, nil
}

// pass returns the least weight that is left for a beginning by way of the next via.
// Where there are others behind that, it is a bound; of days it knows nothing.
func (s *Search) pass(index int32) (left weight, possible bool, err error) {
	s.mark(index, true)
	defer s.mark(index, false)
	b := s.beginnings[index]
	nth := int(b.stage)
	rest, hops, possible := s.restBehind(nth + 1)
	if !possible {
		return 0, false, nil
	}
	d := s.around(nth, func(entity int32) bool { return entity == b.entity })
	left, possible, err = d.least()
	if err != nil || !possible || int(b.hops)+left.hops()+hops > s.query.MaxHops {
		return 0, false, err
	}
	if s.query.Weigh != nil {
		// What a step weighs may go by where it leads, and the ways lead from the via.
		d.weigh = func(step *Step, from int32) weight { return min(s.weigh(step, step.To), s.weigh(step, from)) }
		left, possible, err = d.least()
	}
	return left + rest, possible, err
}

// restBehind returns what a walk weighs at least behind a via, and its least hops:
// nothing behind the last of them, which ends with it.
func (s *Search) restBehind(nth int) (least weight, hops int, possible bool) {
	if nth == len(s.via) {
		return 0, 0, true
	}
	for _, label := range s.walks.of[s.graph.index(state{s.via[nth], nth + 1})] {
		if !possible {
			least, hops, possible = label.weight, label.weight.hops(), true
		}
		hops = min(hops, label.weight.hops())
	}
	return least, hops, possible
}
