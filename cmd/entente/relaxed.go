package main

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// relaxation is a field of the filter that, lifted alone, gives a path: of how many hops, and on which day.
type relaxation struct {
	Lift string
	Hops int
	Day  string
}

// relaxed writes what would change that there is no path, each as a line with the flag that does it. What the outcome has
// said already it leaves out.
func (r *pathResult) relaxed(p *page) {
	var ways []relaxation
	for _, way := range r.Relaxations {
		if way.Lift != "maxHops" {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		return
	}
	p.WriteString("\nWhat would change that:\n")
	for _, way := range ways {
		p.prose(plain, "  ", "    ", way.String())
	}
	if !r.RelaxationsComplete {
		p.prose(plain, "  ", "    ", "… and perhaps more: the search for them ran out of time or work")
	}
}

// String says what to write on the command line, and what that gives.
func (w relaxation) String() string {
	flag := "without " + flagOf(w.Lift)
	if w.Lift == "through" {
		flag = "--through " + everyKind()
	}
	text := fmt.Sprintf("%s: %s", flag, words.Count(w.Hops, "hop", "hops"))
	if w.Day != "" {
		text += fmt.Sprintf("; with %s %s, the nearest day on which there is one", flagOf(w.Lift), w.Day)
	}
	return text
}

// everyKind lists all kinds as --through takes them.
func everyKind() string {
	text := ""
	for i, k := range network.Kinds() {
		if i > 0 {
			text += ","
		}
		text += flagValue(string(k))
	}
	return text
}
