package explorer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// reachQuestion is a question about reach as an address writes it: each parameter has the name of the argument, or of the
// field of PathFilter, that it is for.
type reachQuestion struct {
	from []string
	conditions
	// unit and groupBy are "" where they are not given.
	unit, groupBy string
	// region is that whose countries alone are shown; group the one whose members are, none for those of no group.
	region, group string
	after         string
}

// What is asked for where nothing is given, and the group of those of no group.
const (
	byPartners = "PARTNERS"
	byCountry  = "COUNTRY"
	unplaced   = "none"
)

// usually says how far a question goes that doesn't say so.
var usually = fmt.Sprintf("as usual: %s, or %s between partners",
	words.Count(pathfind.DefaultReachMaxHops, "link", "links"), words.Count(pathfind.DefaultPartnerMaxHops, "step", "steps"))

// units and groupings are what can be chosen, in the words of the form.
var (
	units     = []choice{{"HOPS", "Links between any two"}, {byPartners, "From partner to partner"}}
	groupings = []choice{{byCountry, "country"}, {"REGION", "region"}, {"TYPE", "type"}}
)

// choice is a value of a parameter that can be chosen, in words.
type choice struct{ value, label string }

// oneOf returns a parameter that is one of several values; "" where it is not there.
func (p *params) oneOf(name string, choices []choice) string {
	value := strings.ToUpper(p.one(name))
	if value == "" || slices.ContainsFunc(choices, func(c choice) bool { return c.value == value }) {
		return value
	}
	values := make([]string, len(choices))
	for i, c := range choices {
		values[i] = c.value
	}
	p.refuse(name, "%q can't be asked for: there are %s", value, words.Enumerate(values, "and"))
	return ""
}

// readReachQuestion reads a question from an address.
func readReachQuestion(p *params) reachQuestion {
	return reachQuestion{
		from: p.list("from", mostEnds), conditions: readConditions(p), unit: p.oneOf("unit", units), groupBy: p.oneOf("groupBy", groupings),
		region: p.one("region"), group: p.one("group"), after: p.one("after"),
	}
}

// partners reports whether steps lead from partner to partner.
func (q *reachQuestion) partners() bool { return q.unit == byPartners }

// by returns by what those reached are grouped.
func (q *reachQuestion) by() string {
	if q.groupBy == "" {
		return byCountry
	}
	return q.groupBy
}

// within returns how far is asked for.
func (q *reachQuestion) within() int { return q.reachWithin(q.partners()) }

// reachWithin returns how far reach goes under the conditions, from partner to partner or by
// links.
func (c *conditions) reachWithin(partners bool) int {
	switch {
	case c.maxHops > 0:
		return c.maxHops
	case partners:
		return pathfind.DefaultPartnerMaxHops
	default:
		return pathfind.DefaultReachMaxHops
	}
}

// sum says in a line what is asked.
func (q *reachQuestion) sum(n names) string {
	text := ": of " + n.all(q.from) + ", " + words.Within(q.words())
	c := q.conditions
	c.maxHops = 0 // it is said already
	return text + c.sum(n)
}

// variables are those of the query.
func (q *reachQuestion) variables() map[string]any {
	unit := q.unit
	if unit == "" {
		unit = "HOPS"
	}
	return map[string]any{"from": q.from, "where": q.where(), "groupBy": q.by(), "unit": unit}
}

// certainly returns the conditions under which what is reached certainly is.
func (q *reachQuestion) certainly() map[string]any {
	where := q.where()
	where["certainty"] = certainOnly
	return where
}

// named returns the ids that the question names, each once.
func (q *reachQuestion) named() []string {
	named := ids(q.from, q.avoid)
	if q.region != "" {
		named = ids(named, []string{q.region})
	}
	return named
}

// address returns the address of the question.
func (q *reachQuestion) address(p *part.Page) part.Address {
	to := q.in(p.To("reach").WithAll("from", q.from))
	return to.With("unit", q.unit).With("groupBy", q.groupBy).With("region", q.region).With("group", q.group)
}

// choosing returns the question with what was meant by a name.
func (q reachQuestion) choosing(d unclear, id string) *reachQuestion {
	switch d.Param {
	case "from":
		q.from = replaced(q.from, d.Text, id)
	case "avoid":
		q.avoid = replaced(q.avoid, d.Text, id)
	}
	return &q
}

// of returns the question for the members of a group.
func (q reachQuestion) of(group string) *reachQuestion {
	q.group = group
	return &q
}

// only returns the question for the countries of a region; of all for "".
func (q reachQuestion) only(region string) *reachQuestion {
	q.region, q.group = region, ""
	return &q
}

// paths returns the question about paths to what is reached, under the same conditions.
func (q *reachQuestion) paths(to string, hops int) *pathQuestion {
	c := q.conditions
	c.maxHops = max(hops, usualHops)
	return &pathQuestion{from: q.from, to: []string{to}, conditions: c}
}

// words returns what sentences are about.
func (q *reachQuestion) words() words.ReachQuestion {
	return words.ReachQuestion{Within: q.within(), Partners: q.partners()}
}
