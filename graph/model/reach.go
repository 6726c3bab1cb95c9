package model

import "github.com/entente-graph/entente/internal/pathfind"

// ReachGroup is the reached organisations of a region, a country or a type.
type ReachGroup struct {
	Key   string
	Label string
	Place *Place
	Known int
	// ReachedCertain counts those that are certainly reached, if the client selected it
	// and the filter can ask for what is certain.
	ReachedCertain *int
	// Counts counts those that were reached; Listed is as many of the nearest as the
	// client wants to see at most.
	Counts pathfind.HopCounts
	Listed []Reached
}

// Reached counts them.
func (g ReachGroup) Reached() int { return g.Counts.Total() }

// ByHop counts them by their hops.
func (g ReachGroup) ByHop() []pathfind.HopCount { return g.Counts }

// First returns the first of those that are listed.
func (g ReachGroup) First(n int) []Reached { return g.Listed[:min(n, len(g.Listed))] }

// Reached is an organisation that was reached.
type Reached struct {
	Entity Entity
	// Hops is its distance from the nearest origin.
	Hops int
	// Path is the first path to it, if the client selected it.
	Path Path
	// Certain is nil as ReachedCertain is.
	Certain *bool
}
