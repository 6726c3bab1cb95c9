package pathtest

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// coverage counts what has occurred in random questions, so that a judge that saw
// nothing of some rule can't pass for one that did.
type coverage struct {
	// planned is how many questions there will be, asked how many there were, and
	// stopped to how many of them time or work cut the answer short.
	planned, asked, stopped int
	counts                  map[string]int
	// unjudged: there is no brute force to see what changes an answer.
	unjudged bool
}

// Of a hundred questions, what occurs must occur in so many; so many must have
// another answer because of it, where it is a filter or a rank; and no more may
// be stopped.
const (
	leastAsked   = 5
	leastChanged = 1
	mostStopped  = 2
)

func newCoverage(planned int) *coverage { return &coverage{planned: planned, counts: map[string]int{}} }

// wanted returns what must occur, and in how many of a hundred questions.
func wanted() map[string]int {
	w := map[string]int{
		"several from": leastAsked, "several to": leastAsked, "parallel links": leastChanged, "more": leastChanged,
		"blockedBy": leastChanged, "relaxations": leastAsked, "several pages": leastChanged, "pages to the end": leastChanged, "relaxed to a day of asOf": leastChanged, "relaxed to a day of knownBy": leastChanged,
		"relaxed maxHops": leastChanged, "relaxed through": leastChanged, "knownBy with asOf": leastChanged, "knownBy with CERTAIN alone": leastChanged,
		"REPORTED named": leastChanged,
		"by REGION":      leastAsked, "by COUNTRY": leastAsked, "by TYPE": leastAsked, "groups of places": leastChanged, "withoutPlace": leastChanged,
		"via of two": leastChanged, "found via two": leastChanged, "overlapping with CERTAIN without asOf": leastChanged,
		"a period with open sides": leastChanged, "a period with an end": leastChanged, "costs by age": leastChanged,
		"an empty group by places": leastChanged, "an empty group by type": leastChanged,
		"overlapping in reach": leastChanged, "inTimeOrder in reach": leastChanged, "maxDegree in reach": leastChanged,
	}
	w["unit PARTNERS"], w["reached by what is shared"], w[changes("on behalf")] = leastAsked, leastAsked, leastChanged
	w["reached by a step"], w["reached by two steps"] = leastAsked, leastChanged
	for _, f := range []string{"maxHops", "asOf", "linkTypes", "statuses", "minConfidence", "knownBy", "avoid", "maxDegree"} {
		w[f+" with PARTNERS"] = leastChanged
	}
	for _, o := range []pathfind.Outcome{pathfind.Found, pathfind.NotConnected, pathfind.BeyondMaxHops, pathfind.BlockedByFilter} {
		w[string(o)] = leastAsked
	}
	for _, c := range []network.Certainty{network.Certain, network.Presumed} {
		w["certainty "+string(c)] = leastAsked
	}
	for _, r := range ranks() {
		w["rank "+string(r)] = leastAsked
		if r != pathfind.FewestHops {
			w[changes("rank "+string(r))] = leastChanged
		}
	}
	for _, f := range brute.Filters() {
		w[f] = leastAsked
		w[changes(f)] = leastChanged
	}
	return w
}

func changes(what string) string { return what + " changes the answer" }

// add counts a question and its answer, which is nil where it was stopped.
func (c *coverage) add(n *brute.Network, q question, a answer) {
	c.asked++
	if a == nil {
		c.stopped++
		return
	}
	switch q := q.(type) {
	case pathsQuestion:
		if a, ok := a.(pathsAnswer); ok {
			c.count("several pages", q.pages > 1 && len(a.Paths) > q.First)
			c.count("pages to the end", q.pages > 1 && len(a.Paths) > q.First && !a.HasMore)
			c.paths(n, q.brute(), brute.Answer(a))
		}
	case reachQuestion:
		if a, ok := a.(reachAnswer); ok {
			c.reach(n, q.brute(), brute.Reach(a))
		}
	case holdsQuestion:
		c.count("holds "+a.lines()[0], true)
	}
}

func (c *coverage) paths(n *brute.Network, q brute.PathQuestion, a brute.Answer) {
	c.count(a.Outcome, true)
	c.count("several from", len(q.From) > 1)
	c.count("several to", len(q.To) > 1)
	c.count("parallel links", slices.ContainsFunc(a.Paths, func(p brute.Path) bool {
		return slices.ContainsFunc(p.Steps, func(s brute.Step) bool { return len(s.Links) > 1 })
	}))
	c.count("more", a.HasMore)
	c.count("blockedBy", len(a.BlockedBy) > 0)
	c.count("relaxations", len(a.Relaxations) > 0)
	for _, r := range a.Relaxations {
		c.count("relaxed "+r.Lifted, true)
		c.count("relaxed to a day of "+r.Lifted, r.Day != "")
	}
	c.count("via of two", len(q.Where.Via) > 1)
	c.count("found via two", len(q.Where.Via) > 1 && a.Outcome == string(pathfind.Found))
	for _, p := range a.Paths {
		c.count("a period with open sides", p.Period != nil && p.Period.From == "" || p.Period != nil && p.Period.To == "")
		c.count("a period with an end", p.Period != nil && p.Period.To != "")
		c.count("costs by age", slices.ContainsFunc(p.Steps, func(s brute.Step) bool { return s.Cost.Recency > 0 }))
	}
	c.filter(q.Where, func(lifted brute.Filter) bool {
		other := q
		other.Where = lifted
		return !reflect.DeepEqual(bareAnswer(a), bareAnswer(n.Paths(other)))
	})
	rank := q.Rank
	if rank == "" {
		rank = string(pathfind.FewestHops)
	}
	c.count("rank "+rank, true)
	c.look(changes("rank "+rank), rank != string(pathfind.FewestHops), func() bool {
		other := q
		other.Rank = string(pathfind.FewestHops)
		return !slices.EqualFunc(a.Paths, n.Paths(other).Paths, func(a, b brute.Path) bool { return slices.Equal(a.Entities, b.Entities) })
	})
}

