package solver

import (
	"testing"

	"pgregory.net/rapid"
)

// TestDisjoint compares the two ways with all pairs of ways that there are.
func TestDisjoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := withoutConditions(drawGraph(t))
		s := &Search{graph: g, meter: meter(t)}
		sets := rapid.SliceOfN(rapid.SampledFrom([]uint8{0, 0, 1, 2, 3}), len(g.role), len(g.role)).Draw(t, "goals")
		origin := int32(rapid.IntRange(0, len(g.role)-1).Draw(t, "origin"))
		sets[origin] = 0
		d := &disjoint{
			search: s, origin: origin, goals: func(entity int32) uint8 { return sets[entity] },
			usable: func(entity int32) bool { return g.inner(entity) },
			weigh:  func(s *Step, _ int32) weight { return weightOf(int(s.Cost), 1) },
		}
		got, found, err := d.least()
		if err != nil {
			t.Fatal(err)
		}
		want, is := leastPair(d, [2][]int32{{origin}, {origin}})
		if found != is || found && got != want {
			t.Fatalf("%+v to %v: %x, %t; want %x, %t", g, sets, got, found, want, is)
		}
		again, _, _ := d.least()
		if found && again != want {
			t.Fatalf("asked again, it is %x and not %x", again, want)
		}
	})
}

// leastPair extends the first of two ways until it has come to the first set, then
// the second until it has come to the second.
func leastPair(d *disjoint, ways [2][]int32) (least weight, found bool) {
	for i, way := range ways {
		last := way[len(way)-1]
		if len(way) > 1 && d.goals(last)>>i&1 != 0 {
			continue
		}
		if len(way) > 1 && d.goals(last) != 0 {
			return 0, false
		}
		steps := d.search.graph.of(last)
		for j := range steps {
			s := &steps[j]
			if taken(ways, s.To) || d.goals(s.To) == 0 && !d.usable(s.To) {
				continue
			}
			next := ways
			next[i] = append(append([]int32{}, way...), s.To)
			if rest, is := leastPair(d, next); is && (!found || rest+d.weigh(s, last) < least) {
				least, found = rest+d.weigh(s, last), true
			}
		}
		return least, found
	}
	return 0, true
}

func taken(ways [2][]int32, entity int32) bool {
	for _, way := range ways {
		for _, other := range way {
			if other == entity {
				return true
			}
		}
	}
	return false
}
