package adjacency

import "slices"

// lowest keeps the first few of all that are added, in their order and each once:
// a page, and one more, which tells that there is more.
type lowest[T any] struct {
	// most is how many are kept, at least one.
	most    int
	compare func(a, b T) int
	items   []T
}

func (l *lowest[T]) add(v T) {
	if len(l.items) == l.most && l.compare(v, l.items[l.most-1]) >= 0 {
		return
	}
	i, there := slices.BinarySearchFunc(l.items, v, l.compare)
	if there {
		return
	}
	if l.items = slices.Insert(l.items, i, v); len(l.items) > l.most {
		l.items = l.items[:l.most]
	}
}

// page gives the page, and whether there is more.
func (l *lowest[T]) page() (items []T, more bool) {
	if len(l.items) == l.most {
		return l.items[:l.most-1], true
	}
	return l.items, false
}
