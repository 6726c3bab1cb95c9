package catalog

// scratch is what a search of a segment writes to, kept for the next one.
type scratch struct {
	// sums has for each place the weight of the words that were found there, and the
	// number of the last of them.
	sums []sum
	// touched are the places with a weight.
	touched []uint32
}

type sum struct {
	weight float32
	stamp  uint32
}

// scratch returns one that is empty.
func (s *segment) scratch() *scratch {
	if x, ok := s.unused.Get().(*scratch); ok {
		return x
	}
	return &scratch{sums: make([]sum, s.size())}
}

// release keeps one for the next search.
func (s *segment) release(x *scratch) {
	for _, place := range x.touched {
		x.sums[place] = sum{}
	}
	x.touched = x.touched[:0]
	s.unused.Put(x)
}
