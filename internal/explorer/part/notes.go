package part

import (
	"fmt"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// Notes numbers what links rest on, in the order in which they are met, as footnotes are.
type Notes struct {
	numbers map[string]int
	// before is how many there were on the pages before.
	before int
	// All are the notes, the first first.
	All []Note
}

// Note is the words behind a link.
type Note struct {
	Number int
	Quotes []ask.Quote
	Hidden int
}

// PathLink is a link of a path, as it is shown.
type PathLink struct {
	*ask.Link
	// Words stand between the entities of the step.
	Words string
	// Note is its footnote; nil where nothing is quoted.
	Note *Note
	// First is whether it is shown for the first time, so that its note stands beside it.
	First bool
}

// NewNotesAfter returns no notes, of which the first comes after so many.
func NewNotesAfter(before int) *Notes { return &Notes{numbers: map[string]int{}, before: before} }

// Last is the number of the last note.
func (n *Notes) Last() int { return n.before + len(n.All) }

// Link returns a link as it is shown on the way from one of its ends, and numbers its note if it is new.
func (n *Notes) Link(l *ask.Link, from string) PathLink {
	shown := PathLink{Link: l, Words: Verb(l, from)}
	if len(l.Evidence) == 0 {
		return shown
	}
	number, known := n.numbers[l.ID]
	if !known {
		number = n.Last() + 1
		n.numbers[l.ID] = number
		quotes := FirstQuotes(l.Evidence)
		n.All = append(n.All, Note{number, quotes, len(l.Evidence) - len(quotes)})
		shown.First = true
	}
	shown.Note = &n.All[number-n.before-1]
	return shown
}

// id is that of a note in the page.
func (n *Note) id() string { return fmt.Sprintf("n%d", n.Number) }

// Holding says how surely the link holds; the whole reason only where it is met first.
func (l *PathLink) Holding() string {
	if l.First || l.Note == nil {
		return words.Holding(l.Link)
	}
	return words.Surely(l.Link)
}

// firstNotes counts the links whose notes stand beside them.
func firstNotes(links []PathLink) int {
	n := 0
	for i := range links {
		if links[i].First {
			n++
		}
	}
	return n
}

// anchor is where the number of the note leads to: its first quote.
func (n *Note) anchor(nth int) templ.Attributes {
	if nth > 0 {
		return nil
	}
	return templ.Attributes{"id": n.id()}
}
