package catalog

import (
	"cmp"
	"slices"
)

// maxCandidates is how many entities are looked at closely because of the words that they
// have in common with a query. Those that have a whole name in it come on top.
const maxCandidates = 300

// maxGathered is how many entities are counted for the words of a query: what comes after
// these, of the most frequent words, is only looked for in names that others have led to.
const maxGathered = 400_000

// candidate is an entity whose names have words of a query.
type candidate struct {
	part   int
	place  uint32
	number uint32
	weight float32
}

// gather returns for each part the places of the entities that the query may mean: those
// whose names have the most weight of its words in common with it.
func (c *Catalog) gather(q *query, network Network, admits func(number uint32) bool) [][]uint32 {
	var all []candidate
	order := c.rarestFirst(q)
	for k := range c.parts {
		all = c.parts[k].gather(k, order, &q.parts[k], admits, all)
	}
	all = selectFirst(all, maxCandidates, func(a, b candidate) int {
		if a.weight != b.weight {
			return cmp.Compare(b.weight, a.weight)
		}
		return cmp.Or(cmp.Compare(network.Degree(b.number), network.Degree(a.number)), network.Compare(a.number, b.number))
	})
	places := make([][]uint32, len(c.parts))
	for _, x := range all {
		places[x.part] = append(places[x.part], x.place)
	}
	return places
}

// rarestFirst returns the words of a query by which entities are gathered, those that the
// fewest have first.
func (c *Catalog) rarestFirst(q *query) []int {
	var words []int
	cost := make([]int, len(q.words))
	for i := range q.words {
		for k := range c.parts {
			p := &c.parts[k]
			for _, w := range q.parts[k].most[i] {
				cost[i] += int(p.entities.from[w.to] - p.entities.from[w.from])
			}
		}
		if cost[i] > 0 {
			words = append(words, i)
		}
	}
	slices.SortStableFunc(words, func(a, b int) int { return cost[a] - cost[b] })
	spent := 0
	for i, word := range words {
		if spent += cost[word]; i > 0 && spent > maxGathered {
			return words[:i]
		}
	}
	return words
}

// gather appends the entities of the part that have words of a query.
func (p *part) gather(number int, order []int, f *found, admits func(number uint32) bool, all []candidate) []candidate {
	s := p.scratch()
	defer p.release(s)
	for i, word := range order {
		terms := f.most[word]
		slices.SortStableFunc(terms, func(a, b weighted) int { return cmp.Compare(b.weight, a.weight) })
		stamp := uint32(i + 1)
		for _, w := range terms {
			for _, place := range p.entities.all[p.entities.from[w.from]:p.entities.from[w.to]] {
				e := &s.sums[place]
				if e.stamp == stamp {
					continue
				}
				if e.stamp == 0 {
					s.touched = append(s.touched, place)
				}
				e.stamp = stamp
				e.weight += float32(w.weight)
			}
		}
	}
	for _, place := range s.touched {
		if p.gone.of(place) == 0 && admits(p.numbers[place]) {
			all = append(all, candidate{number, place, p.numbers[place], s.sums[place].weight})
		}
	}
	return all
}

// selectFirst moves the first n in some order to the front and returns them, in no order: Hoare's
// quickselect.
func selectFirst[T any](all []T, n int, compare func(a, b T) int) []T {
	from, to := 0, len(all)
	if n >= to {
		return all
	}
	for to-from > 1 {
		pivot := all[from+(to-from)/2]
		i, j := from, to-1
		for i <= j {
			for compare(all[i], pivot) < 0 {
				i++
			}
			for compare(all[j], pivot) > 0 {
				j--
			}
			if i <= j {
				all[i], all[j] = all[j], all[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			to = j + 1
		case n >= i:
			from = i
		default:
			return all[:n]
		}
	}
	return all[:n]
}

// contained calls each reading of a name of which every word that carries weight is in the
// query.
func (p *part) contained(q *query, f *found, each func(place, reading uint32)) {
	for t := range f.at {
		for _, r := range p.rarest.of(t) {
			complete := true
			for _, w := range p.reading(r) {
				if !w.light() && len(f.at[w.term()]) == 0 {
					complete = false
					break
				}
			}
			if !complete {
				continue
			}
			if place := p.placeOf(r); p.gone.of(place) == 0 {
				each(place, r)
			}
		}
	}
}

// placeOf returns the place of the entity that a reading is of.
func (s *segment) placeOf(reading uint32) uint32 {
	n, _ := slices.BinarySearch(s.firstReading, reading+1)
	return uint32(n - 1)
}
