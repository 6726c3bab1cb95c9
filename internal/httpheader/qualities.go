// Package httpheader reads and writes headers of HTTP that answers of every kind have in common: what a client welcomes,
// and the tags by which it knows that an answer still holds.
package httpheader

import (
	"iter"
	"mime"
	"strconv"
	"strings"
)

// Qualities are the values that an Accept header names, or another of its form, and how
// welcome each is, from 0 to 1. What can't be read is left out.
func Qualities(header string) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for part := range strings.SplitSeq(header, ",") {
			name, parameters, err := mime.ParseMediaType(part)
			if err != nil {
				continue
			}
			q := 1.0
			if text, given := parameters["q"]; given {
				if q, err = strconv.ParseFloat(text, 64); err != nil {
					q = 0
				}
			}
			if !yield(name, q) {
				return
			}
		}
	}
}
