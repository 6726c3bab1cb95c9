package part

import (
	"slices"
	"strings"
)

// labels breaks names for a drawing into lines of about so many letters, so many at most. Of names that would be cut to the same, what
// they begin with in common is left out.
func labels(names []string, width, lines int) [][]string {
	all := make([][]string, len(names))
	alike := map[string][]string{} // the names that are cut to the same
	for i, name := range names {
		all[i] = brokenInto(name, width, lines)
		cut := strings.Join(all[i], " ")
		if !slices.Contains(alike[cut], name) {
			alike[cut] = append(alike[cut], name)
		}
	}
	for i, name := range names {
		if same := alike[strings.Join(all[i], " ")]; len(same) > 1 {
			if rest := strings.TrimSpace(name[common(same):]); rest != "" {
				all[i] = brokenInto("… "+rest, width, lines)
			}
		}
	}
	return all
}

// common returns how much of names, in whole words, is the same at their beginning.
func common(names []string) int {
	length := len(names[0])
	for _, name := range names[1:] {
		n := 0
		for n < min(length, len(name)) && names[0][n] == name[n] {
			n++
		}
		length = n
	}
	return strings.LastIndexByte(names[0][:length], ' ') + 1
}
