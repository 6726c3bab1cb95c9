package model

import (
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Reach is the organisations that can be reached.
type Reach struct {
	Origins []Entity
	Total   int
	// TotalCertain counts those that are certainly reached, if the client selected it
	// and the filter can ask for what is certain.
	TotalCertain *int
	ByHop        []pathfind.HopCount
	// Shown are all groups of which the client wants to see any.
	Shown        []ReachGroup
	WithoutPlace int
	// Placeless are those that belong to no group.
	Placeless ReachedLists
	Complete  bool
	Work      pathfind.Work
	Revision  int64
}

// Groups returns the groups of some keys, all of them where that is nil.
func (r Reach) Groups(keys []string) []ReachGroup {
	if keys == nil {
		return r.Shown
	}
	return slices.DeleteFunc(slices.Clone(r.Shown), func(g ReachGroup) bool { return !slices.Contains(keys, g.Key) })
}

// ReachGroup is the reached organisations of a region, a country or a type.
type ReachGroup struct {
	Key   string
	Label string
	Place *Place
	// Known counts the organisations of the group, if the client selected it.
	Known int
	// ReachedCertain is nil as TotalCertain is.
	ReachedCertain *int
	// Counts counts those that were reached.
	Counts pathfind.HopCounts
	Listed ReachedLists
}

// Reached counts them.
func (g ReachGroup) Reached() int { return g.Counts.Total() }

// ByHop counts them by their hops.
func (g ReachGroup) ByHop() []pathfind.HopCount { return g.Counts }

// ReachedLists are those who were reached of a group, as far as any field of the answer
// lists them.
type ReachedLists struct {
	// Names are the places of the fields' pages, by where they stand in the answer.
	Names map[string]int
	Pages []listing.Page[Reached]
	// Total counts all of them, and Question is what their cursors belong to.
	Total    int
	Question string
}

// Of returns the page of a field.
func (l *ReachedLists) Of(name string) listing.Page[Reached] {
	if i, is := l.Names[name]; is && i < len(l.Pages) {
		return l.Pages[i]
	}
	return listing.Page[Reached]{}
}

// Reached is an organisation that was reached.
type Reached struct {
	Entity Entity
	// Hops is its distance from the nearest origin.
	Hops int
	// Path is the first path to it, if the client selected it.
	Path Path
	// Certain is nil as TotalCertain is.
	Certain *bool
}

// Place returns its place in a list.
func (r Reached) Place() pathfind.MemberPlace {
	return pathfind.MemberPlace{Hops: r.Hops, ID: r.Entity.Base().ID()}
}
