package words

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Number writes a number: "2,000".
func Number(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }

// Small writes a small number in letters, as at the beginning of a headline: "six".
func Small(n int) string {
	letters := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(letters) {
		return letters[n]
	}
	return Number(n)
}

// Count writes a number of things: "1 link", "2,000 links".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Enumerate joins things as in a sentence: "a, b and c", with the word that comes before the last.
func Enumerate(things []string, and string) string {
	if len(things) < 2 {
		return strings.Join(things, "")
	}
	last := len(things) - 1
	return strings.Join(things[:last], ", ") + " " + and + " " + things[last]
}
