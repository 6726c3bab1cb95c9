package catalog

import (
	"slices"
	"sort"
	"strings"
)

// term is the number of a word among all words of a segment in alphabetical order.
type term = uint32

// terms are words in alphabetical order, in one text.
type terms struct {
	text string
	// from has where each begins, and where the last ends.
	from []uint32
}

// newTerms makes terms of words in alphabetical order, each once.
func newTerms(words []string) terms {
	t := terms{text: strings.Join(words, ""), from: make([]uint32, 1, len(words)+1)}
	for _, word := range words {
		t.from = append(t.from, t.from[len(t.from)-1]+uint32(len(word)))
	}
	return t
}

func (t *terms) len() int { return len(t.from) - 1 }

func (t *terms) at(n term) string { return t.text[t.from[n]:t.from[n+1]] }

// find returns the number of a word.
func (t *terms) find(word string) (term, bool) {
	n := t.firstFrom(word)
	return n, int(n) < t.len() && t.at(n) == word
}

// begunWith returns the numbers of the words that begin so, from the first to the one
// after the last.
func (t *terms) begunWith(beginning string) (from, to term) {
	from = t.firstFrom(beginning)
	n := sort.Search(t.len()-int(from), func(i int) bool { return !strings.HasPrefix(t.at(from+term(i)), beginning) })
	return from, from + term(n)
}

// firstFrom returns the number of the first word that does not come before the given one.
func (t *terms) firstFrom(word string) term {
	return term(sort.Search(t.len(), func(i int) bool { return t.at(term(i)) >= word }))
}

// distinct sorts words and leaves each once.
func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
