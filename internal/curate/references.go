package curate

import (
	"fmt"
	"iter"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// references goes through the ids that a line refers to, each with the field
// that it stands in.
func references(line interchange.Record) iter.Seq2[string, func() string] {
	return func(yield func(string, func() string) bool) {
		switch {
		case line.Entity != nil:
			entityReferences(line.Entity, yield)
		case line.Link != nil:
			linkReferences(line.Link, yield)
		}
	}
}

func linkReferences(l *network.LinkChange, yield func(string, func() string) bool) {
	for _, end := range [...]struct{ field, id string }{{"from", l.From}, {"to", l.To}, {"onBehalfOf", l.OnBehalfOf}} {
		if end.id != "" && !yield(end.id, func() string { return end.field }) {
			return
		}
	}
	evidenceReferences(l.Evidence, "", 0, yield)
}

func entityReferences(e *network.EntityChange, yield func(string, func() string) bool) {
	for i, n := range e.Names {
		if !evidenceReferences(n.Evidence, "names", i, yield) {
			return
		}
	}
	for i, f := range e.Facts {
		if !evidenceReferences(f.Evidence, "facts", i, yield) {
			return
		}
	}
	for i, s := range e.StatusHistory {
		if !evidenceReferences(s.Evidence, "statusHistory", i, yield) {
			return
		}
	}
	evidenceReferences(e.Evidence, "", 0, yield)
}

// evidenceReferences goes through the sources of the evidence of a record, or of
// the i-th element of one of its lists.
func evidenceReferences(pieces []network.Evidence, list string, i int, yield func(string, func() string) bool) bool {
	for j, e := range pieces {
		field := func() string {
			if list == "" {
				return fmt.Sprintf("evidence[%d].source", j)
			}
			return fmt.Sprintf("%s[%d].evidence[%d].source", list, i, j)
		}
		if !yield(e.Source, field) {
			return false
		}
	}
	return true
}
