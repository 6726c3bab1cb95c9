package tables

import (
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// notes numbers the words of sources in the order in which they are cited, as endnotes are.
type notes struct {
	numbers map[noteKey]int
	cited   []ask.Quote
}

// noteKey is what makes two notes one: the same words at the same place of the same source.
type noteKey struct{ source, quote, locator string }

func newNotes() *notes { return &notes{numbers: map[noteKey]int{}} }

// cite returns the numbers of what some links rest on, each once: "1, 2".
func (n *notes) cite(links ...*ask.Judged) string {
	var numbers []string
	given := map[int]bool{}
	for _, link := range links {
		for _, quote := range link.Evidence {
			number := n.number(quote)
			if !given[number] {
				given[number] = true
				numbers = append(numbers, strconv.Itoa(number))
			}
		}
	}
	return strings.Join(numbers, ", ")
}

// number returns the number of a quote.
func (n *notes) number(q ask.Quote) int {
	key := noteKey{q.Source.ID, q.Quote, q.Locator}
	number, known := n.numbers[key]
	if !known {
		n.cited = append(n.cited, q)
		number = len(n.cited)
		n.numbers[key] = number
	}
	return number
}

// table returns what was cited.
func (n *notes) table() Table {
	t := Table{
		Name: sourcesTable, Title: "Sources",
		Columns: []Column{
			{"Number", Number, "#meta+source+id"},
			{"Quote", Text, "#description+quote"},
			{"Source", Text, "#meta+source+name"},
			{"Publisher", Text, "#meta+publisher+name"},
			{"Published", Day, "#date+published"},
			{"Address", Text, "#meta+url"},
			{"Place in the source", Text, "#meta+locator"},
			{"Observed", Text, "#date+observed"},
			{"Source id", Text, "#meta+source+code"},
		},
	}
	for i, q := range n.cited {
		observed := ""
		if q.Observed != nil {
			observed = words.Dates(*q.Observed)
		}
		t.add(i+1, q.Quote, q.Source.Title, q.Source.Publisher, day(q.Source.Published), q.Source.URL, q.Locator, observed, q.Source.ID)
	}
	return t
}

// way is a path in words: what the surest link of each step says.
type way struct {
	text  string
	links []*ask.Judged
}

// wayOf says a path in words; nil is no path.
func wayOf(p *ask.Path) way {
	var w way
	if p == nil {
		return w
	}
	var said []string
	for i := range p.Steps {
		link := surest(p.Steps[i].Judged)
		if link == nil {
			continue
		}
		w.links = append(w.links, link)
		said = append(said, link.Sentence)
	}
	w.text = strings.Join(said, "; ")
	return w
}

// surest returns the link of a step that is the surest, of several the first.
func surest(judged []ask.Judged) *ask.Judged {
	var best *ask.Judged
	for i := range judged {
		link := &judged[i]
		if best == nil || words.StandingOf(link.Link.Status, link.Holding) > words.StandingOf(best.Link.Status, best.Holding) {
			best = link
		}
	}
	return best
}
