package topology

import "sort"

// ends are what links lead from. Those of the last build are numbered by that,
// so that all it takes is a number for each entity.
type ends struct {
	// first is the first link that leads from each entity of the last build, and at
	// its end the number of these links. It never changes.
	first []Edge
	// moved are the links that came later, or have moved since.
	moved sparse[Node]
}

// from returns what a link leads from, or led while it was there.
func (x *ends) from(e Edge) Node {
	if n, ok := x.moved.first(uint32(e)); ok {
		return n
	}
	return Node(sort.Search(len(x.first)-1, func(n int) bool { return x.first[n+1] > e }))
}

// built returns how many links there were at the last build.
func (x *ends) built() int { return int(x.first[len(x.first)-1]) }
