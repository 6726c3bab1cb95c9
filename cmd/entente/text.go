package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// count writes a number of things: "1 hop", "2,000 hops".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return message.NewPrinter(language.English).Sprintf("%d %s", n, many)
}

// judged says how many of a total are so certainly, and how many presumably.
func judged(certainly, total int) string {
	return fmt.Sprintf("%d certainly, %d presumably", certainly, total-certainly)
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

// indefinite puts the article before a word: "an agreement".
func indefinite(word string) string {
	if word != "" && strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// sentenceCase begins a text with a capital.
func sentenceCase(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}
