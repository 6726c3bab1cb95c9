package curate

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

const (
	// maxListed is how many findings are listed one by one.
	maxListed = 1000
	// maxGroups is how many groups a summary has, and maxCounted among how many it
	// finds the largest.
	maxGroups, maxCounted = 40, 10_000
	// maxGroupField is how long the name of a field may be that has a group.
	maxGroupField = 200
)

// Findings are all faults of the input, or all warnings. The same mistake may be
// on each of thousands of lines, so they are reported twice: one by one, and by kind
// and field with what to do.
type Findings struct {
	// First are the first in the order of the input, Count is how many there are.
	First []interchange.Fault
	Count int
	// Groups are the largest, Others is what belongs to none of them.
	Groups []Group
	Others Group
}

// Group is findings of one kind and field. Of a field inside a list the place in it
// is left out: names[].lang.
type Group struct {
	Kind  network.FaultKind
	Field string
	Count int
	// File and Line are those of the first.
	File string
	Line int
}

// write writes the findings one by one, and how many more there are.
func (f *Findings) write(out io.Writer) error {
	for _, fault := range f.First {
		if _, err := fmt.Fprintln(out, fault.Error()); err != nil {
			return err
		}
	}
	more := f.Count - len(f.First)
	if more == 0 {
		return nil
	}
	_, err := message.NewPrinter(language.English).Fprintf(out, "… and %d more\n", more)
	return err
}

// sumUp writes the groups. one and many are what the findings are called.
func (f *Findings) sumUp(out io.Writer, one, many string) error {
	if f.Count == 0 {
		return nil
	}
	p := message.NewPrinter(language.English)
	called := many
	if f.Count == 1 {
		called = one
	}
	if _, err := p.Fprintf(out, "%d %s:\n", f.Count, called); err != nil {
		return err
	}
	width := len(p.Sprint(f.Others.Count))
	if len(f.Groups) > 0 { // the largest is the first
		width = max(width, len(p.Sprint(f.Groups[0].Count)))
	}
	for _, g := range f.Groups {
		if _, err := p.Fprintf(out, "  %*s × %s %s, first at %s:%s: %s\n", width, p.Sprint(g.Count), g.Field, g.Kind, g.File, fmt.Sprint(g.Line), g.Kind.Remedy()); err != nil {
			return err
		}
	}
	if f.Others.Count == 0 {
		return nil
	}
	_, err := p.Fprintf(out, "  %*s × any other field, first at %s:%s\n", width, p.Sprint(f.Others.Count), f.Others.File, fmt.Sprint(f.Others.Line))
	return err
}

// findings collects findings, in whatever order they are found. What it keeps is
// bounded.
type findings struct {
	found  []finding
	count  int
	groups map[groupKey]*countedGroup
	others countedGroup
}

// finding is a fault, with the number of its file.
type finding struct {
	file int
	interchange.Fault
}

func (f finding) place() place { return place{file: f.file, line: f.Line, name: f.File} }

type groupKey struct {
	kind  network.FaultKind
	field string
}

// countedGroup is a group while it grows.
type countedGroup struct {
	count int
	first place
}

// place is where a line stands: the number of its file, that of the line, and what
// the file is called.
type place struct {
	file, line int
	name       string
}

func (p place) compare(other place) int {
	return cmp.Or(cmp.Compare(p.file, other.file), cmp.Compare(p.line, other.line))
}

// add adds so many findings, of which that is the first place.
func (g *countedGroup) add(count int, first place) {
	if g.count == 0 || first.compare(g.first) < 0 {
		g.first = first
	}
	g.count += count
}

func (g *countedGroup) group(key groupKey) Group {
	return Group{Kind: key.kind, Field: key.field, Count: g.count, File: g.first.name, Line: g.first.line}
}

// add notes what was found on a line of the file of that number.
func (f *findings) add(file int, found []interchange.Fault) {
	f.count += len(found)
	for _, fault := range found {
		at := finding{file: file, Fault: fault}
		f.found = append(f.found, at)
		f.group(at).add(1, at.place())
	}
	if len(f.found) > 2*maxListed {
		f.shorten()
	}
}

// group returns the group that a finding belongs to.
func (f *findings) group(at finding) *countedGroup {
	key := groupKey{kind: at.Kind, field: withoutIndices(at.Field)}
	g, known := f.groups[key]
	switch {
	case known:
		return g
	case len(f.groups) == maxCounted, len(key.field) > maxGroupField:
		return &f.others
	}
	if f.groups == nil {
		f.groups = map[groupKey]*countedGroup{}
	}
	g = &countedGroup{}
	f.groups[key] = g
	return g
}

// withoutIndices writes names[3].lang as names[].lang.
func withoutIndices(field string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '[' || r == ']':
			inside = r == '['
		case inside && '0' <= r && r <= '9':
			return -1
		}
		return r
	}, field)
}

func (f *findings) shorten() {
	slices.SortStableFunc(f.found, func(a, b finding) int { return a.place().compare(b.place()) })
	f.found = slices.Clip(f.found[:min(len(f.found), maxListed)])
}

// result returns what was found.
func (f *findings) result() Findings {
	f.shorten()
	all := Findings{Count: f.count}
	for _, at := range f.found {
		all.First = append(all.First, at.Fault)
	}
	keys := slices.SortedFunc(maps.Keys(f.groups), func(a, b groupKey) int {
		x, y := f.groups[a], f.groups[b]
		return cmp.Or(cmp.Compare(y.count, x.count), x.first.compare(y.first), cmp.Compare(a.field, b.field), cmp.Compare(a.kind, b.kind))
	})
	others := f.others
	for i, key := range keys {
		if g := f.groups[key]; i < maxGroups {
			all.Groups = append(all.Groups, g.group(key))
		} else {
			others.add(g.count, g.first)
		}
	}
	all.Others = others.group(groupKey{})
	return all
}
