package main

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// outcome says what became of the question, and what to try where there is no path.
func (r *pathResult) outcome(asked *Path) string {
	maxHops := orDefault(asked.MaxHops, pathfind.DefaultMaxHops)
	switch r.Outcome {
	case pathfind.Found:
		return r.found(asked.Rank)
	case pathfind.BeyondMaxHops:
		return r.beyond(maxHops)
	case pathfind.BlockedByFilter:
		return r.blocked()
	case pathfind.NotConnected:
		return "They are not connected: there is no path of any length between them, not even without the filter."
	default:
		if len(r.Paths) == 0 {
			return "The search was stopped before the answer was known; no path was found by then."
		}
		return "The search was stopped before the answer was known; this was found by then."
	}
}

// beyond says that paths are longer than was asked for, and how long.
func (r *pathResult) beyond(maxHops int) string {
	text := fmt.Sprintf("There is no path of at most %s", words.Count(maxHops, "hop", "hops"))
	for _, way := range r.Relaxations {
		if way.Lift != "maxHops" {
			continue
		}
		text += fmt.Sprintf(": the shortest has %s", words.Count(way.Hops, "hop", "hops"))
		if way.Hops > pathfind.MaxMaxHops {
			return text + fmt.Sprintf(", and more than %d can't be asked for.", pathfind.MaxMaxHops)
		}
		return text + fmt.Sprintf("; --max-hops %d shows it.", way.Hops)
	}
	return text + ", but there is a longer one."
}

// blocked says which conditions let no path through.
func (r *pathResult) blocked() string {
	if len(r.BlockedBy) == 0 {
		return "No path passes the filter. There is one without it, but lifting one condition alone is not enough."
	}
	var flags []string
	for _, field := range r.BlockedBy {
		flags = append(flags, flagOf(field))
	}
	if len(flags) > 1 {
		return fmt.Sprintf("No path passes the filter, but there is one if any one of %s is left out.", words.Enumerate(flags, "and"))
	}
	return fmt.Sprintf("No path passes the filter, but there is one without %s.", flags[0])
}

// found says how many paths there are, by the measure that ranks them.
func (r *pathResult) found(rank string) string {
	n := len(r.Paths)
	switch {
	case *r.Shortest == 0:
		return "The same entity is at both ends: a path of no hops."
	case n == 0:
		return fmt.Sprintf("There is a path: the shortest has %s.", words.Count(*r.Shortest, "hop", "hops"))
	case n == 1 && !r.HasMore:
		return fmt.Sprintf("There is one path: %s.", r.Paths[0].measure())
	case n == 1:
		return fmt.Sprintf("This is the %s path, of several: %s; --first shows more.", superlative(rank), r.Paths[0].measure())
	case !r.HasMore:
		return fmt.Sprintf("There are %d paths%s: %s.", n, ordered(rank), r.span())
	}
	if rank == mostDiverse {
		return fmt.Sprintf("These are %d paths, each as different as can be from those before it: %s; --first shows more.", n, r.span())
	}
	return fmt.Sprintf("These are the %d %s paths: %s; --first shows more.", n, superlative(rank), r.span())
}

// The ranks, as they are written on the command line.
const (
	fewestHops  = "fewest-hops"
	strongest   = "strongest"
	mostDiverse = "most-diverse"
)

// superlative says which paths are best.
func superlative(rank string) string {
	if rank == strongest {
		return "strongest"
	}
	return "shortest"
}

// ordered says in which order all paths come.
func ordered(rank string) string {
	return map[string]string{
		fewestHops: ", the shortest first", strongest: ", the strongest first", mostDiverse: ", each as different as can be from those before it",
	}[rank]
}

// span says what the paths measure, from the least to the most.
func (r *pathResult) span() string {
	var hops, costs []int
	for _, path := range r.Paths {
		hops = append(hops, path.Hops)
		if path.Cost != nil {
			costs = append(costs, *path.Cost)
		}
	}
	least, most := slices.Min(hops), slices.Max(hops)
	text := fmt.Sprintf("%d to %s", least, words.Count(most, "hop", "hops"))
	if least == most {
		text = words.Count(most, "hop", "hops") + " each"
	}
	if len(costs) == 0 {
		return text
	}
	if least, most := slices.Min(costs), slices.Max(costs); least < most {
		return fmt.Sprintf("cost %d to %d, %s", least, most, text)
	}
	return fmt.Sprintf("cost %d each, %s", costs[0], text)
}
