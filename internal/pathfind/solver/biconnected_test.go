package solver

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/pathfind"
)

// TestChain compares the chain of blocks with what it means: what lies on any path is
// on the chain, what lies on all of them cuts it, and every path goes along it. An
// entity at both ends counts as two there, so then there may be more on the chain.
func TestChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := withoutConditions(drawGraph(t))
		c, err := g.chain(meter(t))
		if err != nil {
			t.Fatal(err)
		}
		paths := bruteForce(g, Query{MaxHops: pathfind.AnyLength})
		both := slices.Contains(g.role, From|To)
		for i, position := range c.position {
			if !g.inner(int32(i)) {
				continue
			}
			any, all := lies(int32(i), paths)
			isOn, cuts := position > 0, position > 0 && position%2 == 0
			if any && !isOn || !both && (any != isOn || all != cuts) {
				t.Fatalf("%d of %+v lies on any path: %t, on all: %t, and its position is %d", i, g, any, all, position)
			}
		}
		for _, p := range paths {
			inner := p.Entities[1:max(1, p.Hops())]
			if !slices.IsSortedFunc(inner, func(a, b int32) int { return int(c.position[a]) - int(c.position[b]) }) {
				t.Fatalf("%v does not go along the chain %v", p.Entities, c.position)
			}
		}
	})
}

// lies reports whether an entity lies on any and on all of some paths.
func lies(entity int32, paths []Path) (any, all bool) {
	all = len(paths) > 0
	for _, p := range paths {
		if slices.Contains(p.Entities, entity) {
			any = true
		} else {
			all = false
		}
	}
	return any, all
}

// withoutConditions returns the graph without via and days.
func withoutConditions(g *Graph) *Graph {
	bare := *g
	bare.conditions = Conditions{}
	bare.viaIndex = slices.Repeat([]int8{NotVia}, len(g.viaIndex))
	return &bare
}
