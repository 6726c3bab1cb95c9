package brute

import (
	"cmp"
	"slices"
)

// best returns the first of some paths by the rank of the question. They come in
// the order of FEWEST_HOPS.
func (n *Network) best(paths []Path, q PathQuestion) []Path {
	switch q.Rank {
	case "STRONGEST":
		// "STRONGEST: cost, then hops, then ids".
		for i := range paths {
			n.price(&paths[i], q.Where)
		}
		slices.SortStableFunc(paths, func(a, b Path) int { return cmp.Compare(a.Cost, b.Cost) })
	case "MOST_DIVERSE":
		return mostDiverse(paths, q.First)
	}
	return paths[:min(q.First, len(paths))]
}

// mostDiverse returns the first of some paths by MOST_DIVERSE.
//
// "MOST_DIVERSE: the first as FEWEST_HOPS; each next minimises (inner entities
// already used, hops, ids)."
func mostDiverse(paths []Path, first int) []Path {
	var given []Path
	var used []string
	left := slices.Clone(paths)
	for len(given) < first && len(left) > 0 {
		// Of several that use as many again, the first is that of the fewest hops and
		// the smallest ids.
		next, least := 0, len(used)+1
		for i, path := range left {
			again := 0
			for _, id := range inside(path) {
				if slices.Contains(used, id) {
					again++
				}
			}
			if again < least {
				next, least = i, again
			}
		}
		given = append(given, left[next])
		used = append(used, inside(left[next])...)
		left = slices.Delete(left, next, next+1)
	}
	return given
}

// inside returns the inner entities of a path.
func inside(path Path) []string {
	if len(path.Steps) == 0 {
		return nil
	}
	return path.Entities[1 : len(path.Entities)-1]
}
