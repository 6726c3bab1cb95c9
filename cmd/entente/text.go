package main

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/words"
)

// judged says how many of a total are so certainly, and how many presumably.
func judged(certainly, total int) string {
	return fmt.Sprintf("%d certainly, %d presumably", certainly, total-certainly)
}

// describe says what an entity is, in words, as far as either is given: "organisation, UNESCO category 2 centre".
func describe(kind, finer string) string {
	var parts []string
	for _, name := range []string{kind, finer} {
		if name != "" {
			parts = append(parts, words.Plain(name))
		}
	}
	return strings.Join(parts, ", ")
}

// indefinite puts the article before a word: "an agreement".
func indefinite(word string) string {
	if word != "" && strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}
