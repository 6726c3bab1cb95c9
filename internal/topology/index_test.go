package topology

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Numbers are found by their ids whatever the order in which they came, in few
// lists.
func TestIndexFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.IntRange(0, 300), 1, 120, rapid.ID).Draw(t, "ids")
		compare := func(a, b uint32) int { return cmp.Compare(ids[a], ids[b]) }
		x := index{}
		for at := 0; at < len(ids); {
			n := min(rapid.IntRange(1, 5).Draw(t, "come"), len(ids)-at)
			run := make([]uint32, n)
			for i := range run {
				run[i] = uint32(at + i)
			}
			at += n
			slices.SortFunc(run, compare)
			x = x.with(run, func(a, b uint32) bool { return compare(a, b) < 0 })
		}
		if len(x.runs) > 8 {
			t.Fatalf("%d ids are in %d lists", len(ids), len(x.runs))
		}
		for id := range 301 {
			n, found := x.find(func(n uint32) int { return cmp.Compare(id, ids[n]) })
			if found != slices.Contains(ids, id) || found && ids[n] != id {
				t.Fatalf("%d is found: %v, as %d", id, found, n)
			}
		}
		after, last := rapid.IntRange(-1, 300).Draw(t, "after"), rapid.IntRange(0, 301).Draw(t, "last")
		var got, want []int
		for _, n := range x.between(func(n uint32) bool { return ids[n] > after }, func(n uint32) bool { return ids[n] > last }) {
			got = append(got, ids[n])
		}
		for id := after + 1; id <= last; id++ {
			if slices.Contains(ids, id) {
				want = append(want, id)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("after %d up to %d are %v, not %v", after, last, got, want)
		}
	})
}
