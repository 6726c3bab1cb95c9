package main

import (
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/term"

	"github.com/entente-graph/entente/internal/interchange"
)

const (
	// minWidth is how long lines may become at least; a narrower terminal breaks them.
	minWidth = 60
	// maxWidth is how long lines of text become at most: longer ones are hard to read. Tables may be wider.
	maxWidth = 100
)

// page is a text for people, as it is written: in lines of some width, with emphasis where a terminal shows it.
type page struct {
	strings.Builder
	width int
	ink   bool
}

// newPage returns an empty page for the standard output.
func newPage() *page {
	return &page{width: widthOf(os.Stdout), ink: takesInk(os.Stdout)}
}

// widthOf returns the length of the lines that go there: what COLUMNS says, or else the terminal.
func widthOf(out *os.File) int {
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return max(columns, minWidth)
	}
	if width, _, err := term.GetSize(int(out.Fd())); err == nil && width > 0 {
		return max(width, minWidth)
	}
	return maxWidth
}

// takesInk reports whether emphasis is shown there: by a terminal, unless NO_COLOR says no.
func takesInk(out *os.File) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(out.Fd()))
}

// ink is how a text is emphasised: by a sequence of ECMA-48. No meaning rests on it alone.
type ink string

const (
	plain  ink = ""
	strong ink = "1"
	faint  ink = "2"
	doubt  ink = "33" // yellow
)

// in returns a text in some ink, where the page takes it.
func (p *page) in(i ink, text string) string {
	if !p.ink || i == plain || text == "" {
		return text
	}
	return "\x1b[" + string(i) + "m" + text + "\x1b[0m"
}

// prose writes a text in lines, the first of which begins with one thing, the others with another.
func (p *page) prose(i ink, first, others, text string) {
	for n, line := range wrap(min(p.width, maxWidth), first, others, text) {
		start := first
		if n > 0 {
			start = others
		}
		p.WriteString(p.in(faint, start) + p.in(i, strings.TrimPrefix(line, start)) + "\n")
	}
}

// wrap breaks a text into lines of that width: the first begins with one thing, the others with another. A word that is
// too long for a line stays whole, so that it can be copied, unless it is of a script that puts no blanks between words.
func wrap(width int, first, others, text string) []string {
	var lines []string
	line, empty := first, true
	for word, blank := range breakable(text) {
		if !empty && uniseg.StringWidth(line)+blank+uniseg.StringWidth(word) > width {
			lines = append(lines, line)
			line, empty = others, true
		}
		if !empty {
			line += strings.Repeat(" ", blank)
		}
		line += word
		empty = false
	}
	return append(lines, line)
}

// breakable returns the parts of a text between which a line may be broken, and how many blanks are before each.
func breakable(text string) func(yield func(word string, blank int) bool) {
	return func(yield func(string, int) bool) {
		for word := range strings.FieldsSeq(printable(text)) {
			blank := 1
			for _, part := range parts(word) {
				if !yield(part, blank) {
					return
				}
				blank = 0
			}
		}
	}
}

// parts breaks a word of a script without blanks where a line may be; other words are one part.
func parts(word string) []string {
	if !strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
	}) {
		return []string{word}
	}
	var all []string
	for state := -1; word != ""; {
		var part string
		part, word, _, state = uniseg.FirstLineSegmentInString(word, state)
		all = append(all, part)
	}
	return all
}

// printable returns a text without what would command a terminal or turn the direction of what follows.
func printable(text string) string { return interchange.OneLine(text) }

// table aligns rows by their columns, numbers at their ends.
func table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(printable(cell)))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += aligned(printable(cell), widths[i]) + strings.Repeat(" ", gap)
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}

// named writes a name, and what it is the name of behind it or below.
func (p *page) named(before, name, what string) {
	name, what = printable(name), printable(what)
	line := before + name + " · " + what
	switch {
	case what != "" && uniseg.StringWidth(line) <= min(p.width, maxWidth):
		p.WriteString(p.in(faint, before) + p.in(strong, name) + p.in(faint, " · "+what) + "\n")
	default:
		p.prose(strong, before, "    ", name)
		if what != "" {
			p.prose(faint, "    ", "    ", what)
		}
	}
}
