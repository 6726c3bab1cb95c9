package explorer

import (
	"context"
	"slices"
	"strconv"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/words"
)

// reportQuestion is what a report is asked about as an address writes it: each parameter has the name of the field of
// RegionalReportInput, or of PathFilter, that it is for; those of lists are named by one of them.
type reportQuestion struct {
	bodies, regions, countries []string
	conditions
	compareTo string
	unit      string
	planned   bool
	// months are "" where they are not given.
	horizonMonths, staleMonths string
	from                       int
}

// mostRegions is how many regions a page compares.
const mostRegions = 2

// reportUnits are what can be counted, in the words of the form.
var reportUnits = []choice{{byPartners, "From partner to partner"}, {"HOPS", "Links between any two"}}

// readReportQuestion reads a question from an address.
func readReportQuestion(p *params) reportQuestion {
	q := reportQuestion{
		bodies: p.list("body", report.MaxBodies), regions: p.list("region", mostRegions), countries: p.list("country", report.MaxCountries),
		conditions: readConditions(p), compareTo: p.day("compareTo"), unit: p.oneOf("unit", reportUnits), planned: p.yes("planned"),
		horizonMonths: p.months("horizonMonths"), staleMonths: p.months("staleMonths"), from: p.number("from", 9999),
	}
	if q.certainty != "" {
		p.refuse("certainty", "a report tells certain and presumed apart itself: leave it out")
	}
	if len(q.via) > 0 {
		p.refuse("via", "a report goes whatever way: leave it out")
	}
	if len(q.regions) > 0 && len(q.countries) > 0 {
		p.refuse("country", "there is a region too: give either a region or countries")
	}
	return q
}

// months returns a parameter that is a number of months, as it is written; "" where it is not there.
func (p *params) months(name string) string {
	text := p.one(name)
	if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 0 || n > report.MaxMonths) {
		p.refuse(name, "%q is no number of months from 0 to %d", text, report.MaxMonths)
		return ""
	}
	return text
}

// partners reports whether steps lead from partner to partner.
func (q *reportQuestion) partners() bool { return q.unit != "HOPS" }

// within returns how far is asked for.
func (q *reportQuestion) within() int { return q.reachWithin(q.partners()) }

// input is the question as a RegionalReportInput for one of its regions, with its day written out.
func (q *reportQuestion) input(p *part.Page, region string) map[string]any {
	where := q.where()
	delete(where, "asOf")
	input := map[string]any{"bodies": q.bodies, "asOf": q.on(p)}
	if region != "" {
		input["region"] = region
	} else {
		input["countries"] = q.countries
	}
	if len(where) > 0 {
		input["where"] = where
	}
	if q.compareTo != "" {
		input["compareTo"] = q.compareTo
	}
	if q.unit != "" {
		input["unit"] = q.unit
	}
	if q.planned {
		input["planned"] = true
	}
	for name, months := range map[string]string{"horizonMonths": q.horizonMonths, "staleMonths": q.staleMonths} {
		if n, err := strconv.Atoi(months); err == nil {
			input[name] = n
		}
	}
	if q.from > 0 {
		input["from"] = q.from
	}
	return input
}

// on is the day of the report: today where none is given.
func (q *reportQuestion) on(p *part.Page) string {
	if q.asOf == "" {
		return p.Today.String()
	}
	return q.asOf
}

// region is the one region of the question; "" where countries are given.
func (q *reportQuestion) region() string {
	if len(q.regions) == 0 {
		return ""
	}
	return q.regions[0]
}

// named returns the ids that the question names, each once.
func (q *reportQuestion) named() []string { return ids(q.bodies, q.regions, q.countries, q.avoid) }

// at returns the address of the question on a page.
func (q *reportQuestion) at(to part.Address) part.Address {
	to = q.in(to.WithAll("body", q.bodies).WithAll("region", q.regions).WithAll("country", q.countries))
	to = to.With("compareTo", q.compareTo).With("unit", q.unit).With("horizonMonths", q.horizonMonths).With("staleMonths", q.staleMonths)
	if q.planned {
		to = to.With("planned", "yes")
	}
	if q.from > 0 {
		to = to.With("from", strconv.Itoa(q.from))
	}
	return to
}

// dated returns the question with its day written out, so that its address keeps its answer.
func (q reportQuestion) dated(p *part.Page) *reportQuestion {
	q.asOf = q.on(p)
	return &q
}

