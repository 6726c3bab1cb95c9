package listing

import "slices"

// Lowest keeps the first few of all that are added and lie behind the place where
// a page begins, in their order and each once: the page, and one more, which shows
// that there is more.
type Lowest[T any] struct {
	// most is how many are kept, at least one.
	most    int
	compare func(a, b T) int
	// behind reports whether one lies behind that place. It is asked only of what
	// would be kept.
	behind func(v T) bool
	items  []T
}

// NewLowest returns what keeps a page of so many, in an order, of those that lie
// behind its beginning.
func NewLowest[T any](first int, compare func(a, b T) int, behind func(v T) bool) *Lowest[T] {
	return &Lowest[T]{most: first + 1, compare: compare, behind: behind}
}

// Add keeps one, if it is among the first few so far.
func (l *Lowest[T]) Add(v T) {
	if len(l.items) == l.most && l.compare(v, l.items[l.most-1]) >= 0 {
		return
	}
	i, there := slices.BinarySearchFunc(l.items, v, l.compare)
	if there || !l.behind(v) {
		return
	}
	if l.items = slices.Insert(l.items, i, v); len(l.items) > l.most {
		l.items = l.items[:l.most]
	}
}

// Page returns the page, and whether there is more.
func (l *Lowest[T]) Page() (items []T, more bool) {
	if len(l.items) == l.most {
		return l.items[:l.most-1], true
	}
	return l.items, false
}
