package model

import "github.com/entente-graph/entente/internal/pathfind"

// ReachGroup is the reached organisations of a region, a country or a type.
type ReachGroup struct {
	Key   string
	Label string
	Place *Place
	Known int
	// Members are those that were reached.
	Members pathfind.Members
	// Question is that of the reach.
	Question Question
}

// Reached counts them.
func (g ReachGroup) Reached() int { return g.Members.Total() }

// ByHop counts them by their hops.
func (g ReachGroup) ByHop() []pathfind.HopCount { return g.Members.ByHop }

// Reached is an organisation that was reached.
type Reached struct {
	Member   pathfind.Reached
	Question Question
}

// Hops is its distance from the nearest origin.
func (r Reached) Hops() int { return r.Member.Hops }
