package part

import (
	"cmp"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// otherParties names the parties of an agreement other than an entity, the first few.
func otherParties(entity string, parties []ask.Named) string {
	const few = 3
	var names []string
	for _, party := range parties {
		if party.ID != entity {
			names = append(names, party.Name)
		}
	}
	if more := len(names) - few; more > 0 {
		names = append(names[:few], words.Count(more, "other", "others"))
	}
	return words.Enumerate(names, "and")
}

// dated writes the date of a change of status.
func dated(c ask.StatusChange) string { return cmp.Or(words.Date(c.Date), "undated") }
