package naming

import "strings"

// likeness is how like a word of a query is to a word of a name; less is better.
type likeness int

const (
	same likeness = iota
	begun
	oneLetter
	twoLetters
	sounding
	unlike
)

// compare judges a word of a query against a word of a name.
func compare(query, name string) likeness {
	switch {
	case query == name:
		return same
	case strings.HasPrefix(name, query) && !endsInNumber(query):
		return begun
	case hasDigit(query) || hasDigit(name):
		return unlike
	}
	allowed := min(ErrorsIn(query), ErrorsIn(name))
	switch wrong := edits(query, name, allowed); {
	case wrong > allowed && soundAlike(query, name):
		return sounding
	case wrong > allowed:
		return unlike
	case wrong == 1:
		return oneLetter
	default:
		return twoLetters
	}
}

// ErrorsIn is how many letters of a folded word may be wrong.
func ErrorsIn(word string) int {
	const one, two = 4, 8 // letters from which on one and two may be
	switch {
	case len(word) < one || hasDigit(word):
		return 0
	case len(word) < two:
		return 1
	default:
		return 2
	}
}

// soundAlike reports whether two words sound alike and have less than half of their
// letters wrong.
func soundAlike(a, b string) bool {
	most := (max(len(a), len(b)) - 1) / 2
	if edits(a, b, most) > most {
		return false
	}
	s := sound(a)
	return s != "" && s == sound(b)
}

// edits counts the letters to insert, delete, replace, or swap with their
// neighbour, each at most once, to make b of a: the optimal string alignment
// distance, as Lucene's fuzzy queries have it. Over most it is most+1.
func edits(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	width := len(b) + 1
	rows := make([]int, 3*width)
	beforeLast, last, row := rows[:width], rows[width:2*width], rows[2*width:]
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		beforeLast, last, row = last, row, beforeLast
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], beforeLast[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
	}
	return min(row[len(b)], most+1)
}

// endsInNumber reports whether a word ends in a digit, so that a longer word could
// hold another number.
func endsInNumber(word string) bool { return isDigit(word[len(word)-1]) }

func hasDigit(word string) bool { return strings.ContainsAny(word, "0123456789") }
