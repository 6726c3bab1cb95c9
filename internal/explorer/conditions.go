package explorer

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// conditions are those of a question about paths or reach, as an address writes them: each parameter has the name of the
// field of PathFilter that it is for.
type conditions struct {
	avoid, via           []string
	asOf, knownBy        string
	certainty            string
	through              []string
	linkTypes, exclude   []string
	statuses             []string
	maxHops, maxDegree   int // 0 where they are not given
	minConfidence        string
	overlapping, inOrder bool
}

// Bounds of the forms: how many hops can be asked for, and how many entities of a sort.
const (
	mostHops    = pathfind.MaxMaxHops
	mostEnds    = 10
	certainOnly = "CERTAIN"
)

// readConditions reads conditions from an address.
func readConditions(p *params) conditions {
	c := conditions{
		avoid: p.list("avoid", mostEnds), via: p.list("via", mostEnds),
		asOf: p.day("asOf"), knownBy: p.day("knownBy"), certainty: strings.ToUpper(p.one("certainty")),
		through: p.kinds("through"), linkTypes: p.linkTypes("linkTypes"), exclude: p.linkTypes("excludeLinkTypes"),
		statuses: p.statuses("statuses"), minConfidence: p.share("minConfidence"),
		maxHops: p.number("maxHops", mostHops), maxDegree: p.number("maxDegree", math.MaxInt32),
		overlapping: p.yes("overlapping"), inOrder: p.yes("inTimeOrder"),
	}
	if c.certainty != "" && c.certainty != certainOnly && c.certainty != "PRESUMED" {
		p.refuse("certainty", "%q can't be asked for: there are CERTAIN and PRESUMED", c.certainty)
	}
	if c.certainty != certainOnly && !c.judged() {
		c.certainty = "" // it is so anyway, and the API refuses to be told
	}
	return c
}

// judged reports whether it can be asked how surely links hold: on a day, by what was known on one, or on one on which all
// of a path holds.
func (c *conditions) judged() bool { return c.asOf != "" || c.knownBy != "" || c.overlapping }

// undecided reports whether only what is certain is asked for, and it is not said when.
func (c *conditions) undecided() bool { return c.certainty == certainOnly && !c.judged() }

// What a page says that is asked for what is certain without a day.
const (
	undecidedTitle = "Certain on which day?"
	undecidedLead  = "What is certain is asked of a day: fill in “As of”, or count what is presumed too."
)

// where returns the conditions as a PathFilter.
func (c *conditions) where() map[string]any {
	where := map[string]any{}
	set := func(name string, given bool, value any) {
		if given {
			where[name] = value
		}
	}
	set("asOf", c.asOf != "", c.asOf)
	set("knownBy", c.knownBy != "", c.knownBy)
	set("certainty", c.certainty != "", c.certainty)
	set("through", len(c.through) > 0, c.through)
	set("linkTypes", len(c.linkTypes) > 0, c.linkTypes)
	set("excludeLinkTypes", len(c.exclude) > 0, c.exclude)
	set("avoid", len(c.avoid) > 0, c.avoid)
	set("via", len(c.via) > 0, c.via)
	set("maxHops", c.maxHops > 0, c.maxHops)
	set("statuses", len(c.statuses) > 0, c.statuses)
	set("minConfidence", c.minConfidence != "", json.Number(c.minConfidence))
	set("maxDegree", c.maxDegree > 0, c.maxDegree)
	set("overlapping", c.overlapping, true)
	set("inTimeOrder", c.inOrder, true)
	return where
}

// in returns an address with the conditions.
func (c *conditions) in(to part.Address) part.Address {
	to = to.With("asOf", c.asOf).With("knownBy", c.knownBy).With("certainty", c.certainty)
	to = to.WithAll("through", c.through).WithAll("linkTypes", c.linkTypes).WithAll("excludeLinkTypes", c.exclude)
	to = to.WithAll("avoid", c.avoid).WithAll("via", c.via)
	to = to.WithAll("statuses", c.statuses).With("minConfidence", c.minConfidence)
	for _, number := range []struct {
		name string
		n    int
	}{{"maxHops", c.maxHops}, {"maxDegree", c.maxDegree}} {
		if number.n > 0 {
			to = to.With(number.name, strconv.Itoa(number.n))
		}
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"overlapping", c.overlapping}, {"inTimeOrder", c.inOrder}} {
		if flag.set {
			to = to.With(flag.name, "yes")
		}
	}
	return to
}

// day returns the day that the form has: where nothing was asked yet, today.
func (c *conditions) day(p *part.Page, asked bool) string {
	if c.asOf == "" && !asked {
		return p.Today.String()
	}
	return c.asOf
}

// dateOf returns the day that a condition has; no date where it has none.
func dateOf(text string) network.Date {
	day, err := network.ParseDay(text)
	if err != nil {
		return network.Date{}
	}
	return day.Date()
}

// when says for which day an answer is, and by whose knowledge.
func (c *conditions) when() string {
	text := "On whatever day"
	if day, err := network.ParseDay(c.asOf); err == nil {
		text = "As of " + words.Day(day)
	}
	if day, err := network.ParseDay(c.knownBy); err == nil {
		return text + ", by what was known on " + words.Day(day) + "."
	}
	return text + ", by all that is known today."
}

// sum says in a few words what is set of the conditions.
func (c *conditions) sum(n names) string {
	var set []string
	add := func(given bool, text string) {
		if given {
			set = append(set, text)
		}
	}
	add(c.asOf != "", "as of "+words.Date(dateOf(c.asOf)))
	add(c.knownBy != "", "known by "+words.Date(dateOf(c.knownBy)))
	add(c.certainty == certainOnly, "certain only")
	add(c.maxHops > 0, "at most "+words.Count(c.maxHops, "step", "steps"))
	add(len(c.avoid) > 0, "avoiding "+n.all(c.avoid))
	add(len(c.via) > 0, "going through "+n.all(c.via))
	text := ""
	for _, s := range set {
		text += ", " + s
	}
	return text
}

// names are what entities of a question are called, by their ids.
type names map[string]string

// namesOf returns the names of entities, of which those that there are not are nil.
func namesOf(entities []*ask.Named) names {
	n := names{}
	for _, e := range entities {
		if e != nil {
			n[e.ID] = e.Name
		}
	}
	return n
}

// named asks for names. What can't be asked is shown by its id.
func (e *explorer) named(ctx context.Context, ids []string) names {
	if len(ids) == 0 {
		return names{}
	}
	answer, _, err := ask.Of[ask.NamesAnswer](ctx, e.Asker, ask.Names, map[string]any{"ids": ids})
	if err != nil {
		return names{}
	}
	return namesOf(answer.Named)
}

// of names one; by its id where nothing else is known.
func (n names) of(id string) string {
	if name, known := n[id]; known {
		return name
	}
	return id
}

// all names several.
func (n names) all(ids []string) string {
	named := make([]string, len(ids))
	for i, id := range ids {
		named[i] = n.of(id)
	}
	return words.Enumerate(named, "and")
}

// ids returns the ids of several lists, each once.
func ids(lists ...[]string) []string {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// without returns a list of ids without one of them.
func without(ids []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id })
}

// replaced returns a list of what a question names with an id in the place of a name.
func replaced(list []string, text, id string) []string {
	list = slices.Clone(list)
	for i := range list {
		if list[i] == text {
			list[i] = id
		}
	}
	return list
}

// placeholder says what can be written at an end.
func placeholder(have []string) string {
	if len(have) == 0 {
		return "Any name, acronym or post"
	}
	return "Add another"
}
