package topology

// label finds what is connected where nothing is filtered, in a network that was
// just built: breadth first from each entity that has no label yet.
func (s *Snapshot) label() {
	labels := editParts(&s.parts)
	labelOf := make([]uint32, s.Nodes())
	for n := range labelOf {
		labelOf[n] = unlabelled
	}
	var part []Node
	for n := range Node(s.Nodes()) {
		if labelOf[n] != unlabelled || !isInner[s.Kind(n)] {
			continue
		}
		label := uint32(s.parts.forest.len())
		labelOf[n] = label
		part = append(part[:0], n)
		for i := 0; i < len(part); i++ {
			for _, a := range s.Row(part[i]) {
				if to := a.To(); labelOf[to] == unlabelled && s.joins(part[i], a) {
					labelOf[to] = label
					part = append(part, to)
				}
			}
		}
		labels.fresh(len(part))
	}
	for _, label := range labelOf {
		labels.labels.add(label)
	}
}

// joins reports whether an arc of n's row makes its ends a part of the network.
func (s *Snapshot) joins(n Node, a Arc) bool {
	return !a.Class().sameType(reported) && isInner[s.Kind(n)] && isInner[s.Kind(a.To())]
}
