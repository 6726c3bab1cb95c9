package part

import (
	"math"
	"math/rand/v2"
	"testing"
)

// No other assignment costs less: tried against all of them.
func TestAssign(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		rows := 1 + r.IntN(5)
		columns := rows + r.IntN(3)
		cost := make([][]float64, rows)
		for i := range cost {
			cost[i] = make([]float64, columns)
			for j := range cost[i] {
				cost[i][j] = float64(r.IntN(20))
			}
		}
		sum, taken := 0.0, map[int]bool{}
		for row, column := range assign(cost) {
			if taken[column] {
				t.Fatalf("column %d is given twice, of %v", column, cost)
			}
			taken[column] = true
			sum += cost[row][column]
		}
		if best := cheapest(cost, map[int]bool{}); sum != best {
			t.Errorf("%v is assigned at %v, and can be at %v", cost, sum, best)
		}
	}
	if got := assign(nil); len(got) != 0 {
		t.Errorf("no rows get %v", got)
	}
}

// cheapest tries all assignments.
func cheapest(cost [][]float64, taken map[int]bool) float64 {
	if len(cost) == 0 {
		return 0
	}
	best := math.Inf(1)
	for column, c := range cost[0] {
		if !taken[column] {
			taken[column] = true
			best = min(best, c+cheapest(cost[1:], taken))
			delete(taken, column)
		}
	}
	return best
}
