package memory

import "container/heap"

// pile is a heap of things by their weight, the least first.
type pile[W ~uint32 | ~uint64, T any] []piled[W, T]

type piled[W ~uint32 | ~uint64, T any] struct {
	weight W
	item   T
}

// put puts a thing on the pile, take takes the least off.
func (p *pile[W, T]) put(weight W, item T) { heap.Push(p, piled[W, T]{weight, item}) }

func (p *pile[W, T]) take() (weight W, item T) {
	least := heap.Pop(p).(piled[W, T])
	return least.weight, least.item
}

// Len, Less, Swap, Push and Pop are for package heap.
func (p pile[W, T]) Len() int           { return len(p) }
func (p pile[W, T]) Less(i, j int) bool { return p[i].weight < p[j].weight }
func (p pile[W, T]) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pile[W, T]) Push(x any)        { *p = append(*p, x.(piled[W, T])) }
func (p *pile[W, T]) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}
