package catalog

import "slices"

// initials finds names by the initials of their words.
type initials struct {
	terms  terms
	places lists
}

// initialsOf returns what a name may be abbreviated to: the initials of its heavy words and
// of all, each where there are three or more.
func (s *segment) initialsOf(words []nameWord) []string {
	const least = 3
	var heavy, all []byte
	for _, w := range words {
		letter := s.terms.at(w.term())[0]
		if all = append(all, letter); !w.light() {
			heavy = append(heavy, letter)
		}
	}
	var found []string
	for _, letters := range [...][]byte{heavy, all} {
		if len(letters) >= least && !slices.Contains(found, string(letters)) {
			found = append(found, string(letters))
		}
	}
	return found
}

func newInitials(s *segment) initials {
	type entry struct {
		letters string
		place   uint32
	}
	var entries []entry
	var letters []string
	for place := range uint32(s.size()) {
		for reading := s.firstReading[place]; reading < s.firstReading[place+1]; reading++ {
			for _, abbreviated := range s.initialsOf(s.reading(reading)) {
				entries = append(entries, entry{abbreviated, place})
				letters = append(letters, abbreviated)
			}
		}
	}
	i := initials{terms: newTerms(distinct(letters))}
	pairs := make([]pair, len(entries))
	for k, e := range entries {
		n, _ := i.terms.find(e.letters)
		pairs[k] = pair{n, e.place}
	}
	i.places = newLists(i.terms.len(), pairs)
	return i
}

// with returns the places of those with a name that has these initials.
func (i *initials) with(letters string) []uint32 {
	n, ok := i.terms.find(letters)
	if !ok {
		return nil
	}
	return i.places.of(n)
}
