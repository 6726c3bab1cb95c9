package catalog

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/naming"
)

// sounds finds words that sound like another one (naming.Consonants).
type sounds struct {
	terms terms
	words lists
}

func newSounds(t *terms) sounds {
	type entry struct {
		sound string
		word  term
	}
	var entries []entry
	var all []string
	for n := range term(t.len()) {
		if sound := naming.Consonants(t.at(n)); sound != "" {
			entries = append(entries, entry{sound, n})
			all = append(all, sound)
		}
	}
	s := sounds{terms: newTerms(distinct(all))}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.sound, b.sound) })
	pairs := make([]pair, len(entries))
	for i, e := range entries {
		n, _ := s.terms.find(e.sound)
		pairs[i] = pair{n, e.word}
	}
	s.words = newLists(s.terms.len(), pairs)
	return s
}

// like returns the words that sound like the given one, itself among them.
func (s *sounds) like(word string) []term {
	sound := naming.Consonants(word)
	if sound == "" {
		return nil
	}
	n, ok := s.terms.find(sound)
	if !ok {
		return nil
	}
	return s.words.of(n)
}
