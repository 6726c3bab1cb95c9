package topology

// label finds what is connected where nothing is filtered, in a network that was
// just built.
func (s *Snapshot) label() {
	above := numbersBelow(s.Nodes())
	root := func(n uint32) uint32 {
		for above[n] != n {
			above[n] = above[above[n]]
			n = above[n]
		}
		return n
	}
	size := make([]int, s.Nodes())
	for n := range Node(s.Nodes()) {
		size[n] = 1
	}
	for n := range Node(s.Nodes()) {
		for _, a := range s.Row(n) {
			if a.Backward() || !s.joins(n, a) {
				continue
			}
			x, y := root(uint32(n)), root(uint32(a.To()))
			if x == y {
				continue
			}
			if size[x] < size[y] {
				x, y = y, x
			}
			above[y] = x
			size[x] += size[y]
		}
	}
	labels := editParts(&s.parts)
	labelOf := make([]uint32, s.Nodes())
	for n := range labelOf {
		labelOf[n] = unlabelled
	}
	for n := range uint32(s.Nodes()) {
		if !isInner[s.Kind(Node(n))] {
			labels.labels.add(unlabelled)
			continue
		}
		r := root(n)
		if labelOf[r] == unlabelled {
			labelOf[r] = labels.fresh(size[r])
		}
		labels.labels.add(labelOf[r])
	}
}

// joins reports whether an arc of n's row makes its ends a part of the network.
func (s *Snapshot) joins(n Node, a Arc) bool {
	return !a.Class().sameType(reported) && isInner[s.Kind(n)] && isInner[s.Kind(a.To())]
}
