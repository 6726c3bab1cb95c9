package brute

import (
	"cmp"
	"math"
	"slices"
)

// Filter is a PathFilter. What was not asked is nil or "".
type Filter struct {
	MaxHops          *int
	AsOf             string
	Certainty        string
	LinkTypes        []string
	ExcludeLinkTypes []string
	Statuses         []string
	MinConfidence    *float64
	KnownBy          string
	Through          []string
	Avoid            []string
	Via              []string
	MaxDegree        *int
	Overlapping      bool
	InTimeOrder      bool
}

// PathQuestion asks for the first paths by a rank; "" is FEWEST_HOPS.
type PathQuestion struct {
	From, To []string
	Where    Filter
	Rank     string
	First    int
	// Relaxed asks for relaxations.
	Relaxed bool
}

// Answer is a PathResult.
type Answer struct {
	Paths     []Path
	Shortest  *int
	Outcome   string
	BlockedBy []string
	HasMore   bool
	// Relaxations are those that the question asks for.
	Relaxations []Relaxation
}

// Path is a sequence of entities, with a step between each two.
type Path struct {
	Entities []string
	Steps    []Step
	// PartnerSteps is how many steps between partners it is made of, 0 where it is made
	// of hops.
	PartnerSteps int
	// Period is nil without `overlapping`.
	Period *Period
	// Cost is 0 unless the rank is STRONGEST.
	Cost int
}

// Period is a run of days; "" is an open side.
type Period struct{ From, To string }

// Step is all links between two entities that pass the filter.
type Step struct {
	From, To string
	Links    []LinkRef
	// Cost is that of the cheapest link, and Cheapest its place among the links.
	// They are zero unless the rank is STRONGEST.
	Cost     Cost
	Cheapest int
}

// LinkRef names a link.
type LinkRef struct{ Type, ID string }

// "`through` is ORGANIZATION, PERSON, AGREEMENT, EVENT, PROGRAMME by default"
func defaultThrough() []string {
	return []string{"ORGANIZATION", "PERSON", "AGREEMENT", "EVENT", "PROGRAMME"}
}

// Paths answers a question about paths.
func (n *Network) Paths(q PathQuestion) Answer {
	maxHops := 6 // "`maxHops` 6 by default"
	if q.Where.MaxHops != nil {
		maxHops = *q.Where.MaxHops
	}
	if found := n.paths(q.From, q.To, q.Where, maxHops); len(found) > 0 {
		// "`hasMore`: `first` cut the list". "`shortest`: hops of the shortest, also
		// when `first` is 0"
		shortest := len(found[0].Steps)
		return Answer{
			Outcome:  "FOUND",
			Paths:    n.best(found, q),
			HasMore:  len(found) > q.First,
			Shortest: &shortest,
		}
	}
	answer := n.withoutPath(q, maxHops)
	if q.Relaxed {
		answer.Relaxations = n.relaxations(q, maxHops)
	}
	return answer
}

// withoutPath says why there is no path.
func (n *Network) withoutPath(q PathQuestion, maxHops int) Answer {
	// "BEYOND_MAX_HOPS: there is one under the same filter with more hops."
	if len(n.paths(q.From, q.To, q.Where, anyLength)) > 0 {
		return Answer{Outcome: "BEYOND_MAX_HOPS"}
	}
	// "NOT_CONNECTED: not even then", which is "with no filter but the default
	// `through` (and any length)".
	if len(n.paths(q.From, q.To, none(q.Where), anyLength)) == 0 {
		return Answer{Outcome: "NOT_CONNECTED"}
	}
	// "`blockedBy` names the filters each of which, lifted alone, gives one." Alone:
	// the others stay, `maxHops` among them. "Names are PathFilter's fields in its
	// order".
	blocked := Answer{Outcome: "BLOCKED_BY_FILTER"}
	for _, name := range Filters() {
		if q.Where.Asks(name) && len(n.paths(q.From, q.To, q.Where.Without(name), maxHops)) > 0 {
			blocked.BlockedBy = append(blocked.BlockedBy, name)
		}
	}
	return blocked
}

// anyLength is more hops than any path has.
const anyLength = math.MaxInt

// paths lists all paths of at most so many hops under a filter, in the order of
// FEWEST_HOPS: "hops, then the entity ids from first to last".
func (n *Network) paths(from, to []string, where Filter, maxHops int) []Path {
	var all []Path
	for _, path := range n.ways(from, to, where, maxHops) {
		if leadsBy(path, where.Via) && n.overlaps(&path, where) && n.inTimeOrder(path, where) {
			all = append(all, path)
		}
	}
	slices.SortFunc(all, func(a, b Path) int {
		return cmp.Or(cmp.Compare(len(a.Steps), len(b.Steps)), slices.Compare(a.Entities, b.Entities))
	})
	return all
}

