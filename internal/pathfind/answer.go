package pathfind

import (
	"cmp"

	"github.com/entente-graph/entente/internal/network"
)

// Outcome says what became of a question.
type Outcome string

// The outcomes.
const (
	// Found: there is a path.
	Found Outcome = "FOUND"
	// NotConnected: there is none even without a filter.
	NotConnected Outcome = "NOT_CONNECTED"
	// BeyondMaxHops: there is one under the same filter with more hops.
	BeyondMaxHops Outcome = "BEYOND_MAX_HOPS"
	// BlockedByFilter: there is one without the filter.
	BlockedByFilter Outcome = "BLOCKED_BY_FILTER"
	// Stopped: time or work ran out before the answer was known.
	Stopped Outcome = "STOPPED"
)

// Answer is what is known of a Question.
type Answer struct {
	// Paths are the first of the best paths, in order.
	Paths []Path
	// Shortest is the hops of the shortest path; nil where none is proven.
	Shortest *int
	Outcome  Outcome
	// BlockedBy names the filters each of which, lifted alone, gives a path.
	BlockedBy []string
	// Relaxations are those that the question wants where there is no path, and Unrelaxed
	// says that time or work ran out after the outcome was known, and before they were.
	Relaxations []Relaxation
	Unrelaxed   bool
	// HasMore: the question's First cut the list. End is where it goes on; nil where there
	// are no paths, or time or work ran out.
	HasMore bool
	End     *Place
	// Revision is that of the network that was searched.
	Revision int64
	Work     Work
}

// Work is what a search has cost: how many links it has looked at, and how many it
// may look at before it is stopped.
type Work struct{ Visited, Limit int }

// Complete reports whether the answer is all there is to say.
func (a *Answer) Complete() bool { return a.Outcome != Stopped }

// Relaxed reports whether the relaxations are all that there are.
func (a *Answer) Relaxed() bool { return a.Complete() && !a.Unrelaxed }

// Path is a way from one entity to another.
type Path struct {
	// Entities are the ids from the first to the last.
	Entities []string
	// Steps lie between them: one fewer than the entities.
	Steps []Step
	// Period is the first run of days on which every step holds; nil unless the
	// question asks for overlapping.
	Period *network.Interval
	// PartnerSteps is how many steps between partners the path is made of, where those
	// are its hops; else 0.
	PartnerSteps int
	// Shape is what the engine itself knows of the entities and links; nil where
	// it knows no more than their ids.
	Shape *Shape
}

// Cost is the sum of what its steps cost, under the rank Strongest.
func (p *Path) Cost() int {
	cost := 0
	for i := range p.Steps {
		cost += p.Steps[i].Cost.Total()
	}
	return cost
}

// Hops is the length of the path.
func (p *Path) Hops() int {
	if p.PartnerSteps > 0 {
		return p.PartnerSteps
	}
	return len(p.Steps)
}

// Step is one hop of a path.
type Step struct {
	From, To string
	// Links are all between the two that pass the filter, by type, then id.
	Links []LinkRef
	// Presence is nil where the links join the two ends; see there.
	Presence *Presence
	// Cost is that of the cheapest of the links, the first of several, and
	// Cheapest its place among them. They are zero unless the rank is Strongest.
	Cost     Cost
	Cheapest int
}

// LinkRef names a link.
type LinkRef = network.LinkRef

// Grouping says by what reached organisations are grouped.
type Grouping string

// The groupings.
const (
	ByRegion  Grouping = "REGION"
	ByCountry Grouping = "COUNTRY"
	ByType    Grouping = "TYPE"
)

// Reach is what is known of a ReachQuestion: the organisations at one hop and
// more from the nearest origin.
type Reach struct {
	Origins []string
	// OriginShapes is what the engine itself knows of the origins; nil where that
	// is nothing.
	OriginShapes []EntityShape
	// Reached counts all of them.
	Reached HopCounts
	// Groups are those with someone reached, and the others if the question wants them,
	// largest first, then by key.
	Groups []Group
	// WithoutPlace is those that belong to no group.
	WithoutPlace Members
	// TotalCertain counts those that are certainly reached, if the question wants it and
	// that has an answer.
	TotalCertain *int
	// Among are those of the question's Among that were reached.
	Among map[string]bool
	// Paths are the first to those of the question's PathsTo that were reached. If time or
	// work ran out, some may be missing.
	Paths map[string]Path
	// Complete: neither time nor work ran out.
	Complete bool
	Revision int64
	Work     Work
}

// Reached is an organisation that was reached.
type Reached struct {
	ID   string
	Hops int
	// Shape is what the engine itself knows of it; nil where that is nothing.
	Shape *EntityShape
	// Path is the first by FewestHops, if the question wants it.
	Path Path
	// Certain: it is certainly reached; nil as TotalCertain is.
	Certain *bool
}

// Group is the reached organisations of a region, a country or a type.
type Group struct {
	// Key is the id of the place, or the type.
	Key string
	// Place is what the engine itself knows of the place; nil where that is
	// nothing, or the group is none of a place.
	Place *EntityShape
	// Known counts the organisations of the group in the whole network, if the question
	// wants it.
	Known int
	// Certain counts those that are certainly reached; nil as TotalCertain is.
	Certain *int
	Members
}

// CompareGroups orders groups: the largest first, then by key.
func CompareGroups(a, b Group) int {
	return cmp.Or(cmp.Compare(b.Reached.Total(), a.Reached.Total()), cmp.Compare(a.Key, b.Key))
}

// HopCount counts what lies at exactly that many hops.
type HopCount struct{ Hops, Organizations int }

// HopCounts counts organisations by their hops, nearest first, leaving out
// distances at which there are none.
type HopCounts []HopCount

// Total counts them all.
func (c HopCounts) Total() int {
	total := 0
	for _, h := range c {
		total += h.Organizations
	}
	return total
}

// Counted counts those that were reached, by hops.
func Counted(reached []Reached) HopCounts {
	var counts HopCounts
	for _, r := range reached {
		if n := len(counts); n > 0 && counts[n-1].Hops == r.Hops {
			counts[n-1].Organizations++
		} else {
			counts = append(counts, HopCount{Hops: r.Hops, Organizations: 1})
		}
	}
	return counts
}
