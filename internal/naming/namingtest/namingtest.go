// Package namingtest reads the golden searches, and judges by them whatever
// answers searches: the rules of package naming alone, or a whole database.
//
// The file is text. A case is a query and, indented, its first hits in order:
//
//	find magtymguly univ
//	  org:magtymguly-turkmen-state-university | begun | Magtymguly Turkmen State University
//	  nothing more
//
// A hit is an entity's id, the class of the match, and the name that matched.
// Further hits may follow those listed, unless the last line is "nothing more" or,
// for a query that finds nothing at all, "nothing". Lines that begin with "#", and
// empty ones, are for the reader.
package namingtest

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/naming"
)

// Case is a query and what it must find.
type Case struct {
	// Line is where the case begins in its file.
	Line  int
	Query string
	// Hits are the first hits, the best first.
	Hits []Hit
	// Complete says that there are no others.
	Complete bool
}

// Hit is an entity that was found.
type Hit struct {
	ID    string
	Class naming.Class
	// Name is the name that matched.
	Name string
}

// String writes the hit as the file does.
func (h Hit) String() string { return fmt.Sprintf("%s | %s | %s", h.ID, h.Class, h.Name) }

// Cases reads a file of cases.
func Cases(t testing.TB, path string) []Case {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatalf("opening the searches: %v", err)
	}
	defer file.Close()
	var cases []Case
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if text := strings.TrimSpace(line); text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if query, ok := strings.CutPrefix(line, "find "); ok {
			cases = append(cases, Case{Line: number, Query: query})
			continue
		}
		if len(cases) == 0 || !strings.HasPrefix(line, " ") {
			t.Fatalf("%s:%d: neither a query nor a hit: %s", path, number, line)
		}
		if err := cases[len(cases)-1].add(strings.TrimSpace(line)); err != nil {
			t.Fatalf("%s:%d: %v", path, number, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatalf("reading %s: %v", path, err)
	}
	for _, c := range cases {
		if len(c.Hits) == 0 && !c.Complete {
			t.Fatalf("%s:%d: nothing is expected of %q", path, c.Line, c.Query)
		}
	}
	return cases
}

// add takes a line below the query.
func (c *Case) add(line string) error {
	if c.Complete {
		return fmt.Errorf("a hit after the last: %s", line)
	}
	if line == "nothing" && len(c.Hits) == 0 || line == "nothing more" && len(c.Hits) > 0 {
		c.Complete = true
		return nil
	}
	parts := strings.SplitN(line, " | ", 3)
	if len(parts) != 3 {
		return fmt.Errorf("not of the form id | class | name: %s", line)
	}
	classes := naming.Classes()
	i := slices.IndexFunc(classes, func(class naming.Class) bool { return class.String() == parts[1] })
	if i < 0 {
		return fmt.Errorf("there is no class %q", parts[1])
	}
	c.Hits = append(c.Hits, Hit{ID: parts[0], Class: classes[i], Name: parts[2]})
	return nil
}

// Check prints what was found, the best first, and compares it with the case.
func (c Case) Check(t testing.TB, found []Hit) {
	t.Helper()
	t.Logf("line %d: find %s", c.Line, c.Query)
	for i, hit := range found {
		t.Logf("%3d  %s", i+1, hit)
	}
	first := found
	if !c.Complete {
		first = found[:min(len(found), len(c.Hits))]
	}
	if diff := cmp.Diff(lines(c.Hits), lines(first)); diff != "" {
		t.Errorf("line %d: find %s (- wanted, + found):\n%s", c.Line, c.Query, diff)
	}
}

func lines(hits []Hit) []string {
	texts := make([]string, len(hits))
	for i, hit := range hits {
		texts[i] = hit.String()
	}
	return texts
}
