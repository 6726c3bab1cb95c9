package naming

import (
	"slices"
	"strings"
)

// WordsOf returns the words of a text that carry weight, of all ways to read it, as one
// text with a space before and behind each. So a database can find out whether a text
// contains every word of a query: see Query.Words.
func WordsOf(text string) string {
	var all []string
	for _, r := range read(text) {
		all = append(all, r.heavy...)
	}
	if len(all) == 0 {
		return ""
	}
	slices.Sort(all)
	return " " + strings.Join(slices.Compact(all), " ") + " "
}

// Words returns, for each way to read the query, its words that carry weight, with a
// space before and behind each. A text contains every word of the query, without one
// letter wrong, if what WordsOf returns for it contains all those of one reading. A query
// that has neither letter nor digit has no reading.
func (q Query) Words() [][]string {
	all := make([][]string, len(q.readings))
	for i, r := range q.readings {
		for _, word := range r.heavy {
			all[i] = append(all[i], " "+word+" ")
		}
	}
	return all
}

// Containing returns the query, in the syntax of Lucene's classic parser, for a full-text
// index over Keys with the analyzer "whitespace": it finds all whose names have the words
// of Words, though perhaps spread over several names. It is "" where there are none.
//
// The whole part of a score is the rank, as that of Lucene does: names that are the
// query come first, then those that are its words in another order, then those that
// begin with it.
func (q Query) Containing() string {
	var all, whole []string
	for _, r := range q.readings {
		var words []string
		for _, word := range r.heavy {
			words = append(words, "+"+exactly(word))
		}
		all = append(all, "("+strings.Join(words, " ")+")")
		whole = append(whole, r.asWhole()...)
	}
	if all == nil {
		return ""
	}
	return "+(" + strings.Join(all, " ") + ")" + unscored + " " + strings.Join(whole, " ")
}

// In reports whether a text contains every word of the query, by the words that WordsOf
// returns for the text.
func (q Query) In(words string) bool {
	return slices.ContainsFunc(q.Words(), func(reading []string) bool {
		return !slices.ContainsFunc(reading, func(word string) bool { return !strings.Contains(words, word) })
	})
}

// Address returns what distinguishes an address on the web: it without its
// scheme, a "www." and a slash at its end, in lower case.
func Address(url string) string {
	text := strings.ToLower(strings.TrimSpace(url))
	if scheme, rest, found := strings.Cut(text, "://"); found && !strings.ContainsAny(scheme, "./") {
		text = rest
	}
	return strings.TrimSuffix(strings.TrimPrefix(text, "www."), "/")
}
