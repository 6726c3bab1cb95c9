package words

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longName is from how many letters on a name is written by its acronym once that is introduced.
const longName = 20

// Acronyms writes the names in a text: a long one that has an acronym with it for the first time, "Ministry of Education
// (MoE)", and by it from then on.
type Acronyms struct {
	// names are all that are known, the longest first, so that no name is taken for a part of another.
	names      []string
	of         map[string]string
	introduced map[string]bool
}

// Bearer is an entity with the acronym that its long name is written by; "" for none.
type Bearer struct{ ID, Name, Acronym string }

// NewAcronyms takes the entities that the text is about. What more than one of them is called stands for none of them.
func NewAcronyms(entities []Bearer) *Acronyms {
	a := &Acronyms{of: map[string]string{}, introduced: map[string]bool{}}
	bearers := map[string]int{} // of a name or an acronym
	known := map[string]bool{}
	for _, e := range entities {
		if known[e.ID] {
			continue
		}
		known[e.ID] = true
		bearers[e.Name]++
		a.names = append(a.names, e.Name)
		if e.Acronym != "" {
			bearers[e.Acronym]++
			a.of[e.Name] = e.Acronym
		}
	}
	maps.DeleteFunc(a.of, func(name, acronym string) bool { return bearers[name] > 1 || bearers[acronym] > 1 })
	slices.SortFunc(a.names, func(x, y string) int { return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x, y)) })
	return a
}

// Acronym returns what a name is written by: if it is long, the first of its acronyms that is much shorter; "" for none.
func Acronym(name string, acronyms []string) string {
	if utf8.RuneCountInString(name) < longName {
		return ""
	}
	for _, acronym := range acronyms {
		if utf8.RuneCountInString(acronym) <= longName/2 {
			return acronym
		}
	}
	return ""
}

// Write returns the text with the names in it as they are to be written.
func (a *Acronyms) Write(text string) string {
	var out strings.Builder
	before := ' '
	for text != "" {
		name := a.begins(text)
		if name == "" || isWordy(before) {
			r, size := utf8.DecodeRuneInString(text)
			out.WriteString(text[:size])
			before, text = r, text[size:]
			continue
		}
		out.WriteString(a.name(name))
		before, text = 'x', text[len(name):]
	}
	return out.String()
}

// begins returns the longest name that a text begins with, "" for none.
func (a *Acronyms) begins(text string) string {
	for _, name := range a.names {
		if rest, is := strings.CutPrefix(text, name); is && name != "" {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !isWordy(r) {
				return name
			}
		}
	}
	return ""
}

// name returns a name as it is to be written now.
func (a *Acronyms) name(name string) string {
	acronym, has := a.of[name]
	switch {
	case !has:
		return name
	case a.introduced[name]:
		return acronym
	}
	a.introduced[name] = true
	if strings.Contains(name, "("+acronym+")") {
		return name
	}
	return name + " (" + acronym + ")"
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
