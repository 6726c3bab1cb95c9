package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/network"
)

// Kind names an entity of a kind: "organisation".
func Kind(k network.Kind) string { return Plain(string(k)) }

// Kinds names several: "people".
func Kinds(k network.Kind) string {
	if k == network.Person {
		return "people"
	}
	return Kind(k) + "s"
}

// Type names what an entity is by its finer type, or where it has none by its kind: "ministry", "UNESCO category 2 centre".
func Type(k network.Kind, finer string) string {
	if finer == "" {
		return Kind(k)
	}
	return Plain(finer)
}

// Is says what an entity is: "is an organisation (UNESCO category 2 centre)", "is a person".
func Is(k network.Kind, finer string) string {
	text := "is a " + Kind(k)
	if strings.ContainsRune("aeiou", rune(text[len("is a ")])) {
		text = "is an " + Kind(k)
	}
	if finer != "" && Plain(finer) != Kind(k) {
		text += " (" + Plain(finer) + ")"
	}
	return text
}

// Status names a status: "under discussion".
func Status(s network.Status) string { return Plain(string(s)) }

// Plain writes a name of the vocabulary as people do.
func Plain(name string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "_", " ")))
	for i, word := range words {
		switch word {
		case "organization":
			words[i] = "organisation"
		case "unesco", "un", "ngo":
			words[i] = strings.ToUpper(word)
		}
	}
	return strings.Join(words, " ")
}

// uncapital begins a text that is no name with a small letter.
func uncapital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToLower(r)) + text[size:]
}

// Capital begins a text with a capital.
func Capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}
