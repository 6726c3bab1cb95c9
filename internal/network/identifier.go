package network

import (
	"slices"
	"strings"
)

// Identifier is an id that somebody else gave, such as a ROR id.
//
// It is stored as whoever brought it wrote it: one file has
// https://ror.org/042nb2s44 and another 042nb2s44. So what looks for an identifier
// looks for all its Spellings.
type Identifier struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
}

// Spellings returns all the ways in which data may write this identifier, each once,
// this one first. Two identifiers of a scheme that we know are the same where each is
// a spelling of the other. Of another scheme, an identifier has one spelling.
func (id Identifier) Spellings() []Identifier {
	all := []Identifier{id}
	s := schemeNamed(id.Scheme)
	if s == nil {
		return all
	}
	for _, name := range s.names {
		for _, value := range s.spellings(id.Value) {
			if other := (Identifier{Scheme: name, Value: value}); !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	return all
}

// Mistyped reports whether the identifier has check characters, and others than
// follow from the rest.
func (id Identifier) Mistyped() bool {
	s := schemeNamed(id.Scheme)
	if s == nil || s.check == nil {
		return false
	}
	value, _ := s.cutAddress(strings.TrimSpace(id.Value))
	plain, ok := s.read(value)
	return ok && !s.check(plain)
}

// IdentifiersIn returns the identifiers that a text may be, at most one a scheme: the
// address of one, pasted from a browser, or one by itself, with the name of its scheme
// before it or without. A text that looks like none has none; one that looks like an
// identifier may still be a name.
func IdentifiersIn(text string) []Identifier {
	const most = 200 // bytes, more than any of them has
	text = strings.TrimSpace(text)
	if len(text) > most {
		return nil
	}
	var all []Identifier
	for i := range schemes {
		if value, ok := schemes[i].find(text); ok {
			all = append(all, Identifier{Scheme: schemes[i].names[0], Value: value})
		}
	}
	return all
}

// find returns the value of the scheme that a text is.
func (s *scheme) find(text string) (value string, ok bool) {
	rest, named := s.cutName(text)
	rest, addressed := s.cutAddress(rest)
	plain, ok := s.read(rest)
	switch {
	case ok:
		return plain, named || addressed || s.alone.MatchString(text)
	case addressed:
		return rest, rest != "" // the address says enough
	default:
		return "", false
	}
}

// spellings returns the ways to write a value: bare, in capitals or not, and as an
// address. A value that has not the form of the scheme is taken as it is.
func (s *scheme) spellings(value string) []string {
	value, _ = s.cutAddress(strings.TrimSpace(value))
	ways := []string{value}
	if plain, ok := s.read(value); ok {
		ways = []string{plain}
		if s.ways != nil {
			ways = s.ways(plain)
		}
	}
	var all []string
	for _, way := range ways {
		all = append(all, way, strings.ToLower(way), strings.ToUpper(way))
	}
	for _, address := range s.addresses {
		for _, begin := range beginnings {
			all = append(all, begin+address+ways[0])
		}
	}
	return all
}

// beginnings are what an address may begin with; none is the beginning of one that
// follows it. Nobody changes them.
var beginnings = [...]string{"https://www.", "http://www.", "www.", "https://", "http://", ""}

// cutAddress returns what stands behind the address of the scheme on the web; the
// text itself where there is none.
func (s *scheme) cutAddress(text string) (rest string, found bool) {
	for _, address := range s.addresses {
		for _, begin := range beginnings {
			if rest, found := cutFolded(text, begin+address); found {
				if end := strings.IndexAny(rest, "?#"); end >= 0 {
					rest = rest[:end]
				}
				return strings.TrimSuffix(rest, "/"), true
			}
		}
	}
	return text, false
}

// cutName returns what stands behind the name of the scheme, as in "ISNI 0000 0001
// 2341 2786" and "ror:042nb2s44"; the text itself where there is none.
func (s *scheme) cutName(text string) (rest string, found bool) {
	for _, name := range s.names {
		rest, found := cutFolded(text, name)
		if found && rest != "" && strings.ContainsRune(": =", rune(rest[0])) {
			return strings.TrimSpace(rest[1:]), true
		}
	}
	return text, false
}

// cutFolded is strings.CutPrefix, whatever the case of the letters a–z.
func cutFolded(text, prefix string) (rest string, found bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// schemeNamed returns the scheme that data calls so; nil where we know none.
func schemeNamed(name string) *scheme {
	for i := range schemes {
		if slices.ContainsFunc(schemes[i].names, func(known string) bool { return strings.EqualFold(known, name) }) {
			return &schemes[i]
		}
	}
	return nil
}
