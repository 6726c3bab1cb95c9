package solver

import (
	"math"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Graph is the part of a network in which paths are looked for. Its entities are
// numbered in the order of their ids, so that to compare numbers is to compare ids.
//
// A Graph is built entity by entity, with Entity and Step, and does not change once
// it has been searched: any number of goroutines may then search it.
type Graph struct {
	conditions Conditions
	// Between starts[i] and starts[i+1] are the steps of entity i.
	starts   []int32
	steps    []Step
	role     []Role
	viaIndex []int8
}

// Conditions are those on whole paths; see pathfind.Filter.
type Conditions struct {
	Overlapping, InTimeOrder bool
	// Via is how many entities have to be passed in their order.
	Via int
}

// timed reports whether days matter.
func (c Conditions) timed() bool { return c.Overlapping || c.InTimeOrder }

// Role says to which of the two sets of ends an entity belongs: to neither, to one
// or to both.
type Role uint8

// The roles.
const (
	From Role = 1 << iota
	To
)

// NotVia is the index of an entity that is not via.
const NotVia = -1

// More via than an index or a stage can count do not compile: widen them.
const _ = uint(math.MaxInt8 - pathfind.MaxVia)

// Step is all links between two entities that pass the filter, in one. A graph has
// each of them twice, once from either end, with the same days and the same cost.
type Step struct {
	To int32
	// Cost is that of the cheapest of the links.
	Cost uint32
	// Holds are the days on which the step holds, and Happens those that count for
	// the order of time. Each matters only under its condition.
	Holds, Happens network.Days
}

// NewGraph returns a graph without entities.
func NewGraph(c Conditions) *Graph { return &Graph{conditions: c, starts: []int32{0}} }

// Entity adds the next entity. nth is its index among those that are via, from
// 0; of all others it is NotVia.
func (g *Graph) Entity(role Role, nth int) {
	g.role = append(g.role, role)
	g.viaIndex = append(g.viaIndex, int8(nth))
	g.starts = append(g.starts, int32(len(g.steps)))
}

// Step adds a step from the entity that was added last. The steps of an entity lead
// to different entities, in any order.
func (g *Graph) Step(s Step) {
	g.steps = append(g.steps, s)
	g.starts[len(g.starts)-1]++
}

// Entities returns how many entities there are.
func (g *Graph) Entities() int { return len(g.role) }

// of returns the steps of an entity.
func (g *Graph) of(entity int32) []Step { return g.steps[g.starts[entity]:g.starts[entity+1]] }

// inner reports whether an entity may lie inside a path.
func (g *Graph) inner(entity int32) bool { return g.role[entity] == 0 }

// ends returns the entities of a role.
func (g *Graph) ends(role Role) []int32 {
	var list []int32
	for i, r := range g.role {
		if r&role != 0 {
			list = append(list, int32(i))
		}
	}
	return list
}

// A path that has come to an entity, having passed so many of the via, is in a
// state. A via has been passed once the path has come to it.
type state struct {
	entity int32
	stage  int
}

// states returns how many states there are.
func (g *Graph) states() int { return len(g.role) * (g.conditions.Via + 1) }

// index numbers the states.
func (g *Graph) index(s state) int { return int(s.entity)*(g.conditions.Via+1) + s.stage }

// enter returns the state of a path that goes on to an entity, and whether it may:
// a via is passed in its order, no path comes back to where paths begin, and it ends
// only once all via have been passed.
func (g *Graph) enter(entity int32, stage int) (state, bool) {
	nth := int(g.viaIndex[entity])
	switch {
	case g.role[entity]&To != 0:
		return state{entity, stage}, stage == g.conditions.Via
	case g.role[entity]&From != 0:
		return state{}, false
	case nth == NotVia:
		return state{entity, stage}, true
	default:
		return state{entity, stage + 1}, nth == stage
	}
}

// before returns the stage of a path before it came to a state.
func (g *Graph) before(s state) int {
	if g.viaIndex[s.entity] == NotVia {
		return s.stage
	}
	return s.stage - 1
}

// mayBe reports whether a path can be in a state, as far as the state itself goes.
func (g *Graph) mayBe(s state) bool {
	nth := int(g.viaIndex[s.entity])
	switch role := g.role[s.entity]; {
	case role&From != 0:
		return s.stage == 0 || role&To != 0 && s.stage == g.conditions.Via
	case role&To != 0:
		return s.stage == g.conditions.Via
	default:
		return nth == NotVia || nth+1 == s.stage
	}
}
