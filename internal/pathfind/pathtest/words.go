package pathtest

import (
	"fmt"
	"strconv"
	"strings"
)

// words is what is left to read of a line: words, commas, and texts in double
// quotes.
type words struct{ rest []string }

// split takes a line apart.
func split(line string) (*words, error) {
	var w words
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		switch line[0] {
		case '"':
			quoted, err := strconv.QuotedPrefix(line)
			if err != nil {
				return nil, fmt.Errorf("a text in quotes does not end")
			}
			w.rest, line = append(w.rest, quoted), line[len(quoted):]
		case ',':
			w.rest, line = append(w.rest, ","), line[1:]
		default:
			n := strings.IndexAny(line, " \t,\"")
			if n < 0 {
				n = len(line)
			}
			w.rest, line = append(w.rest, line[:n]), line[n:]
		}
	}
	return &w, nil
}

// done reports whether nothing is left.
func (w *words) done() bool { return len(w.rest) == 0 }

// next takes a word.
func (w *words) next(what string) (string, error) {
	if w.done() {
		return "", fmt.Errorf("%s is missing", what)
	}
	word := w.rest[0]
	if word == "," {
		return "", fmt.Errorf("%s is missing before the comma", what)
	}
	w.rest = w.rest[1:]
	return word, nil
}

// take takes the next word if it is this one.
func (w *words) take(word string) bool {
	if w.done() || w.rest[0] != word {
		return false
	}
	w.rest = w.rest[1:]
	return true
}

// text takes a text in quotes.
func (w *words) text(what string) (string, error) {
	word, err := w.next(what)
	if err != nil {
		return "", err
	}
	text, err := strconv.Unquote(word)
	if err != nil || word[0] != '"' {
		return "", fmt.Errorf("%s must stand in double quotes, not %s", what, word)
	}
	return text, nil
}

// list takes words with commas between them. The word none is the empty list.
func (w *words) list(what string) ([]string, error) {
	if w.take("none") {
		return []string{}, nil
	}
	var list []string
	for {
		word, err := w.next(what)
		if err != nil {
			return nil, err
		}
		list = append(list, word)
		if !w.take(",") {
			return list, nil
		}
	}
}
