package naming

import (
	"slices"
	"strings"
)

// A post is found by what it is called: words of its role, of the names of its
// organisation, and of those of the country, as they are and in any order. One at
// least must be of the role. The database knows the words of all three (PostQuery), so
// what it finds is judged by the role alone (RankRole).

// RoleKeys returns the terms by which a role is found: the words that carry weight, in
// all ways to read it.
func RoleKeys(role string) []string {
	var keys []string
	for _, r := range read(role) {
		keys = append(keys, r.heavy...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// PostQuery is what posts are sought by.
type PostQuery struct {
	// Readings are the ways to read the query: the words that carry weight, all of
	// which must be found.
	Readings [][]string
	// Any asks for any of the words, in Lucene's syntax, of a full-text index with the
	// analyzer "whitespace". The score is how many are found.
	Any string
}

// Post returns the query as one for posts. It asks nothing of a query that has neither
// letter nor digit.
func (q Query) Post() PostQuery {
	var p PostQuery
	var any []string
	for _, r := range q.readings {
		p.Readings = append(p.Readings, r.heavy)
		for _, word := range r.heavy {
			if term := exactly(word); !slices.Contains(any, term) {
				any = append(any, term)
			}
		}
	}
	p.Any = strings.Join(any, " ")
	return p
}

// RankRole returns how well the query names a role, where at least one of its words
// does. All words of the query that are not of the role are taken to be found around
// it. So the Match is of the class Words; its score is below that of any name: the share
// of words that the query and the role have in common (the Jaccard index), and that of a
// post which is held above that of one which is not.
func (q Query) RankRole(role string, held bool) (Match, bool) {
	var common float64
	named := false
	for _, of := range read(role) {
		for _, r := range q.readings {
			share, whole := r.common(of)
			common, named = max(common, share), named || whole
		}
	}
	if common == 0 {
		return Match{}, false
	}
	half := Score(Sound, Scattered) / 2
	m := Match{Name: role, Class: Words, Whole: named, Score: half * common}
	if held {
		m.Score += half
	}
	return m, true
}

// common returns which share of the words of two readings they have in common, and
// whether all words of the other are among them.
func (r reading) common(other reading) (share float64, whole bool) {
	words := slices.Compact(r.sorted())
	others := slices.Compact(other.sorted())
	both := 0
	for _, word := range others {
		if _, found := slices.BinarySearch(words, word); found {
			both++
		}
	}
	return float64(both) / float64(len(words)+len(others)-both), both == len(others)
}
