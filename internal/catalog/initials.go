package catalog

import "slices"

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

// newInitials returns what finds places by the initials of names there.
func newInitials(s *segment) textIndex {
	var entries []entry
	for place := range uint32(s.size()) {
		for reading := s.firstReading[place]; reading < s.firstReading[place+1]; reading++ {
			for _, initials := range s.initialsOf(s.reading(reading)) {
				entries = append(entries, entry{initials, place})
			}
		}
	}
	return newTextIndex(entries)
}
