package explorer

import (
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
)

// reportStyle is the style of printed reports: light, on A4.
//
//go:embed report.css
var reportStyle string

// reportPolicy lets a printed report have its own style, an icon that is empty so that none is asked for, and nothing else.
var reportPolicy = func() string {
	hash := sha256.Sum256([]byte(reportStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}()

// ReportLists are how many entries of its lists a printed report has at most.
var ReportLists = ask.ReportLists{Organizations: 1000, Carriers: 100, Changes: 500, Gaps: 200, Due: 500}

// ReportFile is a report as a file of its own.
type ReportFile struct {
	// Report is the answer, Input the RegionalReportInput that it was asked with.
	Report *ask.RegionalReport
	Input  map[string]any
	// Title and Introduction are the wording of who made it; there is a title of ours, and no introduction.
	Title        string
	Introduction []string
	// Sections are the ids of those that it has, in their order; all where there are none.
	Sections []string
}

// ReportSections returns the ids of the sections that a report may have.
func ReportSections() []string {
	return []string{"summary", "presence", "carriers", "years", "changes", "gaps", "due", "overlaps", "evidence", "organisations"}
}

// RenderReport writes a report as one file of HTML, to be read on a screen and to be printed: without a script, and without
// anything that is loaded. The same report gives the same bytes.
func RenderReport(ctx context.Context, w io.Writer, f ReportFile) error {
	s := newShownReport(f.Report, f.Input, nil)
	if f.Title != "" {
		s.title = f.Title
	}
	sections := s.sections()
	if len(f.Sections) > 0 {
		place := func(section reportSection) int { return slices.Index(f.Sections, section.id) }
		sections = slices.DeleteFunc(sections, func(section reportSection) bool { return place(section) < 0 })
		slices.SortStableFunc(sections, func(a, b reportSection) int { return cmp.Compare(place(a), place(b)) })
	}
	if err := reportDocument(s, f.Introduction, sections).Render(ctx, w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// reportFile sends a report as a file to take away; with `print` it is shown, for printing.
func (e *explorer) reportFile(ctx context.Context, r *request) (templ.Component, error) {
	q := readReportQuestion(r.params)
	r.page.Title, r.page.Here = "Report", "Report"
	printed := r.params.yes("print")
	if moved, form, err := e.preparedReport(ctx, r, &q, "report"); err != nil || form != nil {
		return form, err
	} else if moved {
		to := q.at(r.page.To("report.html"))
		if printed {
			to = to.With("print", "yes")
		}
		return nil, elsewhere{to}
	}
	if len(q.regions) == mostRegions {
		return nil, badAddress{{"region", "there are two: a printed report is of one"}}
	}
	input := q.input(r.page, q.region())
	whole, _, _, err := ask.WholeReport(ctx, e.Asker, input, ReportLists)
	if err != nil {
		return nil, err
	}
	r.sent = &sent{contentType: "text/html; charset=utf-8", name: "report.html", policy: reportPolicy, shown: printed}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return RenderReport(ctx, w, ReportFile{Report: whole, Input: input})
	}), nil
}

// operation is the query of a section, without the fragments that it shares with others.
func (sec *reportSection) operation() string { return sec.excerpt().Operation }

// sharedFragments are those that the queries of sections need, each once.
func sharedFragments(sections []reportSection) string {
	all := map[string]string{}
	for i := range sections {
		maps.Copy(all, sections[i].excerpt().Fragments)
	}
	return ask.Written(all)
}

// allVariables are those of the queries of all sections: each takes what it knows of them.
func (s *shownReport) allVariables() map[string]any {
	return map[string]any{"input": s.input, "first": ask.ReportPage().Gaps, "lost": ask.ReportLost}
}
