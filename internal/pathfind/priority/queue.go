// Package priority has a priority queue: a binary heap.
package priority

// Queue is a binary heap (J. W. J. Williams: Algorithm 232, Heapsort, 1964). Less
// orders it and must not change while anything is in it.
type Queue[T any] struct {
	Less func(a, b T) bool
	heap []T
}

// Len returns how many items are in the queue.
func (q *Queue[T]) Len() int { return len(q.heap) }

// First returns the least item, which stays in the queue.
func (q *Queue[T]) First() T { return q.heap[0] }

// Clear empties the queue and keeps its memory.
func (q *Queue[T]) Clear() {
	clear(q.heap)
	q.heap = q.heap[:0]
}

// Push adds an item.
func (q *Queue[T]) Push(item T) {
	q.heap = append(q.heap, item)
	at := len(q.heap) - 1
	for at > 0 {
		parent := (at - 1) / 2
		if !q.Less(item, q.heap[parent]) {
			break
		}
		q.heap[at] = q.heap[parent]
		at = parent
	}
	q.heap[at] = item
}

// Pop removes the least item and returns it.
func (q *Queue[T]) Pop() T {
	least := q.heap[0]
	end := len(q.heap) - 1
	item := q.heap[end]
	var none T
	q.heap[end] = none
	q.heap = q.heap[:end]
	if end > 0 {
		q.sink(item)
	}
	return least
}

// sink puts an item in the place of the least.
func (q *Queue[T]) sink(item T) {
	at := 0
	for {
		child := 2*at + 1
		if child >= len(q.heap) {
			break
		}
		if other := child + 1; other < len(q.heap) && q.Less(q.heap[other], q.heap[child]) {
			child = other
		}
		if !q.Less(q.heap[child], item) {
			break
		}
		q.heap[at] = q.heap[child]
		at = child
	}
	q.heap[at] = item
}
