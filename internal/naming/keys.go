package naming

import (
	"slices"
	"strings"
)

// wholeMark begins the term of a whole name, so that it is none of a word.
const wholeMark = "_"

// Keys returns the terms by which an entity is found, each once, without spaces:
// for all ways to read its names
//
//   - the words that carry weight: "golda", "khoury", "elkhoury";
//   - the whole name, the words that carry weight in alphabetical order, and the
//     initials, each written as one word behind a mark: "_goldaelkhoury",
//     "_goldakhoury", "_gek";
//   - how the words that carry weight sound, in capitals: "KLT", "KR".
func Keys(names []string) []string {
	var keys []string
	for _, name := range names {
		for _, r := range read(name) {
			keys = append(keys, wholeTerm(r.words), wholeTerm(r.sorted()))
			for _, initials := range r.initials() {
				keys = append(keys, wholeTerm([]string{initials}))
			}
			for _, word := range r.heavy {
				keys = append(keys, word)
				if s := Consonants(word); s != "" {
					keys = append(keys, s)
				}
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// wholeTerm returns the term of words written as one. A long one is cut, in keys
// and queries alike.
func wholeTerm(words []string) string {
	const most = 200
	term := wholeMark + strings.Join(words, "")
	return term[:min(len(term), most)]
}
