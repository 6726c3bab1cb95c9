package explorer

import (
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// pathQuestion is a question about paths as an address writes it: each parameter has the name of the argument, or of the
// field of PathFilter, that it is for.
type pathQuestion struct {
	from, to []string
	conditions
	rank, after string
	// shown and noted are how many paths and footnotes there were on the pages before.
	shown, noted int
}

// How many hops are asked for where none are given, and how many paths a page shows.
const (
	usualHops  = pathfind.DefaultMaxHops
	pathsAPage = 5
	mostShown  = 1_000_000
)

// ranks are the orders of paths, in the words of the form.
var ranks = []choice{
	{"FEWEST_HOPS", "Fewest steps first"}, {"STRONGEST", "Strongest first"}, {"MOST_DIVERSE", "Most different first"},
}

// readPathQuestion reads a question from an address.
func readPathQuestion(p *params) pathQuestion {
	q := pathQuestion{
		from: p.list("from", mostEnds), to: p.list("to", mostEnds), conditions: readConditions(p),
		rank: p.oneOf("rank", ranks), after: p.one("after"), shown: p.number("shown", mostShown), noted: p.number("noted", mostShown),
	}
	if q.after == "" {
		q.shown, q.noted = 0, 0
	}
	return q
}

// hops returns how many steps a path may have at most.
func (q *pathQuestion) hops() int {
	if q.maxHops == 0 {
		return usualHops
	}
	return q.maxHops
}

// named returns the ids that the question names, each once.
func (q *pathQuestion) named() []string { return ids(q.from, q.to, q.avoid, q.via) }

// address returns the address of the question's first page.
func (q *pathQuestion) address(p *part.Page) part.Address {
	return q.in(p.To("paths").WithAll("from", q.from).WithAll("to", q.to)).With("rank", q.rank)
}

// here returns the address of the page of the question that is shown.
func (q *pathQuestion) here(p *part.Page) part.Address { return q.next(p, q.after, q.shown, q.noted) }

// next returns the address of the page of the question after a cursor, before which there were so many paths and footnotes.
func (q *pathQuestion) next(p *part.Page, after string, shown, noted int) part.Address {
	to := q.address(p).With("after", after)
	for _, before := range []choice{{"shown", strconv.Itoa(shown)}, {"noted", strconv.Itoa(noted)}} {
		if before.label != "0" {
			to = to.With(before.value, before.label)
		}
	}
	return to
}

// sum says in a line what is asked.
func (q *pathQuestion) sum(n names) string {
	text := ": from " + n.all(q.from) + " to " + n.all(q.to) + q.conditions.sum(n)
	if q.narrowed() {
		text += "; " + q.narrowing()
	}
	return text
}

// narrowed reports whether the question says through whom, or what of time, otherwise than a question that says nothing.
func (q *pathQuestion) narrowed() bool { return q.overlapping || q.inOrder || !q.usualKinds() }

// usualKinds reports whether paths may go through the kinds that they may where nothing is said.
func (q *pathQuestion) usualKinds() bool {
	for _, k := range q.kindsToPass() {
		if usual := k.kind != network.Place && k.kind != network.Framework; k.chosen != usual {
			return false
		}
	}
	return true
}

// narrowing heads what says through whom and when, folded: with what is set, where something is.
func (q *pathQuestion) narrowing() string {
	if !q.narrowed() {
		return "Through whom, and in time"
	}
	var set []string
	if !q.usualKinds() {
		var kinds []string
		for _, k := range q.kindsToPass() {
			if k.chosen {
				kinds = append(kinds, words.Kinds(k.kind))
			}
		}
		set = append(set, "through "+words.Enumerate(kinds, "and"))
	}
	if q.overlapping {
		set = append(set, "all of it on one day")
	}
	if q.inOrder {
		set = append(set, "one step after the other")
	}
	return words.Capital(strings.Join(set, "; "))
}

// lifted returns the question without one of its conditions, as GraphQL names it, and whether it knows that one. A limit of
// steps is raised, and a day moved to the nearest that has a path, if that is known.
func (q pathQuestion) lifted(field string, hops int, day network.Date) (pathQuestion, bool) {
	switch field {
	case "maxHops":
		q.maxHops = hops
	case "asOf":
		q.asOf = day.String()
	case "knownBy":
		q.knownBy = day.String()
	case "certainty":
		q.certainty = ""
	case "through":
		q.through = nil
		for _, k := range network.Kinds() {
			q.through = append(q.through, string(k))
		}
	case "linkTypes":
		q.linkTypes = nil
	case "excludeLinkTypes":
		q.exclude = nil
	case "statuses":
		q.statuses = nil
	case "minConfidence":
		q.minConfidence = ""
	case "maxDegree":
		q.maxDegree = 0
	case "avoid":
		q.avoid = nil
	case "via":
		q.via = nil
	case "overlapping":
		q.overlapping = false
	case "inTimeOrder":
		q.inOrder = false
	default:
		return q, false
	}
	if !q.judged() {
		q.certainty = "" // without a day it has no meaning left
	}
	return q, true
}

// avoiding returns the question with one more entity to avoid, and not to go through.
func (q pathQuestion) avoiding(id string) *pathQuestion {
	q.avoid, q.via = append(without(q.avoid, id), id), without(q.via, id)
	return &q
}

// passing returns the question with one more entity to go through, and not to avoid.
func (q pathQuestion) passing(id string) *pathQuestion {
	q.via, q.avoid = append(without(q.via, id), id), without(q.avoid, id)
	return &q
}

// choosing returns the question with what was meant by a name.
func (q pathQuestion) choosing(d unclear, id string) *pathQuestion {
	for name, list := range map[string]*[]string{"from": &q.from, "to": &q.to, "avoid": &q.avoid, "via": &q.via} {
		if name == d.Param {
			*list = replaced(*list, d.Text, id)
		}
	}
	return &q
}
