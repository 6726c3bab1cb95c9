package brute

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// costTable is the table of costs: "costs are integers from one documented
// table".
const costTable = `
type        10  PART_OF HOLDS_POSITION ACCREDITED_TO PARTY_TO SIGNED ESTABLISHES SUPERVISES OPERATES
            20  REPRESENTS SUCCEEDS MEMBER_OF PARTNERS_WITH FUNDS OFFERS
            30  ORGANIZED HOSTED ATTENDED LED CONCERNS CONTRIBUTES_TO
            40  LOCATED_IN ACTIVE_IN REPORTED RELATED_TO
status       0  SIGNED IN_FORCE ESTABLISHED
             5  AGREED
            10  DRAFTED ENDED
            15  UNDER_DISCUSSION
            20  PROPOSED
            40  REJECTED
sources     10  it rests on one source
             5  on two
             0  on three or more
confidence  20 × (1 − confidence), rounded to the nearest whole number, a half upwards
recency      2  for each full 365 days between the day of the question (asOf) and the nearest day
                on which the link is attested, 10 at most; 0 without asOf`

// Cost is what a link costs, part by part.
type Cost struct{ Type, Status, Sources, Confidence, Recency int }

func (c Cost) total() int { return c.Type + c.Status + c.Sources + c.Confidence + c.Recency }

// price says what a path costs, and each of its steps.
//
// "a step costs its cheapest link, parallels do not add". Of several links as
// cheap it is the first by type, then id.
func (n *Network) price(path *Path, where Filter) {
	path.Steps = slices.Clone(path.Steps)
	for i := range path.Steps {
		step := &path.Steps[i]
		for j, l := range step.Links {
			if cost := n.cost(n.link(l.ID), where); j == 0 || cost.total() < step.Cost.total() {
				step.Cost, step.Cheapest = cost, j
			}
		}
		path.Cost += step.Cost.total()
	}
}

// cost is what a link costs.
func (n *Network) cost(l Link, where Filter) Cost {
	c := Cost{Type: listed("type", l.Type), Status: listed("status", l.Status)}
	// "Two quotes of one source are one source; with KnownBy, sources and dates are
	// those known by then", "with CERTAIN only what was certainly known".
	known := n.known(l, where.KnownBy)
	if where.Certainty == "CERTAIN" {
		known = n.certainlyKnown(l, where.KnownBy)
	}
	var sources []string
	for _, e := range known {
		sources = append(sources, e.Source)
	}
	// "10 it rests on one source, 5 on two, 0 on three or more".
	switch len(deduplicated(sources)) {
	case 1:
		c.Sources = 10
	case 2:
		c.Sources = 5
	}
	// "20 × (1 − confidence), rounded to the nearest whole number, a half upwards".
	// Written so, it is exact in binary for every confidence of a few digits.
	c.Confidence = int(math.Round(20 - 20*l.Confidence))
	// "2 for each full 365 days between the day of the question (asOf) and the nearest
	// day on which the link is attested, 10 at most; 0 without asOf".
	if where.AsOf != "" {
		c.Recency = min(10, 2*(n.age(l, where)/365))
	}
	return c
}

// age counts the days between the day of the question and the nearest day on
// which a link is attested.
//
// "A state is attested on the days on which it certainly holds, an occurrence on
// the first day on which it had certainly happened; what is never certain is as
// old as can be, and costs the 10."
func (n *Network) age(l Link, where Filter) int {
	certain := n.days(l, true, where.KnownBy)
	if len(certain) == 0 {
		return math.MaxInt
	}
	attested := certain[0]
	if occurrence(l.Type) {
		attested.to = attested.from
	}
	switch {
	case where.AsOf < attested.from:
		return daysBetween(where.AsOf, attested.from)
	case where.AsOf > attested.to:
		return daysBetween(attested.to, where.AsOf)
	default:
		return 0
	}
}

// listed returns the number of the row of a part of the table in which a word
// stands.
func listed(part, word string) int {
	for _, row := range rows(part) {
		if slices.Contains(row, word) {
			number, _ := strconv.Atoi(row[0])
			return number
		}
	}
	return 0
}

// inTable returns the words of all rows of a part of the table.
func inTable(part string) []string {
	var words []string
	for _, row := range rows(part) {
		words = append(words, row[1:]...)
	}
	return words
}

// rows returns the rows of a part of the table, each a number and words.
func rows(part string) [][]string {
	var all [][]string
	inside := ""
	for _, line := range strings.Split(costTable, "\n") {
		words := strings.Fields(line)
		if len(words) > 0 && !strings.HasPrefix(line, " ") {
			inside, words = words[0], words[1:]
		}
		if inside == part {
			all = append(all, words)
		}
	}
	return all
}
