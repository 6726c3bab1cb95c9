package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/network"
)

// Query is a text that names are compared with.
type Query struct {
	text     string
	readings []reading
}

// Parse reads the text of a query, which stands in the argument of the given
// name. A text of more than 512 characters is refused.
func Parse(argument, text string) (Query, error) {
	text = strings.TrimSpace(text)
	if n := utf8.RuneCountInString(text); n > maxRunes {
		return Query{}, network.Exceeded(argument, maxRunes, n)
	}
	return Query{text: text, readings: read(text)}, nil
}

// Lucene returns the query, in the syntax of Lucene's classic parser, for a
// full-text index over Keys with the analyzer "whitespace". It is "" where
// nothing can be found, for then the query has neither letter nor digit.
//
// The whole part of a score is the rank roughly: names that are found whole
// come first, then those with more of the words unchanged, then those with more
// words begun, then the rest; of equal ones those that begin with the query. What
// counts there are ranges of one term and prefixes, for their score is what is
// written here; that of other terms depends on how many entities have them, and
// is kept below 1. So candidates can be cut, in a way that does not change with
// the rest of the network, by the whole part of the score, then by degree and id.
//
// It needs no escaping: there are only letters, digits and the mark in its terms,
// those in lower case are no operators, and no sound is one.
func (q Query) Lucene() string {
	if len(q.readings) == 0 {
		return ""
	}
	var clauses []string
	for _, r := range q.readings {
		whole := wholeTerm(r.words)
		clauses = append(clauses, r.asWhole()...)
		if r.misspellable() {
			clauses = append(clauses, whole+"~1"+unscored)
		}
		clauses = append(clauses, "("+allOf(r.heavy)+")")
	}
	return strings.Join(clauses, " ")
}

// asWhole asks for names that are the words, that are those that carry weight in any
// order, and that begin with them, with scores in this order.
func (r reading) asWhole() []string {
	whole := wholeTerm(r.words)
	return []string{exactly(whole) + "^10000", exactly(wholeTerm(r.sorted())) + "^5000", whole + "*^5"}
}

// unscored is the weight of what shall be found without adding to the score.
const unscored = "^0.001"

// exactly asks for a term, with the score 1, however frequent it is.
func exactly(term string) string { return "[" + term + " TO " + term + "]" }

// allOf asks for all the words, of more than eight for the longest: those that
// tell most. (With fuzzy words, a query may have some 1,000 terms at most.)
func allOf(words []string) string {
	const most = 8
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	clauses := make([]string, min(len(words), most))
	for i := range clauses {
		clauses[i] = "+(" + like(words[i], len(words) > 1) + ")"
	}
	return strings.Join(clauses, " ")
}

// like asks for a word, for what it begins, is close to, or sounds like.
func like(word string, amongOthers bool) string {
	clause := exactly(word) + "^100"
	if canBegin(word, amongOthers) {
		clause += " " + word + "*^10"
	}
	switch ErrorsIn(word) {
	case 1:
		clause += " " + word + "~1" + unscored
	case 2:
		clause += " " + word + "~2" + unscored
	}
	if s := Consonants(word); s != "" {
		clause += " " + exactly(s) + unscored
	}
	return clause
}

// canBegin reports whether a word of a query may be the beginning of a word of a
// name. A single letter may among other words only, as in "G. Chang".
func canBegin(word string, amongOthers bool) bool {
	return !endsInNumber(word) && (len(word) > 1 || amongOthers)
}
