package part

import "math"

// assign gives each row a column of its own, so that the sum of what they cost is least: cost[row][column], with no more
// rows than columns. It returns the columns of the rows.
//
// It is the Hungarian method of Kuhn (1955), with shortest augmenting paths and potentials as in Jonker and Volgenant
// (1987): rows² × columns steps at most.
func assign(cost [][]float64) []int {
	rows := len(cost)
	if rows == 0 {
		return nil
	}
	columns := len(cost[0])
	// Rows and columns are counted from 1; column 0 holds the row that is being placed.
	rowPotential, columnPotential := make([]float64, rows+1), make([]float64, columns+1)
	rowOf, before := make([]int, columns+1), make([]int, columns+1)
	for row := 1; row <= rows; row++ {
		least, done := make([]float64, columns+1), make([]bool, columns+1)
		for i := range least {
			least[i] = math.Inf(1)
		}
		at := 0
		rowOf[0] = row
		for rowOf[at] != 0 {
			done[at] = true
			from, next, step := rowOf[at], 0, math.Inf(1)
			for c := 1; c <= columns; c++ {
				if done[c] {
					continue
				}
				if reduced := cost[from-1][c-1] - rowPotential[from] - columnPotential[c]; reduced < least[c] {
					least[c], before[c] = reduced, at
				}
				if least[c] < step {
					step, next = least[c], c
				}
			}
			for c := 0; c <= columns; c++ {
				if done[c] {
					rowPotential[rowOf[c]] += step
					columnPotential[c] -= step
				} else {
					least[c] -= step
				}
			}
			at = next
		}
		for at != 0 { // turn the augmenting path over
			rowOf[at] = rowOf[before[at]]
			at = before[at]
		}
	}
	columnOf := make([]int, rows)
	for c := 1; c <= columns; c++ {
		if rowOf[c] != 0 {
			columnOf[rowOf[c]-1] = c - 1
		}
	}
	return columnOf
}
