package solver

import (
	"math"

	"github.com/entente-graph/entente/internal/pathfind/priority"
)

// disjoint finds the least weight of two ways that begin at one entity and have no
// other in common, one to each of two sets of goals. A path that passes a via
// consists of such ways: to what it passes before and to what it passes next.
//
// They are a flow of two units of least cost through entities that take one each,
// found as J. W. Suurballe does (Disjoint Paths in a Network, 1974): a least way,
// then another that may send part of the first elsewhere.
//
// In the flow each entity is two nodes, in and out. Either set of goals is one node,
// and both lead to the sink.
type disjoint struct {
	search *Search
	origin int32
	// goals returns to which of the two sets an entity belongs, one bit each, and
	// usable whether ways may pass it.
	goals  func(entity int32) uint8
	usable func(entity int32) bool
	weigh  func(step *Step, from int32) weight

	// before and behind have the nodes beside those entities that the first way
	// passes; taken are the sets of goals that it has come to.
	before, behind map[int32]node
	taken          uint8
	// distance is that from the origin, potential what it was before.
	distance, potential []int64
	parent              []node
	queue               priority.Queue[reached]
}

// node is a node of the flow: 2e where ways come to entity e, 2e+1 where they leave
// it; behind these the two sets of goals and the sink.
type node int32

const noNode node = -1

func in(entity int32) node  { return node(2 * entity) }
func out(entity int32) node { return node(2*entity + 1) }

func (n node) entity() int32 { return int32(n) / 2 }
func (n node) isOut() bool   { return n&1 != 0 }

// goal returns the node of one of the two sets.
func (d *disjoint) goal(set int) node { return node(2*len(d.search.graph.role) + set) }

func (d *disjoint) sink() node { return d.goal(2) }

// reached is a node with its distance from the origin.
type reached struct {
	distance int64
	node     node
}

const unreached = math.MaxInt64

// least returns the least weight of the two ways, and whether there are two.
func (d *disjoint) least() (weight, bool, error) {
	nodes := int(d.sink()) + 1
	d.distance, d.potential, d.parent = make([]int64, nodes), make([]int64, nodes), make([]node, nodes)
	d.before, d.behind, d.taken = map[int32]node{}, map[int32]node{}, 0
	d.queue.Less = func(a, b reached) bool { return a.distance < b.distance }
	sum := int64(0)
	for range 2 {
		if err := d.round(); err != nil || d.distance[d.sink()] == unreached {
			return 0, false, err
		}
		for n, distance := range d.distance {
			if distance != unreached {
				d.potential[n] += distance
			}
		}
		sum += d.potential[d.sink()]
		if d.taken == 0 {
			d.take()
		}
	}
	return weight(sum), true, nil
}

// round finds the least ways to all nodes, by weights that potentials keep from
// being negative.
func (d *disjoint) round() error {
	for n := range d.distance {
		d.distance[n] = unreached
	}
	d.reach(noNode, out(d.origin), 0)
	for d.queue.Len() > 0 {
		next := d.queue.Pop()
		if next.distance > d.distance[next.node] {
			continue
		}
		if err := d.follow(next.node); err != nil {
			return err
		}
	}
	return nil
}

// reach notes a way to a node.
func (d *disjoint) reach(from, to node, added int64) {
	distance := added
	if from != noNode {
		distance += d.distance[from] + d.potential[from] - d.potential[to]
	}
	if distance < d.distance[to] {
		d.distance[to], d.parent[to] = distance, from
		d.queue.Push(reached{distance, to})
	}
}

// follow goes on from a node.
func (d *disjoint) follow(n node) error {
	switch {
	case n == d.sink():
		return nil
	case n >= d.goal(0):
		d.followGoal(n)
		return nil
	case n.isOut():
		return d.followOut(n)
	}
	entity := n.entity()
	if before, passed := d.before[entity]; passed { // by sending the first way elsewhere
		d.reach(n, before, -d.between(before.entity(), entity))
		return nil
	}
	d.reach(n, out(entity), 0)
	return nil
}

// followGoal goes on from a set of goals: to the sink, or to where the first way has
// come to it from, which then has to end elsewhere.
func (d *disjoint) followGoal(n node) {
	set := int(n - d.goal(0))
	if d.taken>>set&1 == 0 {
		d.reach(n, d.sink(), 0)
		return
	}
	for entity, behind := range d.behind {
		if behind == n {
			d.reach(n, out(entity), 0)
		}
	}
}

// followOut goes on from an entity.
func (d *disjoint) followOut(n node) error {
	entity := n.entity()
	if _, passed := d.before[entity]; passed {
		d.reach(n, in(entity), 0)
	}
	if goals := d.goals(entity); goals != 0 && entity != d.origin {
		for set := range 2 {
			if goals>>set&1 != 0 && d.behind[entity] != d.goal(set) {
				d.reach(n, d.goal(set), 0)
			}
		}
		return nil
	}
	steps := d.search.graph.of(entity)
	if err := d.search.visit(len(steps)); err != nil {
		return err
	}
	for i := range steps {
		to := steps[i].To
		if to == d.origin || d.before[to] == n || d.goals(to) == 0 && !d.usable(to) {
			continue
		}
		d.reach(n, in(to), int64(d.weigh(&steps[i], entity)))
	}
	return nil
}

// between returns the weight of the step between two entities.
func (d *disjoint) between(from, to int32) int64 {
	steps := d.search.graph.of(from)
	for i := range steps {
		if steps[i].To == to {
			return int64(d.weigh(&steps[i], from))
		}
	}
	return 0
}

// take takes the way to the sink that was found.
func (d *disjoint) take() {
	for n := d.parent[d.sink()]; n != noNode; n = d.parent[n] {
		switch before := d.parent[n]; {
		case n >= d.goal(0):
			d.taken |= 1 << (n - d.goal(0))
			d.behind[before.entity()] = n
		case before != noNode && !n.isOut():
			d.before[n.entity()] = before
		}
	}
}
