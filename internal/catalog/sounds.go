package catalog

import "github.com/entente-graph/entente/internal/naming"

// newSounds returns what finds words by how they sound (naming.Consonants); of too short ones
// nothing is known.
func newSounds(t *terms) textIndex {
	var entries []entry
	for n := range term(t.len()) {
		if sound := naming.Consonants(t.at(n)); sound != "" {
			entries = append(entries, entry{sound, n})
		}
	}
	return newTextIndex(entries)
}
