package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// maxWidth is how long lines become, where the terminal is not narrower: longer ones are hard to read.
const maxWidth = 100

// widthOf returns the length of the lines that go there.
func widthOf(out *os.File) int {
	if width, _, err := term.GetSize(int(out.Fd())); err == nil && width > 0 {
		return min(width, maxWidth)
	}
	return maxWidth
}

// wrap breaks a text into lines of that width: the first begins with one thing, the others with another.
func wrap(width int, first, others, text string) string {
	var out strings.Builder
	line := first
	empty := true
	for word := range strings.FieldsSeq(text) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			out.WriteString(line + "\n")
			line, empty = others, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	return out.String() + line + "\n"
}

// table aligns rows by their columns, numbers at their ends.
func table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			room := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if _, err := strconv.Atoi(cell); err == nil {
				line += room + cell + "  "
			} else {
				line += cell + room + "  "
			}
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}

// count writes a number of things: "1 hop", "2,000 hops".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return message.NewPrinter(language.English).Sprintf("%d %s", n, many)
}

// enumerate joins things as in a sentence: "a, b and c".
func enumerate(things []string, and string) string {
	if len(things) < 2 {
		return strings.Join(things, "")
	}
	last := len(things) - 1
	return fmt.Sprintf("%s %s %s", strings.Join(things[:last], ", "), and, things[last])
}

// describe says what an entity is, in words, as far as either is given: "organisation, UNESCO category 2 centre".
func describe(kind, finer string) string {
	text := strings.TrimPrefix(strings.TrimSuffix(kind+", "+finer, ", "), ", ")
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(text, "_", " ")))
	for i, word := range words {
		switch word {
		case "organization", "organization,":
			words[i] = strings.Replace(word, "z", "s", 1)
		case "unesco", "un", "ngo":
			words[i] = strings.ToUpper(word)
		}
	}
	return strings.Join(words, " ")
}