func (c *coverage) reach(n *brute.Network, q brute.ReachQuestion, r brute.Reach) {
	c.count("by "+q.GroupBy, true)
	if q.Unit == "PARTNERS" {
		c.partners(n, q, r)
		return
	}
	c.count("several from", len(q.From) > 1)
	c.count("groups of places", q.GroupBy != string(pathfind.ByType) && len(r.Groups) > 0)
	c.count("withoutPlace", r.WithoutPlace > 0)
	grouped := "by places"
	if q.GroupBy == string(pathfind.ByType) {
		grouped = "by type"
	}
	c.count("an empty group "+grouped, slices.ContainsFunc(r.Groups, func(g brute.Group) bool { return g.Reached == 0 }))
	for _, f := range []string{"maxDegree", "overlapping", "inTimeOrder"} {
		c.count(f+" in reach", q.Where.Asks(f))
	}
	c.filter(q.Where, func(lifted brute.Filter) bool {
		other := q
		other.Where = lifted
		return !reflect.DeepEqual(bareReached(r), bareReached(n.Reach(other)))
	})
}

// partners counts what occurs in reach by steps between partners.
func (c *coverage) partners(n *brute.Network, q brute.ReachQuestion, r brute.Reach) {
	c.count("unit PARTNERS", true)
	for _, reached := range r.Nearest {
		c.count("reached by a step", reached.Hops == 1)
		c.count("reached by two steps", reached.Hops == 2)
		c.count("reached by what is shared", len(reached.Path.Steps) == 2*reached.Hops)
	}
	for _, f := range brute.Filters() {
		what := f + " with PARTNERS"
		c.count(what, q.Where.Asks(f))
		c.look(changes(what), q.Where.Asks(f), func() bool {
			other := q
			other.Where = q.Where.Without(f)
			if f == "through" || f == "linkTypes" {
				other.Where.Through = nil
			}
			return !reflect.DeepEqual(bareReached(r), bareReached(n.Reach(other)))
		})
	}
	c.look(changes("on behalf"), true, func() bool {
		own := *n
		own.Links = slices.Clone(n.Links)
		for i := range own.Links {
			own.Links[i].OnBehalfOf = ""
		}
		return !reflect.DeepEqual(bareReached(r), bareReached(own.Reach(q)))
	})
}

// bareAnswer returns an answer without periods and costs, which a filter changes
// even where it lets the same paths through.
func bareAnswer(a brute.Answer) brute.Answer {
	a.Paths = slices.Clone(a.Paths)
	for i := range a.Paths {
		a.Paths[i] = barePath(a.Paths[i])
	}
	return a
}

// bareReached returns whom one reaches, likewise.
func bareReached(r brute.Reach) []brute.Reached {
	reached := slices.Clone(r.Nearest)
	for i := range reached {
		reached[i].Path = barePath(reached[i].Path)
	}
	return reached
}

func barePath(p brute.Path) brute.Path {
	bare := brute.Path{Entities: p.Entities, PartnerSteps: p.PartnerSteps}
	for _, s := range p.Steps {
		bare.Steps = append(bare.Steps, brute.Step{From: s.From, To: s.To, Links: s.Links})
	}
	return bare
}

// filter counts the conditions of a filter, and those that change the answer.
func (c *coverage) filter(where brute.Filter, lifting func(lifted brute.Filter) bool) {
	for _, name := range brute.Filters() {
		c.count(name, where.Asks(name))
		c.look(changes(name), where.Asks(name), func() bool { return lifting(where.Without(name)) })
	}
	c.count("certainty "+where.Certainty, where.Certainty != "")
	c.count("knownBy with asOf", where.KnownBy != "" && where.AsOf != "")
	c.count("knownBy with CERTAIN alone", where.KnownBy != "" && where.Certainty == "CERTAIN" && where.AsOf == "" && !where.Overlapping)
	c.count("REPORTED named", slices.Contains(where.LinkTypes, "REPORTED"))
	c.count("overlapping with CERTAIN without asOf", where.Overlapping && where.Certainty == "CERTAIN" && where.AsOf == "")
}

func (c *coverage) count(what string, occurs bool) {
	if occurs {
		c.counts[what]++
	}
}

// look counts what takes another answer of the brute force to see, until it has
// occurred often enough.
func (c *coverage) look(what string, may bool, occurs func() bool) {
	if may && !c.unjudged && c.counts[what]*100 < leastChanged*c.planned {
		c.count(what, occurs())
	}
}

// complaints says what occurred too seldom for it to be chance: by more than two
// standard deviations.
func (c *coverage) complaints() []string {
	var complaints []string
	if c.stopped*100 > mostStopped*c.asked {
		complaints = append(complaints, fmt.Sprintf("%d of %d questions were stopped: at most %d %% may be", c.stopped, c.asked, mostStopped))
	}
	for what, percent := range wanted() {
		// Some of the networks of two engines have too few links for partners.
		if c.unjudged && (strings.HasSuffix(what, changes("")) || strings.HasPrefix(what, "reached by")) {
			continue
		}
		expected := float64(percent*c.asked) / 100
		if float64(c.counts[what]) < expected-2*math.Sqrt(expected) {
			complaints = append(complaints, fmt.Sprintf("%q occurs in %d of %d questions: about %d %% must have it", what, c.counts[what], c.asked, percent))
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
