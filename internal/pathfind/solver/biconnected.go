package solver

import "github.com/entente-graph/entente/internal/pathfind"

// chain knows which entities lie on paths at all, and at which stages.
//
// Take all ends where paths begin as one source and all where they end as one sink.
// What lies on a path from source to sink lies in a biconnected component (block) on
// the way from one to the other through the tree of blocks and the entities that
// cut them apart – and all of that does. What hangs behind one cut entity does not:
// a path would have to come back through it. A path goes through these blocks in
// their order, so it passes a via in an earlier block before it comes to a later.
type chain struct {
	graph *Graph
	// position is the place of each inner entity on the chain, 0 of what does not lie
	// on it: 2i+1 inside block i, 2i+2 where it cuts block i from the next.
	position []int32
	// via are the positions of those that have to be passed.
	via []int32
	// broken: a via does not lie on the chain, or they lie there in another order.
	broken bool
}

// allows reports whether a path can be in a state, as far as is known.
func (c *chain) allows(at state) bool {
	switch {
	case c == nil:
		return true
	case c.broken:
		return false
	case !c.graph.inner(at.entity):
		return true
	}
	position := c.position[at.entity]
	if position == 0 {
		return false
	}
	// All via before it have been passed, and none behind it.
	return (at.stage == len(c.via) || c.via[at.stage] >= position) && (at.stage == 0 || c.via[at.stage-1] <= position)
}

// chain finds the chain.
func (g *Graph) chain(meter *pathfind.Meter) (*chain, error) {
	if err := meter.Visit(len(g.steps)); err != nil {
		return nil, err
	}
	c := &chain{graph: g, position: make([]int32, len(g.role)), via: make([]int32, g.conditions.Via)}
	f := newBlockFinder(g)
	f.find()
	for i, block := range f.blocks {
		at := int32(len(f.blocks) - 1 - i) // they are found from the last to the first
		for _, v := range block {
			switch {
			case v >= f.source:
			case c.position[v] == 0:
				c.position[v] = 2*at + 1
			default: // it is in the next block as well
				c.position[v] = 2*at + 2
			}
		}
	}
	for v, nth := range g.viaIndex {
		if nth != NotVia {
			c.via[nth] = c.position[v]
		}
	}
	last := int32(1)
	for _, position := range c.via {
		if position < last {
			c.broken = true
		}
		last = position
	}
	return c, nil
}

// blockFinder finds the blocks on the way from source to sink by depth-first search
// (J. Hopcroft, R. Tarjan: Algorithm 447, Efficient Algorithms for Graph
// Manipulation, 1973).
type blockFinder struct {
	graph        *Graph
	source, sink int32
	// order is the place of each in the order in which they are come to, from 1, low
	// the least of those to which a step leads from it or from what is below it.
	order, low []int32
	count      int32
	// stack is what has been come to and belongs to no block yet, path what is being
	// searched.
	stack []int32
	path  []visit
	// blocks are those on the way to the sink, the last first.
	blocks [][]int32
}

// visit is an entity that is being searched, or the source or the sink: what is left
// of its steps, and of the ends that are one in it.
type visit struct {
	entity     int32
	step, last int32
	ends       []int32
}

func newBlockFinder(g *Graph) *blockFinder {
	n := int32(len(g.role))
	return &blockFinder{graph: g, source: n, sink: n + 1, order: make([]int32, n+2), low: make([]int32, n+2)}
}

// find searches from the source.
func (f *blockFinder) find() {
	f.enter(f.source)
	for len(f.path) > 0 {
		top := &f.path[len(f.path)-1]
		v := top.entity
		w, more := f.neighbor(top)
		switch {
		case !more:
			f.path = f.path[:len(f.path)-1]
			if len(f.path) > 0 {
				f.leave(v, f.path[len(f.path)-1].entity)
			}
		case f.order[w] == 0:
			f.enter(w)
		default:
			f.low[v] = min(f.low[v], f.order[w])
		}
	}
}

// neighbor returns the next neighbour of what is being searched.
func (f *blockFinder) neighbor(v *visit) (w int32, more bool) {
	for {
		if v.step == v.last {
			if len(v.ends) == 0 {
				return 0, false
			}
			end := v.ends[0]
			v.step, v.last, v.ends = f.graph.starts[end], f.graph.starts[end+1], v.ends[1:]
			continue
		}
		to := f.graph.steps[v.step].To
		v.step++
		role := f.graph.role[to]
		if role == 0 {
			return to, true
		}
		if role&From != 0 && v.entity != f.source { // the source has been come to first of all
			f.low[v.entity] = f.order[f.source]
		}
		if role&To != 0 && v.entity != f.sink {
			return f.sink, true
		}
	}
}

func (f *blockFinder) enter(v int32) {
	f.count++
	f.order[v], f.low[v] = f.count, f.count
	f.stack = append(f.stack, v)
	at := visit{entity: v}
	switch v {
	case f.source:
		at.ends = f.graph.ends(From)
	case f.sink:
		at.ends = f.graph.ends(To)
	default:
		at.step, at.last = f.graph.starts[v], f.graph.starts[v+1]
	}
	f.path = append(f.path, at)
}

// leave goes back to the parent of what has been searched. Where nothing from there
// on leads above the parent, that is a block.
func (f *blockFinder) leave(v, parent int32) {
	if f.low[v] < f.order[parent] {
		f.low[parent] = min(f.low[parent], f.low[v])
		return
	}
	begin := len(f.stack) - 1
	for f.stack[begin] != v {
		begin--
	}
	// The sink lies below if it was come to since.
	if f.order[f.sink] >= f.order[v] {
		block := append([]int32{parent}, f.stack[begin:]...)
		f.blocks = append(f.blocks, block)
	}
	f.stack = f.stack[:begin]
}
