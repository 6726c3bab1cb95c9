package naming

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxRunes is how many characters of a text are read. A query may not have more;
// of a longer name only these count.
const maxRunes = 512

// maxWord is how many letters of a word are read: a full-text index would split
// a term at 255.
const maxWord = 100

// reading is one way to read a text as words of a–z and 0–9.
type reading struct {
	words []string
	// heavy are the words that carry weight; all, where none does.
	heavy []string
}

// read returns the ways to read a text: with what hyphens and apostrophes join as
// separate words and, where there are any, as one word. A text without letters
// and digits has none.
func read(text string) []reading {
	folded := fold(text)
	var readings []reading
	for _, variant := range [...]string{
		strings.ReplaceAll(folded, "-", " "),
		strings.ReplaceAll(folded, "-", ""),
	} {
		words := joinInitials(strings.Fields(variant))
		for i, word := range words {
			words[i] = spelling(word[:min(len(word), maxWord)])
		}
		if len(words) == 0 || len(readings) > 0 && slices.Equal(words, readings[0].words) {
			continue
		}
		heavy := slices.DeleteFunc(slices.Clone(words), light)
		if len(heavy) == 0 {
			heavy = words
		}
		readings = append(readings, reading{words: words, heavy: heavy})
	}
	return readings
}

// whole returns all the words written as one.
func (r reading) whole() string { return strings.Join(r.words, "") }

// misspellable reports whether all the words written as one may have a letter wrong.
func (r reading) misspellable() bool {
	whole := r.whole()
	return ErrorsIn(whole) > 0 && len(whole) <= maxWord
}

// sorted returns the words that carry weight in alphabetical order.
func (r reading) sorted() []string { return slices.Sorted(slices.Values(r.heavy)) }

// initials returns what the name may be abbreviated to: the initials of the words
// that carry weight and of all words, each where they are three or more.
func (r reading) initials() []string {
	const least = 3
	var all []string
	for _, words := range [...][]string{r.heavy, r.words} {
		if len(words) < least {
			continue
		}
		var b strings.Builder
		for _, word := range words {
			b.WriteByte(word[0])
		}
		if initials := b.String(); !slices.Contains(all, initials) {
			all = append(all, initials)
		}
	}
	return all
}

// fold reduces a text to a–z, 0–9, spaces, and "-" for a hyphen or apostrophe.
func fold(text string) string {
	var b strings.Builder
	b.Grow(min(len(text), maxRunes))
	for _, r := range norm.NFKC.String(cut(text)) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case isJoint(r):
			b.WriteByte('-')
		case r == '&':
			b.WriteString(" and ")
		case unicode.Is(unicode.Han, r): // a word each, as they are transliterated
			b.WriteByte(' ')
			b.WriteString(latin(r))
			b.WriteByte(' ')
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			b.WriteString(latin(r))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// cut returns the part of a text that is read.
func cut(text string) string {
	n := 0
	for i := range text {
		if n == maxRunes {
			return text[:i]
		}
		n++
	}
	return text
}

func isJoint(r rune) bool {
	switch r {
	case '-', '\u2010', '\'', '‘', '’', '`':
		return true
	default:
		return false
	}
}

// joinInitials makes one word of letters that stand alone beside each other.
func joinInitials(words []string) []string {
	joined := words[:0:0]
	inRun := false
	for _, word := range words {
		alone := len(word) == 1 && !isDigit(word[0])
		if alone && inRun {
			joined[len(joined)-1] += word
		} else {
			joined = append(joined, word)
		}
		inRun = alone
	}
	return joined
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
