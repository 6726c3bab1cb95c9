package explorer

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// pathQuestion is a question about paths as an address writes it: each parameter has the name of the argument, or of the
// field of PathFilter, that it is for.
type pathQuestion struct {
	from, to, avoid, via []string
	asOf, knownBy        string
	certainty            string
	through              []string
	linkTypes, exclude   []string
	statuses             []string
	maxHops, maxDegree   int // 0 where they are not given
	minConfidence        string
	overlapping, inOrder bool
	rank, after          string
}

// Bounds of the form: how many hops can be asked for, how many are where none are given, and how many entities of a sort.
const (
	mostHops    = 12
	usualHops   = 6
	mostEnds    = 10
	pathsAPage  = 5
	certainOnly = "CERTAIN"
)

// ranks are the orders of paths, in the words of the form.
var ranks = []struct{ value, label string }{
	{"FEWEST_HOPS", "Fewest steps first"}, {"STRONGEST", "Strongest first"}, {"MOST_DIVERSE", "Most different first"},
}

// readPathQuestion reads a question from an address.
func readPathQuestion(p *params) pathQuestion {
	q := pathQuestion{
		from: p.list("from", mostEnds), to: p.list("to", mostEnds), avoid: p.list("avoid", mostEnds), via: p.list("via", mostEnds),
		asOf: p.day("asOf"), knownBy: p.day("knownBy"), certainty: strings.ToUpper(p.one("certainty")),
		through: p.kinds("through"), linkTypes: p.linkTypes("linkTypes"), exclude: p.linkTypes("excludeLinkTypes"),
		statuses: p.statuses("statuses"), minConfidence: p.share("minConfidence"),
		maxHops: p.number("maxHops", mostHops), maxDegree: p.number("maxDegree", math.MaxInt32),
		overlapping: p.yes("overlapping"), inOrder: p.yes("inTimeOrder"),
		rank: strings.ToUpper(p.one("rank")), after: p.one("after"),
	}
	if q.certainty != "" && q.certainty != certainOnly && q.certainty != "PRESUMED" {
		p.refuse("certainty", "%q can't be asked for: there are CERTAIN and PRESUMED", q.certainty)
	}
	if q.rank != "" && !slices.ContainsFunc(ranks, func(r struct{ value, label string }) bool { return r.value == q.rank }) {
		p.refuse("rank", "%q is no order: there are FEWEST_HOPS, STRONGEST and MOST_DIVERSE", q.rank)
	}
	return q
}

// where returns the question's PathFilter.
func (q *pathQuestion) where() map[string]any {
	where := map[string]any{}
	set := func(name string, given bool, value any) {
		if given {
			where[name] = value
		}
	}
	set("asOf", q.asOf != "", q.asOf)
	set("knownBy", q.knownBy != "", q.knownBy)
	set("certainty", q.certainty != "", q.certainty)
	set("through", len(q.through) > 0, q.through)
	set("linkTypes", len(q.linkTypes) > 0, q.linkTypes)
	set("excludeLinkTypes", len(q.exclude) > 0, q.exclude)
	set("avoid", len(q.avoid) > 0, q.avoid)
	set("via", len(q.via) > 0, q.via)
	set("maxHops", q.maxHops > 0, q.maxHops)
	set("statuses", len(q.statuses) > 0, q.statuses)
	set("minConfidence", q.minConfidence != "", json.Number(q.minConfidence))
	set("maxDegree", q.maxDegree > 0, q.maxDegree)
	set("overlapping", q.overlapping, true)
	set("inTimeOrder", q.inOrder, true)
	return where
}

// hops returns how many steps a path may have at most.
func (q *pathQuestion) hops() int {
	if q.maxHops == 0 {
		return usualHops
	}
	return q.maxHops
}

// named returns the ids that the question names, each once.
func (q *pathQuestion) named() []string {
	ids := slices.Concat(q.from, q.to, q.avoid, q.via)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// address returns the address of the question's first page.
func (q *pathQuestion) address(p *part.Page) part.Address {
	to := p.To("paths").WithAll("from", q.from).WithAll("to", q.to)
	to = to.With("asOf", q.asOf).With("knownBy", q.knownBy).With("certainty", q.certainty)
	to = to.WithAll("through", q.through).WithAll("linkTypes", q.linkTypes).WithAll("excludeLinkTypes", q.exclude)
	to = to.WithAll("avoid", q.avoid).WithAll("via", q.via)
	to = to.WithAll("statuses", q.statuses).With("minConfidence", q.minConfidence)
	for _, number := range []struct {
		name string
		n    int
	}{{"maxHops", q.maxHops}, {"maxDegree", q.maxDegree}} {
		if number.n > 0 {
			to = to.With(number.name, strconv.Itoa(number.n))
		}
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"overlapping", q.overlapping}, {"inTimeOrder", q.inOrder}} {
		if flag.set {
			to = to.With(flag.name, "yes")
		}
	}
	return to.With("rank", q.rank)
}

// here returns the address of the page of the question that is shown.
func (q *pathQuestion) here(p *part.Page) part.Address { return q.address(p).With("after", q.after) }

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

// without returns a list of ids without one of them.
func without(ids []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id })
}

// choosing returns the question with what was meant by a name.
func (q pathQuestion) choosing(d unclear, id string) *pathQuestion {
	for name, list := range map[string]*[]string{"from": &q.from, "to": &q.to, "avoid": &q.avoid, "via": &q.via} {
		if name != d.Param {
			continue
		}
		*list = slices.Clone(*list)
		for i, text := range *list {
			if text == d.Text {
				(*list)[i] = id
			}
		}
	}
	return &q
}

// day returns the day that the form has: where nothing was asked yet, today.
func (q *pathQuestion) day(p *part.Page, asked bool) string {
	if q.asOf == "" && !asked {
		return p.Today.String()
	}
	return q.asOf
}

// asOfWords says for which day an answer is, and by whose knowledge.
func asOfWords(q *pathQuestion) string {
	text := "On whatever day"
	if day, err := network.ParseDay(q.asOf); err == nil {
		text = "As of " + words.Day(day)
	}
	if day, err := network.ParseDay(q.knownBy); err == nil {
		return text + ", by what was known on " + words.Day(day) + "."
	}
	return text + ", by all that is known today."
}

// chipName names an entity of the question.
func chipName(s *shownPaths, id string) string {
	if s == nil {
		return id
	}
	return s.name([]string{id})
}

// placeholder says what can be written at an end.
func placeholder(have []string) string {
	if len(have) == 0 {
		return "Any name, acronym or post"
	}
	return "Add another"
}
