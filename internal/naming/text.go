package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text, folded to a–z and 0–9, and where it stands.
type Word struct {
	Text string
	// From and To are where it begins and ends in the text, in bytes.
	From, To int
	// Part is the number of the part of the text that it stands in: commas, brackets and
	// other marks that are seldom inside a name begin a new one.
	Part int
	// Joined: only a hyphen or an apostrophe parts it from the word before.
	Joined bool
	// Light: it carries no weight beside others, as "of" does.
	Light bool
}

// Read returns the words of a text in order. What a hyphen or an apostrophe joins is
// two words; letters with a full stop each are one.
func Read(text string) []Word {
	s := scanner{words: make([]Word, 0, len(text)/6+1)}
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf) {
			s.take(rune(text[i]), i, i+1)
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(text[i:]); r == acute {
			s.take(r, i, i+n)
			i += n
			continue
		}
		// What is not ASCII is normalised together with all that may combine with it.
		n := max(norm.NFKC.NextBoundaryInString(text[i:], true), 1)
		for _, r := range norm.NFKC.String(text[i : i+n]) {
			s.take(r, i, i+n)
		}
		i += n
	}
	s.end()
	return s.words
}

// A scanner reads a text character by character.
type scanner struct {
	words []Word
	// letters are those of the word that is being read, from and to where they are.
	letters  []byte
	from, to int
	// parting: a mark has been read that begins a new part; joint: a hyphen or an
	// apostrophe, and nothing else, since the last word.
	parting, joint bool
	// alone: the last word is of letters that stood alone.
	alone bool
}

// take reads a character, which stands in the text from one place to another.
func (s *scanner) take(r rune, from, to int) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		s.letter(byte(r), from, to)
	case 'A' <= r && r <= 'Z':
		s.letter(byte(r)+'a'-'A', from, to)
	case isJoint(r) || isApostrophe(r):
		s.end()
		s.joint = true
	case r == '&':
		s.word("and", from, to)
	case invisible(r):
	case unicode.Is(unicode.Han, r): // a word each, as they are transliterated
		s.word(latin(r), from, to)
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
		for _, c := range []byte(latin(r)) {
			s.letter(c, from, to)
		}
	default:
		s.end()
		s.joint = false
		s.parting = s.parting || parts(r)
	}
}

// word reads a whole word.
func (s *scanner) word(letters string, from, to int) {
	s.end()
	for _, c := range []byte(letters) {
		s.letter(c, from, to)
	}
	s.end()
}

func (s *scanner) letter(c byte, from, to int) {
	if len(s.letters) == 0 {
		s.from = from
	}
	if len(s.letters) < maxWord {
		s.letters = append(s.letters, c)
	}
	s.to = to
}

// end ends the word that is being read, if there is one.
func (s *scanner) end() {
	if len(s.letters) == 0 {
		return
	}
	w := Word{Text: string(s.letters), From: s.from, To: s.to, Joined: s.joint && len(s.words) > 0}
	s.letters = s.letters[:0]
	alone := len(w.Text) == 1 && !isDigit(w.Text[0])
	if n := len(s.words); n > 0 {
		last := &s.words[n-1]
		w.Part = last.Part
		if s.parting {
			w.Part++
		} else if alone && s.alone {
			last.Text += w.Text
			last.To, last.Light = w.To, light(last.Text)
			s.joint = false
			return
		}
	}
	w.Text = spelling(w.Text)
	w.Light = light(w.Text)
	s.words = append(s.words, w)
	s.alone, s.joint, s.parting = alone, false, false
}

// acute is an accent that stands alone, which some write for an apostrophe. NFKC would make a
// space of it.
const acute = '´'

// isApostrophe reports whether a mark is one that some write for an apostrophe.
func isApostrophe(r rune) bool { return r == acute || r == '‛' || r == '′' }

// invisible reports whether a character changes nothing that is seen: a soft hyphen, a
// word joiner, a mark of direction. What parts two letters, as the zero width non-joiner
// does, is none.
func invisible(r rune) bool {
	const nonJoiner = '\u200c'
	return r != nonJoiner && unicode.Is(unicode.Cf, r)
}

// parts reports whether a mark begins a new part of a text.
func parts(r rune) bool {
	return strings.ContainsRune(",;:()[]{}|/\n\t\"،؛、，；：（）【】–—•“”„«»", r)
}

// Joined returns the words with what a hyphen or an apostrophe joins as one; false where
// it joins nothing.
func Joined(words []Word) ([]Word, bool) {
	joined := make([]Word, 0, len(words))
	for _, w := range words {
		if !w.Joined {
			joined = append(joined, w)
			continue
		}
		last := &joined[len(joined)-1]
		last.Text = spelling(last.Text + w.Text)
		last.To, last.Light = w.To, light(last.Text)
	}
	return joined, len(joined) < len(words)
}
