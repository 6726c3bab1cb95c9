package interchange

import (
	"strings"
	"unicode"
)

// OneLine returns a text as it can stand in a line: each blank is a space, and there is nothing in it that would command a terminal or
// turn the direction of what follows.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, text)
}

// InMarkdown returns a text in a line of which Markdown takes nothing for its own.
func InMarkdown(text string) string {
	var out strings.Builder
	for _, r := range OneLine(text) {
		if strings.ContainsRune("\\`*_[]<>#|~&@", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