// leadsBy reports whether a path leads by all of some entities.
//
// "`via` entities lie inside the path, in this order". No end is one of them.
func leadsBy(path Path, via []string) bool {
	var met []string
	for _, id := range path.Entities {
		if slices.Contains(via, id) {
			met = append(met, id)
		}
	}
	return slices.Equal(met, via)
}

// ways lists all ways of at most so many hops from one set of entities to another,
// of which each step and each inner entity passes the filter by itself.
//
// "A path is a sequence of different entities from one in `from` to one in `to`,
// each joined to the next by at least one link that passes the filter, in either
// direction (one hop). Inner entities belong to neither set. An entity in both
// sets is a path of 0 hops. The ends are deduplicated".
func (n *Network) ways(from, to []string, where Filter, maxHops int) []Path {
	steps := n.steps(where)
	var all []Path
	var walk func(path Path)
	walk = func(path Path) {
		here := path.Entities[len(path.Entities)-1]
		if slices.Contains(to, here) {
			all = append(all, path)
		}
		// A path that goes on from here makes it an inner entity, unless it is the first.
		inner := len(path.Steps) > 0
		if inner && (slices.Contains(from, here) || slices.Contains(to, here) || !n.leadsThrough(here, where)) {
			return
		}
		if len(path.Steps) == maxHops {
			return
		}
		for _, step := range steps {
			if step.From == here && !slices.Contains(path.Entities, step.To) {
				walk(Path{
					Entities: append(slices.Clone(path.Entities), step.To),
					Steps:    append(slices.Clone(path.Steps), step),
				})
			}
		}
	}
	for _, id := range deduplicated(from) {
		walk(Path{Entities: []string{id}})
	}
	return all
}

// leadsThrough reports whether an entity may lie inside a path.
//
// "`through` and `maxDegree` (counting all links of the entity) judge inner
// entities only. `via` entities lie inside the path, …, exempt from `through` and
// `maxDegree`."
func (n *Network) leadsThrough(entity string, where Filter) bool {
	through := where.Through
	if through == nil {
		through = defaultThrough()
	}
	switch {
	case slices.Contains(where.Avoid, entity):
		return false
	case slices.Contains(where.Via, entity):
		return true
	default:
		return slices.Contains(through, n.entity(entity).Kind) && (where.MaxDegree == nil || n.degree(entity) <= *where.MaxDegree)
	}
}

// degree counts all links of an entity.
func (n *Network) degree(entity string) int {
	count := 0
	for _, l := range n.Links {
		if l.From == entity || l.To == entity {
			count++
		}
	}
	return count
}

// steps lists all steps that can be made under a filter, both ways.
//
// "A step carries all links between its two entities that pass the filter."
// "Links are ordered by type, then id".
func (n *Network) steps(where Filter) []Step {
	between := map[[2]string][]LinkRef{}
	for _, l := range n.Links {
		if n.passes(l, where) {
			ref := LinkRef{Type: l.Type, ID: l.ID}
			between[[2]string{l.From, l.To}] = append(between[[2]string{l.From, l.To}], ref)
			between[[2]string{l.To, l.From}] = append(between[[2]string{l.To, l.From}], ref)
		}
	}
	var all []Step
	for ends, links := range between {
		slices.SortFunc(links, func(a, b LinkRef) int {
			return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
		})
		all = append(all, Step{From: ends[0], To: ends[1], Links: links})
	}
	return all
}

// passes reports whether a link passes the filter.
func (n *Network) passes(l Link, where Filter) bool {
	// "an empty list matches nothing, a missing one everything – but … `REPORTED`
	// links count only where `linkTypes` names them"
	switch {
	case l.barred, where.LinkTypes == nil && l.Type == "REPORTED",
		where.LinkTypes != nil && !slices.Contains(where.LinkTypes, l.Type),
		slices.Contains(where.ExcludeLinkTypes, l.Type),
		where.Statuses != nil && !slices.Contains(where.Statuses, l.Status),
		where.MinConfidence != nil && l.Confidence < *where.MinConfidence:
		return false
	}
	// "A link none of whose evidence was known even presumably does not exist"; "with
	// `knownBy` alone CERTAIN takes links of which something was certainly known".
	if len(n.known(l, where.KnownBy)) == 0 || where.Certainty == "CERTAIN" && len(n.certainlyKnown(l, where.KnownBy)) == 0 {
		return false
	}
	// "`asOf` alone takes both; `certainty: CERTAIN` the first only."
	if where.AsOf == "" {
		return true
	}
	holding := n.holds(l, where.AsOf, where.KnownBy)
	return holding == Certainly || holding == Presumably && where.Certainty != "CERTAIN"
}

func deduplicated(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}
