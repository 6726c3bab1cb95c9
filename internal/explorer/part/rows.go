package part

import (
	"cmp"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// Others names several other than one, the first few.
func Others(one string, all []ask.Named) string {
	const few = 3
	var names []string
	for _, e := range all {
		if e.ID != one {
			names = append(names, e.Name)
		}
	}
	if more := len(names) - few; more > 0 {
		names = append(names[:few], words.Count(more, "other", "others"))
	}
	return words.Enumerate(names, "and")
}

// dated writes the date of a change of status.
func dated(c ask.StatusChange) string { return cmp.Or(words.Date(c.Date), "undated") }
