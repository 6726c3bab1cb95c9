package table

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/measure"
)

// Compared is what was measured of two programs in turns on one network.
type Compared struct {
	Shape string
	Links int
	Rows  []ComparedRow
}

// ComparedRow is a question in one form.
type ComparedRow struct {
	Workload, Form string
	measure.Ratio
}

// Title names the question.
func (r ComparedRow) Title() string { return strings.TrimSpace(r.Workload + " " + r.Form) }

// Against writes how two programs compare, and marks ratios that are too small.
func Against(c Compared, least float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n\n| question | this /s | other /s | this : other | least to most |\n|---|--:|--:|--:|--:|\n", Network{Shape: c.Shape, Links: c.Links}.title())
	for _, r := range c.Rows {
		mark := ""
		if r.Median < least {
			mark = fmt.Sprintf(" (< %g)", least)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %.2f%s | %.2f to %.2f |\n", r.Title(), rate(r.First), rate(r.Second), r.Median, mark, r.Least, r.Most)
	}
	return b.String()
}