// choosing returns the question with what was meant by a name.
func (q reportQuestion) choosing(d unclear, id string) *reportQuestion {
	for name, list := range q.lists() {
		if name == d.Param {
			*list = replaced(*list, d.Text, id)
		}
	}
	return &q
}

// only returns the question for one region.
func (q reportQuestion) only(region string) *reportQuestion {
	q.regions = []string{region}
	return &q
}

// lists are what of the question may be names.
func (q *reportQuestion) lists() map[string]*[]string {
	return map[string]*[]string{"body": &q.bodies, "region": &q.regions, "country": &q.countries, "avoid": &q.avoid}
}

// may reports whether something found by a name can stand in a parameter.
func (q *reportQuestion) may(param string, found ask.Named) bool {
	switch param {
	case "region":
		return found.Kind == network.Place && (found.Finer == network.RegionType || found.Finer == network.CountryType)
	case "country":
		return found.Kind == network.Place && found.Finer == network.CountryType
	case "body":
		return !q.partners() || found.Kind == network.Organization
	default:
		return true
	}
}

// bodyKind is the only kind of bodies that there can be; "" where there are several.
func (q *reportQuestion) bodyKind() network.Kind {
	if q.partners() {
		return network.Organization
	}
	return ""
}

// resolveReport puts ids in the place of names, as resolve does, of what can stand in each place.
func (e *explorer) resolveReport(ctx context.Context, r *request, q *reportQuestion) (changed bool, doubts []unclear, err error) {
	const first = 12 // of which some can't stand there
	return e.resolveBy(r, []string{"body", "region", "country", "avoid"}, q.lists(), func(param, text string) ([]ask.Hit, error) {
		return e.meant(ctx, r, text, first, func(found ask.Named) bool { return q.may(param, found) })
	})
}

// sum says in a line what is asked.
func (q *reportQuestion) sum(n names) string {
	text := ": of " + n.all(q.bodies) + ", in " + n.all(slices.Concat(q.regions, q.countries)) + ", " + words.Within(q.words())
	c := q.conditions
	c.maxHops = 0 // it is said already
	return text + c.sum(n)
}

// words returns what sentences are about.
func (q *reportQuestion) words() words.ReachQuestion {
	return words.ReachQuestion{Within: q.within(), Partners: q.partners()}
}

// The months that are taken where none are given.
const (
	defaultHorizon = report.DefaultHorizonMonths
	defaultStale   = report.DefaultStaleMonths
)

// monthsOffered are the months that the form offers, and those that are given.
func monthsOffered(given string) []int {
	offered := []int{0, 3, 6, 12, 24, 36, 60, 120}
	if n, err := strconv.Atoi(given); err == nil && !slices.Contains(offered, n) {
		offered = append(offered, n)
		slices.Sort(offered)
	}
	return offered
}

// hidden are the conditions for which the form has no field: a name and a value each.
func (q *reportQuestion) hidden() []choice {
	var all []choice
	add := func(name string, values ...string) {
		for _, value := range values {
			if value != "" {
				all = append(all, choice{name, value})
			}
		}
	}
	add("through", q.through...)
	add("linkTypes", q.linkTypes...)
	add("excludeLinkTypes", q.exclude...)
	add("statuses", q.statuses...)
	add("minConfidence", q.minConfidence)
	if q.maxDegree > 0 {
		add("maxDegree", strconv.Itoa(q.maxDegree))
	}
	if q.from > 0 {
		add("from", strconv.Itoa(q.from))
	}
	if q.overlapping {
		add("overlapping", "yes")
	}
	if q.inOrder {
		add("inTimeOrder", "yes")
	}
	return all
}

// reach returns the address of all that the bodies reach, wherever it is.
func (q *reportQuestion) reach(p *part.Page) part.Address {
	unit := "HOPS"
	if q.partners() {
		unit = byPartners
	}
	of := reachQuestion{from: q.bodies, conditions: q.dated(p).conditions, unit: unit, region: q.region()}
	return of.address(p)
}

// dueAddress returns the address of what falls due, on a page or in a file.
func (q *reportQuestion) dueAddress(p *part.Page, page string) part.Address {
	due := *q
	due.compareTo, due.from, due.asOf = "", 0, q.on(p)
	return due.at(p.To(page))
}

// regionLabel and buttonLabel are those of the form of a page.
func regionLabel(page string) string {
	if page == "report" {
		return "In a region or country (two: side by side)"
	}
	return "In a region or country"
}

func buttonLabel(page string) string {
	if page == "report" {
		return "Make the report"
	}
	return "Show what falls due"
}
