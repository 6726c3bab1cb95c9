package explorer

import (
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
)

// taken is a text in a question, and the entity as which it was taken though that is not called exactly so. The address that
// the question is led to remembers it, so that its page can say it.
type taken struct{ id, text string }

// isGuess reports whether a text is not exactly a name of what was found by it.
func isGuess(text string, h *ask.Hit) bool {
	return h.Position != nil || text != h.Node.Name && text != h.MatchedName
}

// remembering returns the address of a question whose names have become ids. It remembers what they were taken as, and from
// where on and how much of the answer was asked for.
func (r *request) remembering(to part.Address) part.Address {
	for _, g := range r.guesses {
		to = to.With("taken", g.id+" "+g.text) // no id has a blank
	}
	for _, name := range []string{"only", "after", "shown", "noted"} {
		to = to.With(name, r.params.one(name))
	}
	return to
}

// readTaken reads the guesses that an address remembers about what its question names, one of each.
func readTaken(p *params, named []string) []taken {
	var all []taken
	for _, id := range named {
		for _, value := range p.values["taken"] {
			if text, is := strings.CutPrefix(value, id+" "); is && text != "" {
				all = append(all, taken{id, text})
				break
			}
		}
	}
	return all
}
