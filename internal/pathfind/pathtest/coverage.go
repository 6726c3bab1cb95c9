package pathtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// coverage counts what has occurred in random questions, so that a judge who saw
// nothing of some rule can't pass for one who did.
type coverage struct {
	cases  int
	counts map[string]int
}

// Of a hundred questions, what occurs must occur in so many; and so many must
// have another answer because of it, where it is a filter.
const (
	leastAsked   = 5
	leastChanged = 1
)

func newCoverage() *coverage { return &coverage{counts: map[string]int{}} }

// wanted gives what must occur, and in how many of a hundred questions.
func wanted() map[string]int {
	w := map[string]int{
		"several from": leastAsked, "several to": leastAsked, "parallel links": leastChanged, "more": leastChanged,
		"blockedBy": leastChanged, "knownBy with asOf": leastChanged, "REPORTED named": leastChanged,
		"by REGION": leastAsked, "by COUNTRY": leastAsked, "by TYPE": leastAsked, "groups of places": leastChanged, "withoutPlace": leastChanged,
	}
	for _, o := range []pathfind.Outcome{pathfind.Found, pathfind.NotConnected, pathfind.BeyondMaxHops, pathfind.BlockedByFilter} {
		w[string(o)] = leastAsked
	}
	for _, c := range []pathfind.Certainty{pathfind.Certain, pathfind.Presumed} {
		w["certainty "+string(c)] = leastAsked
	}
	for _, f := range brute.Filters() {
		w[f] = leastAsked
		w[f+" changes the answer"] = leastChanged
	}
	return w
}

// add counts a question.
func (c *coverage) add(n *brute.Network, q question) {
	c.cases++
	switch q := q.(type) {
	case pathsQuestion:
		c.paths(n, q)
	case reachQuestion:
		c.reach(n, q)
	case holdsQuestion:
		c.count("holds "+q.judge(n).lines()[0], true)
	}
}

func (c *coverage) paths(n *brute.Network, q pathsQuestion) {
	where := bruteFilter(q.Where)
	ask := func(where brute.Filter) brute.Answer {
		return n.Paths(brute.PathQuestion{From: q.From, To: q.To, Where: where, First: q.First})
	}
	a := ask(where)
	c.count(a.Outcome, true)
	c.count("several from", len(q.From) > 1)
	c.count("several to", len(q.To) > 1)
	c.count("parallel links", slices.ContainsFunc(a.Paths, func(p brute.Path) bool {
		return slices.ContainsFunc(p.Steps, func(s brute.Step) bool { return len(s.Links) > 1 })
	}))
	c.count("more", a.HasMore)
	c.count("blockedBy", len(a.BlockedBy) > 0)
	c.filter(where, func(lifted brute.Filter) bool { return !reflect.DeepEqual(a, ask(lifted)) })
}

func (c *coverage) reach(n *brute.Network, q reachQuestion) {
	where := bruteFilter(q.Where)
	ask := func(where brute.Filter) brute.Reach {
		return n.Reach(brute.ReachQuestion{From: q.From, Where: where, GroupBy: string(q.GroupBy)})
	}
	r := ask(where)
	c.count("by "+string(q.GroupBy), true)
	c.count("several from", len(q.From) > 1)
	c.count("groups of places", q.GroupBy != pathfind.ByType && len(r.Groups) > 0)
	c.count("withoutPlace", r.WithoutPlace > 0)
	c.filter(where, func(lifted brute.Filter) bool { return !reflect.DeepEqual(r, ask(lifted)) })
}

// filter counts the conditions of a filter, and those that change the answer.
func (c *coverage) filter(where brute.Filter, changes func(lifted brute.Filter) bool) {
	for _, name := range brute.Filters() {
		c.count(name, where.Asks(name))
		c.count(name+" changes the answer", where.Asks(name) && changes(where.Without(name)))
	}
	c.count("certainty "+where.Certainty, where.Certainty != "")
	c.count("knownBy with asOf", where.KnownBy != "" && where.AsOf != "")
	c.count("REPORTED named", slices.Contains(where.LinkTypes, "REPORTED"))
}

func (c *coverage) count(what string, occurs bool) {
	if occurs {
		c.counts[what]++
	}
}

// complaints says what occurred too seldom.
func (c *coverage) complaints() []string {
	var complaints []string
	for what, percent := range wanted() {
		if c.counts[what]*100 < percent*c.cases {
			complaints = append(complaints, fmt.Sprintf("%q occurs in %d of %d questions: at least %d %% must have it", what, c.counts[what], c.cases, percent))
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
