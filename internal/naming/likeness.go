package naming

import "strings"

// Likeness is how like a word of a query is to a word of a name; less is better.
type Likeness int

const (
	Same Likeness = iota
	BegunWord
	OneLetterWrong
	TwoLettersWrong
	Sounding
	Unlike
)

// compare judges a word of a query against a word of a name.
func compare(query, name string) Likeness {
	switch {
	case query == name:
		return Same
	case strings.HasPrefix(name, query) && !endsInNumber(query):
		return BegunWord
	case hasDigit(query) || hasDigit(name):
		return Unlike
	}
	allowed := min(ErrorsIn(query), ErrorsIn(name))
	switch wrong := Edits(query, name, allowed); {
	case wrong > allowed && SoundAlike(query, name):
		return Sounding
	case wrong > allowed:
		return Unlike
	case wrong == 1:
		return OneLetterWrong
	default:
		return TwoLettersWrong
	}
}

// ErrorsIn is how many letters of a folded word may be wrong.
func ErrorsIn(word string) int {
	if hasDigit(word) {
		return 0
	}
	return ErrorsAt(len(word))
}

// ErrorsAt is how many letters of a word of so many letters may be wrong.
func ErrorsAt(letters int) int {
	const one, two = 4, 8 // letters from which on one and two may be
	switch {
	case letters < one:
		return 0
	case letters < two:
		return 1
	default:
		return 2
	}
}

// SoundAlike reports whether two words sound alike and have less than half of their
// letters wrong.
func SoundAlike(a, b string) bool {
	most := (max(len(a), len(b)) - 1) / 2
	if Edits(a, b, most) > most {
		return false
	}
	s := Consonants(a)
	return s != "" && s == Consonants(b)
}

// Edits counts the letters to insert, delete, replace, or swap with their
// neighbour, each at most once, to make b of a: the optimal string alignment
// distance, as Lucene's fuzzy queries have it. Over most, of at most 100, it is most+1;
// so it is where one of them has more than 200 letters.
func Edits(a, b string, most int) int {
	const longest = 2 * maxWord
	if len(a)-len(b) > most || len(b)-len(a) > most || len(b) > longest {
		return most + 1
	}
	var rows [3][longest + 1]uint8
	beforeLast, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		beforeLast, last, row = last, row, beforeLast
		row[0] = uint8(i)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			change := uint8(1)
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], beforeLast[j-2]+1)
			}
			least = min(least, row[j])
		}
		if int(least) > most {
			return most + 1
		}
	}
	return min(int(row[len(b)]), most+1)
}

// endsInNumber reports whether a word ends in a digit, so that a longer word could
// hold another number.
func endsInNumber(word string) bool { return isDigit(word[len(word)-1]) }

func hasDigit(word string) bool { return strings.ContainsAny(word, "0123456789") }
