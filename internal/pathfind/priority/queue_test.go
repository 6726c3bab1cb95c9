package priority_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/pathfind/priority"
)

// TestQueue pops what was pushed in its order, whenever it is pushed.
func TestQueue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := priority.Queue[int]{Less: func(a, b int) bool { return a < b }}
		var model []int
		for range rapid.IntRange(0, 60).Draw(t, "operations") {
			if len(model) == 0 || rapid.Bool().Draw(t, "push") {
				item := rapid.IntRange(0, 20).Draw(t, "item")
				q.Push(item)
				model = append(model, item)
			} else {
				least := slices.Min(model)
				if first := q.First(); first != least {
					t.Fatalf("the first is %d, of %v", first, model)
				}
				if got := q.Pop(); got != least {
					t.Fatalf("popped %d, of %v", got, model)
				}
				i := slices.Index(model, least)
				model = slices.Delete(model, i, i+1)
			}
			if q.Len() != len(model) {
				t.Fatalf("%d items are left, want %d", q.Len(), len(model))
			}
		}
		if q.Clear(); q.Len() != 0 {
			t.Fatal("a cleared queue is not empty")
		}
	})
}
