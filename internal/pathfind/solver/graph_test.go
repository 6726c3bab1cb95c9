package solver

import (
	"cmp"
	"slices"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

// drawGraph draws a graph of few entities, some of them ends, some via.
func drawGraph(t *rapid.T) *Graph {
	n := rapid.IntRange(1, 8).Draw(t, "entities")
	c := Conditions{Overlapping: rapid.Bool().Draw(t, "overlapping"), InTimeOrder: rapid.Bool().Draw(t, "inTimeOrder")}
	roles := rapid.SliceOfN(rapid.SampledFrom([]Role{0, 0, 0, From, To, From | To}), n, n).Draw(t, "roles")
	viaIndexes := slices.Repeat([]int{NotVia}, n)
	for _, i := range rapid.Permutation(numbers(n)).Draw(t, "order") {
		if roles[i] == 0 && c.Via < 3 && rapid.IntRange(0, 3).Draw(t, "via") == 0 {
			viaIndexes[i] = c.Via
			c.Via++
		}
	}
	steps := make([][]Step, n)
	dense := rapid.IntRange(1, 3).Draw(t, "density")
	for a := range n {
		for b := range a {
			if rapid.IntRange(0, 3).Draw(t, "joined") < dense {
				s := Step{Cost: uint32(rapid.IntRange(0, 3).Draw(t, "cost")), Holds: drawDays(t), Happens: drawDays(t)}
				s.To = int32(b)
				steps[a] = append(steps[a], s)
				s.To = int32(a)
				steps[b] = append(steps[b], s)
			}
		}
	}
	return graphOf(c, roles, viaIndexes, steps)
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func graphOf(c Conditions, roles []Role, viaIndexes []int, steps [][]Step) *Graph {
	g := NewGraph(c)
	for i, role := range roles {
		g.Entity(role, viaIndexes[i])
		for _, s := range steps[i] {
			g.Step(s)
		}
	}
	return g
}

// fewDays are those on which things begin and end here, with both ends of time.
func fewDays() []network.Day {
	days := []network.Day{network.MinDay, network.MinDay + 1}
	for d := network.Day(-2); d < 8; d++ {
		days = append(days, d)
	}
	return append(days, network.MaxDay-1, network.MaxDay)
}

func drawDays(t *rapid.T) network.Days {
	var d network.Days
	for range rapid.IntRange(0, 3).Draw(t, "runs") {
		d = d.With(network.Interval{From: rapid.SampledFrom(fewDays()).Draw(t, "from"), To: rapid.SampledFrom(fewDays()).Draw(t, "to")})
	}
	if rapid.IntRange(0, 2).Draw(t, "always") == 0 {
		return network.EveryDay()
	}
	return d
}

// bruteForce lists all paths of a graph by the definition, in their order.
func bruteForce(g *Graph, q Query) []Path {
	var all []Path
	var walk func(way []int32, cost int, on network.Days, day network.Day)
	walk = func(way []int32, cost int, on network.Days, day network.Day) {
		here := way[len(way)-1]
		if g.role[here]&To != 0 && passesVia(g, way) {
			all = append(all, Path{Entities: slices.Clone(way), Cost: cost})
		}
		if len(way) > 1 && !g.inner(here) || len(way) > q.MaxHops {
			return
		}
		for i := range g.of(here) {
			s := &g.of(here)[i]
			on, day, may := goes(g, s, on, day)
			if !may || slices.Contains(way, s.To) {
				continue
			}
			added := 0
			if q.Weigh != nil {
				added = q.Weigh(s, s.To)
			}
			walk(append(slices.Clip(way), s.To), cost+added, on, day)
		}
	}
	for i, role := range g.role {
		if role&From != 0 {
			walk([]int32{int32(i)}, 0, network.EveryDay(), network.MinDay)
		}
	}
	slices.SortFunc(all, func(a, b Path) int {
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.Hops(), b.Hops()), slices.Compare(a.Entities, b.Entities))
	})
	return all
}

// passesVia reports whether all via lie on a way, in their order.
func passesVia(g *Graph, way []int32) bool {
	passed := 0
	for _, entity := range way {
		if nth := int(g.viaIndex[entity]); nth != NotVia {
			if nth != passed {
				return false
			}
			passed++
		}
	}
	return passed == g.conditions.Via
}

// goes returns when a way that has come by a day can take a step, and whether it may.
func goes(g *Graph, s *Step, on network.Days, day network.Day) (network.Days, network.Day, bool) {
	may := true
	if g.conditions.Overlapping {
		on = on.And(s.Holds)
		may = len(on) > 0
	}
	if may && g.conditions.InTimeOrder {
		day, may = s.Happens.From(day)
	}
	return on, day, may
}
