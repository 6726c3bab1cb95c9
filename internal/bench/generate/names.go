package generate

import (
	"fmt"
	"strings"
)

// word makes up a word that could be the name of a town or a family.
func (r random) word() string {
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteString(among(r, onsets()))
		b.WriteString(among(r, nuclei()))
	}
	b.WriteString(among(r, codas()))
	text := b.String()
	return strings.ToUpper(text[:1]) + text[1:]
}

func onsets() []string {
	return []string{"b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "kr", "st", "tr", "ch", "sh", "br", "dr"}
}

func nuclei() []string { return []string{"a", "e", "i", "o", "u", "ai", "ei", "ou", "ya"} }

func codas() []string {
	return []string{"", "", "n", "r", "l", "s", "m", "k", "ng", "rd", "st", "va", "no", "ti"}
}

func givenNames() []string {
	return []string{
		"Aisha", "Ana", "Bakyt", "Carlos", "Chen", "Daria", "Elena", "Farid", "Grace", "Hana", "Ibrahim", "Ines", "Jamal", "Jonas", "Kofi",
		"Leyla", "Lin", "Maria", "Mateo", "Mei", "Nadia", "Nora", "Omar", "Oraz", "Paulo", "Ravi", "Rosa", "Samir", "Sofia", "Tariq", "Wei", "Yuki",
	}
}

func fields() []string {
	return []string{
		"Education", "Technology", "Agriculture", "Medicine", "Economics", "Law", "Engineering", "Arts", "Energy", "Telecommunications",
		"Architecture", "Pedagogy", "Natural Sciences", "Public Health", "Culture", "Environment", "Water Management", "Informatics",
	}
}

// slug makes what may stand in an id of a name: what is neither letter nor digit
// is a hyphen.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// numbered makes a readable id that no other thing has.
func numbered(prefix, name string, number int) string {
	return fmt.Sprintf("%s:%s-%d", prefix, slug(name), number)
}

// acronym returns the initials of a name.
func acronym(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
