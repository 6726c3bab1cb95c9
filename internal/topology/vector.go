package topology

// A vector is a list that snapshots share: it lies in pages, and a change copies
// the table of pages and the pages that it touches, once each. What is in a page
// of a published snapshot never changes again.
type vector[T any] struct {
	pages []*[pageSize]T
	n     int
}

const (
	pageBits = 9
	pageSize = 1 << pageBits
)

func (v *vector[T]) len() int { return v.n }

// at returns where the element lies, to be read only.
func (v *vector[T]) at(i uint32) *T { return &v.pages[i>>pageBits][i&(pageSize-1)] }

// editor changes a vector whose pages others may share.
type editor[T any] struct {
	v *vector[T]
	// own has, for each page, whether no snapshot shares it.
	own []bool
}

func edit[T any](v *vector[T]) editor[T] { return editor[T]{v: v} }

// mine makes the pages of the table the editor's own to replace.
func (e *editor[T]) mine() {
	if e.own == nil {
		e.own = make([]bool, len(e.v.pages), len(e.v.pages)+1)
		e.v.pages = append(make([]*[pageSize]T, 0, len(e.v.pages)+1), e.v.pages...)
	}
}

// to returns where an element lies, to be written.
func (e *editor[T]) to(i uint32) *T {
	e.mine()
	p := i >> pageBits
	if !e.own[p] {
		page := *e.v.pages[p]
		e.v.pages[p], e.own[p] = &page, true
	}
	return &e.v.pages[p][i&(pageSize-1)]
}

// add appends an element.
func (e *editor[T]) add(x T) {
	e.mine()
	if e.v.n == len(e.v.pages)<<pageBits {
		e.v.pages = append(e.v.pages, new([pageSize]T))
		e.own = append(e.own, true)
	}
	e.v.n++
	*e.to(uint32(e.v.n - 1)) = x
}

// grow appends zero elements until there are n.
func (e *editor[T]) grow(n int) {
	var zero T
	for e.v.n < n {
		e.add(zero)
	}
}
