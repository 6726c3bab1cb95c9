package words

import (
	"fmt"
	"slices"
)

// Since says how the paths of an answer differ from those that an address remembers: which are new, which changed place, how
// many are gone. was and now name the paths in order; then and newest are the revisions.
func Since(then, newest string, was, now []string) string {
	at := "when its address was copied"
	if then != "" {
		at += ", at revision " + then
	}
	var fresh, moved []string
	for i, path := range now {
		switch before := slices.Index(was, path); {
		case before < 0:
			fresh = append(fresh, fmt.Sprint(i+1))
		case before != i:
			moved = append(moved, fmt.Sprint(i+1))
		}
	}
	gone := 0
	for _, path := range was {
		if !slices.Contains(now, path) {
			gone++
		}
	}
	if len(fresh)+len(moved)+gone == 0 {
		if then == newest {
			return "This is the answer " + at + "."
		}
		return "The network has changed since, and this answer is the same as " + at + "."
	}
	var what []string
	if n := len(fresh); n > 0 {
		what = append(what, numbered(fresh)+" "+oneOrMany(n, "is", "are")+" new")
	}
	if n := len(moved); n > 0 {
		what = append(what, numbered(moved)+" "+oneOrMany(n, "has", "have")+" changed "+oneOrMany(n, "its place", "their places"))
	}
	if gone > 0 {
		what = append(what, Count(gone, "path is", "paths are")+" not here any more")
	}
	return "Not the same as " + at + ": " + Enumerate(what, "and") + "."
}

// numbered names paths by their numbers: "path 2", "paths 2 and 3".
func numbered(numbers []string) string {
	return oneOrMany(len(numbers), "path ", "paths ") + Enumerate(numbers, "and")
}

// oneOrMany chooses a word by a number.
func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
