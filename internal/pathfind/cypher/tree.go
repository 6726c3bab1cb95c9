package cypher

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/solver"
	"github.com/entente-graph/entente/internal/store"
)

// tree grows from the origins, hop by hop, by the first paths to everything.
type tree struct {
	store  *store.Store
	meter  *pathfind.Meter
	where  *pathfind.Filter
	filter store.HopFilter
	nodes  map[string]*node
	// frontier are the ends of paths of the newest length, in the order of paths.
	frontier []*branch
	// reached are the organisations, by their hops, then id.
	reached []pathfind.Reached
}

// node is an entity that was reached.
type node struct {
	id string
	// origin: it is one of those; inner: it may lie inside a path.
	origin, inner bool
	// hops lead on from it, in the order of ids; they are read when it is first gone
	// on from.
	hops []treeHop
	read bool
	// best is when one can be there, by paths of any length so far.
	best solver.Profile
}

type treeHop struct {
	to *node
	*step
}

// branch is the first path to an entity at the times at which none is as short.
type branch struct {
	*node
	by     solver.Profile
	parent *branch
	step   *step
	hops   int
}

func newTree(s *store.Store, where *pathfind.Filter, origins []string, meter *pathfind.Meter) *tree {
	t := &tree{store: s, where: where, filter: hopFilter(where), nodes: map[string]*node{}, meter: meter}
	// Every organisation is an end that is sought, whatever paths lead through.
	t.filter.EndKinds = []network.Kind{network.Organization}
	t.filter.Detailed = timed(where)
	for _, id := range origins {
		t.nodes[id] = &node{id: id, origin: true}
		t.frontier = append(t.frontier, &branch{node: t.nodes[id], by: solver.Onward.Start()})
	}
	return t
}

// grow reaches further, a hop at a time.
//
// The paths of a length are made in their order: of each path that is one shorter
// in its order, each hop in the order of ids. So of the paths to an entity the
// first is met first, and a further one counts only where it is there at better
// times: then what lies behind may have its first path by that one.
func (t *tree) grow(ctx context.Context, maxHops int) error {
	for hops := 1; hops <= maxHops && len(t.frontier) > 0; hops++ {
		if err := t.readOn(ctx); err != nil {
			return err
		}
		level := level{tree: t, hops: hops}
		for _, from := range t.frontier {
			if err := level.extend(from); err != nil {
				return err
			}
		}
		slices.SortFunc(level.reached, func(a, b pathfind.Reached) int { return cmp.Compare(a.ID, b.ID) })
		t.reached = append(t.reached, level.reached...)
		t.frontier = level.next
	}
	return nil
}

// level is the paths of a length.
type level struct {
	*tree
	hops    int
	next    []*branch
	reached []pathfind.Reached
}

// extend makes the paths that go on from the end of one that is one shorter.
func (l *level) extend(from *branch) error {
	c := conditions(l.where)
	if timed(l.where) { // an entity may be come to several times, but is read once
		if err := l.meter.Visit(len(from.node.hops)); err != nil {
			return err
		}
	}
	for _, h := range from.node.hops {
		if h.to.origin {
			continue
		}
		step := h.leading(0)
		gained := from.by.Over(nil, c, &step, solver.Onward).Beyond(nil, h.to.best, solver.Onward)
		if len(gained) == 0 {
			continue
		}
		b := &branch{node: h.to, by: gained, parent: from, step: h.step, hops: l.hops}
		if h.to.best == nil && network.Prefix(h.to.id) == network.Organization.Prefix() {
			l.reached = append(l.reached, pathfind.Reached{ID: h.to.id, Hops: l.hops, Path: l.path(b)})
		}
		h.to.best = h.to.best.Join(nil, gained, solver.Onward)
		if h.to.inner {
			l.next = append(l.next, b)
		}
	}
	return nil
}

// readOn reads the hops of what is to be gone on from for the first time: one
// round trip, if there is anything.
func (t *tree) readOn(ctx context.Context) error {
	var unread []string
	for _, b := range t.frontier {
		if !b.node.read {
			b.node.read = true
			unread = append(unread, b.id)
		}
	}
	if len(unread) == 0 {
		return nil
	}
	err := t.store.Expand(ctx, unread, &t.filter, func(h store.Hop) error {
		if err := t.meter.Visit(len(h.Links)); err != nil {
			return err
		}
		s := stepOf(t.where, false, h.Links)
		if s == nil {
			return nil
		}
		to := t.nodes[h.To]
		if to == nil {
			to = &node{id: h.To}
			to.inner = slices.Contains(t.where.Kinds(), h.Kind) && (t.where.MaxDegree == nil || h.Degree <= *t.where.MaxDegree)
			t.nodes[h.To] = to
		}
		t.nodes[h.From].hops = append(t.nodes[h.From].hops, treeHop{to, s})
		return nil
	})
	for _, id := range unread {
		slices.SortFunc(t.nodes[id].hops, func(a, b treeHop) int { return cmp.Compare(a.to.id, b.to.id) })
	}
	return err
}

// path returns the path that ends a branch.
func (t *tree) path(b *branch) pathfind.Path {
	ids, steps := make([]string, b.hops+1), make([]*step, b.hops)
	for ; b.parent != nil; b = b.parent {
		ids[b.hops], steps[b.hops-1] = b.id, b.step
	}
	ids[0] = b.id
	return pathOf(t.where, ids, steps, false)
}
