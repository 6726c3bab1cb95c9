package reporttest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// coverage counts what has occurred in reports, so that a judge that saw nothing of some
// rule can't pass for one that did.
type coverage struct {
	// planned is how many reports there will be, and judged how many there were.
	planned, judged int
	counts          map[string]int
	// seen is what has occurred in the report that is counted.
	seen map[string]bool
}

func newCoverage(planned int) *coverage { return &coverage{planned: planned, counts: map[string]int{}} }

// In how many of a hundred reports each case must occur, and in how many a condition must
// change something.
const (
	leastSeen    = 3
	leastFarther = 2 // a way has to be lost, and a longer one left
	leastChanged = 1
	percent      = 100
)

// wanted returns what must occur, and in how many of a hundred reports.
func wanted() map[string]int {
	w := map[string]int{}
	for _, what := range []string{
		"PARTNERS", "HOPS", "a region", "countries", "several bodies", "a body twice", "no organisation as a body", "planned", "compared", "from a year",
		"nobody is reached", "several are reached", "some bound", "some met", "some certain", "some certain and bound", "without country",
		"besides planned", "besides ended", "a country that the network lacks", "no country", "a country without code", "two countries reached",
		"a first year", "reached only presumably", "several hops", "several types", "bodies that reach otherwise", "a way by another body",
		"a carrier", "a carrier lost", "a carrier farther", "a carrier alone", "a carrier that is reached", "several carriers",
		"years", "a hundred years", "a new country", "agreements begun", "agreements ended", "years that differ",
		"GAINED", "LOST", "NEARER", "FARTHER", "because of links", "several are the cause",
		"BEYOND_MAX_HOPS", "BLOCKED_BY_FILTER", "NOT_CONNECTED", "a gap's relaxation", "a gap near another",
		"relaxed maxHops", "relaxed asOf", "relaxed statuses", "relaxed knownBy", "relaxed through", "overlap", "reached by one body alone",
		"AGREEMENT_ENDS", "AGREEMENT_OVERDUE", "POST_VACANT", "POST_UNCONFIRMED", "a loss with what falls due", "due without a date",
		"one source", "undated", "presumed", "planned evidence", "several publishers", "several shortest ways",
		"overlapping", "inTimeOrder", changes("planned"), changes("what has ended"), changes("on behalf"), changes("parts of others"),
	} {
		w[what] = leastSeen
	}
	w["FARTHER"] = leastFarther
	for _, f := range conditions() {
		w[f], w[changes(f)] = leastSeen, leastChanged
	}
	for _, f := range []string{"avoid", "linkTypes", "excludeLinkTypes", "minConfidence", "maxDegree"} {
		w["relaxed "+f] = leastChanged
	}
	return w
}

// conditions are the fields of the filter of which each changes some reports. Under
// `overlapping` all that counts on the day of the report holds together on that day, so it
// changes nothing but what is relaxed and what counts besides.
func conditions() []string {
	return []string{"maxHops", "linkTypes", "excludeLinkTypes", "statuses", "minConfidence", "knownBy", "avoid", "maxDegree"}
}

func changes(what string) string { return what + " changes the report" }

// add counts a report.
func (c *coverage) add(n *brute.Network, in brute.ReportInput, r brute.Report) {
	c.judged++
	c.seen = map[string]bool{}
	c.input(in, r)
	c.reach(r)
	c.overlaps(r)
	c.carriers(r)
	c.years(r)
	c.changesAndGaps(r)
	c.due(r)
	c.evidence(r)
	c.differences(n, in, r)
}

// count counts what occurs in a report, once.
func (c *coverage) count(what string, occurs bool) {
	if occurs && !c.seen[what] {
		c.seen[what] = true
		c.counts[what]++
	}
}

// look counts what takes another report to see, until it has occurred often enough.
func (c *coverage) look(what string, may bool, occurs func() bool) {
	if may && c.counts[what]*percent < wanted()[what]*c.planned {
		c.count(what, occurs())
	}
}

// complaints says what occurred too seldom for it to be chance: by more than two standard
// deviations, or never.
func (c *coverage) complaints() []string {
	var complaints []string
	for what, least := range wanted() {
		expected := float64(least*c.judged) / percent
		if seen := c.counts[what]; seen == 0 || float64(seen) < expected-2*math.Sqrt(expected) {
			complaints = append(complaints, fmt.Sprintf("%q occurs in %d of %d reports: about %d %% must have it", what, seen, c.judged, least))
		}
	}
	slices.Sort(complaints)
	return complaints
}

// String lists what occurred and how often.
func (c *coverage) String() string {
	var parts []string
	for what, n := range c.counts {
		parts = append(parts, fmt.Sprintf("%s %d", what, n))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}
