package catalog

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/naming"
)

// A run is a stretch of a query that covers words of a name.
type run struct {
	// from and to are the words of the query, to the one after the last.
	from, to int
	// weight is that of the covered words of the name, less for what is between them, for
	// another order, and for words that are not quite the same.
	weight float64
}

func (r run) empty() bool { return r.from == r.to }

func (r run) overlaps(other run) bool { return r.from < other.to && other.from < r.to }

// How much of a run's weight is lost.
const (
	lostByGap   = 0.15 // for each heavy word of the query between two of the name
	lostByOrder = 0.3  // where a word of the name comes before the one that should
	lostByPart  = 0.1  // where a comma or the like is inside
	mostGap     = 2    // heavy words
)

// covered is a word of a name and where it is in a query.
type covered struct {
	occurrence
	word int
}

// aligner finds what of names is in a query.
type aligner struct {
	q *query
	// What follows is used again for each name.
	pairs []covered
	occs  []occurrence
	// in are the words of the query that are in the name.
	in      wordSet
	weights []float64
	names   []term
	asked   []int
	rows    [][]naming.Likeness
	cells   []naming.Likeness
}

// wordSet is a set of the first 64 words of a query.
type wordSet uint64

const mostInSet = 64

func (s wordSet) with(from, to int) wordSet {
	for i := from; i < min(to, mostInSet); i++ {
		s |= 1 << i
	}
	return s
}

func (s wordSet) has(i int) bool { return i < mostInSet && s&(1<<i) != 0 }

// align finds the run of the query that covers a name best. weights are those of its words.
func (a *aligner) align(f *found, words []nameWord, weights []float64) run {
	a.pairs, a.in = a.pairs[:0], 0
	for i, w := range words {
		a.occs = f.of(w.term(), a.occs[:0])
		for _, o := range a.occs {
			a.pairs = append(a.pairs, covered{o, i})
			a.in = a.in.with(o.at/wordWidth, (o.end()+wordWidth-1)/wordWidth)
		}
	}
	slices.SortFunc(a.pairs, func(x, y covered) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.word, y.word)) })
	var best run
	for i, first := range a.pairs {
		if words[first.word].light() && len(words) > 1 || first.half() == second {
			continue // a run that is worth something has a heavy word to begin with
		}
		if r := a.runFrom(i, weights); r.weight > best.weight {
			best = r
		}
	}
	return best
}

// runFrom goes along the query from one pair on as long as what comes is near, and returns
// the best that was on the way.
func (a *aligner) runFrom(i int, weights []float64) run {
	last := a.pairs[i]
	used := uint64(1) << min(last.word, 63)
	weight, kept := last.share*weights[last.word], 1.0
	best := run{last.at / wordWidth, (last.end() + wordWidth - 1) / wordWidth, weight}
	if last.half() == first {
		best.weight = 0 // the other half has to be there too
	}
	for i++; i < len(a.pairs); {
		at := a.pairs[i].at
		next := -1
		for ; i < len(a.pairs) && a.pairs[i].at == at; i++ {
			if p := a.pairs[i]; used&(1<<min(p.word, 63)) == 0 && (next < 0 || p.word == last.word+1) {
				next = i
			}
		}
		if next < 0 || at < last.end() {
			continue
		}
		p := a.pairs[next]
		if p.half() == second && (last.half() != first || p.at != last.at+1) {
			continue
		}
		gap, parts := a.between(last, p)
		if gap > mostGap || parts > 1 || parts == 1 && gap > 0 {
			break
		}
		kept *= 1 - lostByGap*float64(gap)
		if parts == 1 {
			kept *= 1 - lostByPart
		}
		if p.word < last.word {
			kept *= 1 - lostByOrder
		}
		used |= 1 << min(p.word, 63)
		weight += p.share * weights[p.word]
		last = p
		if p.half() != first && weight*kept > best.weight {
			best = run{best.from, (p.end() + wordWidth - 1) / wordWidth, weight * kept}
		}
	}
	return best
}

// between returns how many heavy words of the query are between two, and how many parts on
// the second is.
func (a *aligner) between(x, y covered) (heavy, parts int) {
	from, to := (x.end()+wordWidth-1)/wordWidth, y.at/wordWidth
	for i := from; i < to; i++ {
		if !a.q.words[i].Light {
			heavy++
		}
	}
	return heavy, a.q.words[to].Part - a.q.words[max(from-1, 0)].Part
}

// agree judges how the heavy words of a query but those that are explained otherwise agree
// with those of a name.
func (a *aligner) agree(s *segment, f *found, words []nameWord, explained wordSet) (naming.Class, naming.Extent, bool) {
	a.asked, a.names = a.asked[:0], a.names[:0]
	for i, w := range a.q.words {
		if !w.Light && !explained.has(i) {
			a.asked = append(a.asked, i)
		}
	}
	heavy := slices.ContainsFunc(words, func(w nameWord) bool { return !w.light() })
	for _, w := range words {
		if !w.light() || !heavy {
			a.names = append(a.names, w.term())
		}
	}
	if len(a.asked) > len(a.names) {
		return 0, 0, false
	}
	a.cells, a.rows = a.cells[:0], a.rows[:0]
	for range len(a.asked) * len(a.names) {
		a.cells = append(a.cells, naming.Unlike)
	}
	for i := range a.asked {
		a.rows = append(a.rows, a.cells[i*len(a.names):(i+1)*len(a.names)])
	}
	for j, t := range a.names {
		a.occs = f.of(t, a.occs[:0])
		for _, o := range a.occs {
			if i, ok := slices.BinarySearch(a.asked, o.at/wordWidth); ok && o.width == wordWidth {
				a.rows[i][j] = min(a.rows[i][j], o.like)
			}
		}
	}
	return naming.Agree(a.rows, func(i, j int) bool { return naming.SoundAlike(a.q.words[a.asked[i]].Text, s.terms.at(a.names[j])) })
}
