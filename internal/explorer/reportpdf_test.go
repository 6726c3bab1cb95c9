package explorer_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/entente-graph/entente/internal/chromium"
)

// Printed by Chromium, a report is a tagged PDF: with its language, its title, an outline of its headings, tables whose heads
// say of what they are, and drawings that say what they show.
func TestReportPDF(t *testing.T) {
	s := serveSeed(t)
	file := s.get("/report.html?" + seedReport)
	printed, err := chromium.PDF(t.Context(), []byte(file.body))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(printed, []byte("%PDF-")) {
		t.Fatalf("printed is %.40q", printed)
	}
	for says, what := range map[string]string{
		`/StructTreeRoot `: "its structure", `/MarkInfo <<[^>]*/Marked true`: "that it is tagged", `/Lang \(en`: "its language", `/Outlines `: "an outline",
		`/Title \((The reach of|\\376\\377)`: "its title", `/S /Table\b`: "tables", `/S /TH\b`: "heads of tables", `/Scope /Column`: "heads of columns",
		`/Scope /Row`: "heads of rows", `/S /H1\b`: "its first heading", `/S /H2\b`: "headings", `/S /Figure\b`: "drawings", `/Alt \(`: "what drawings show",
	} {
		if !regexp.MustCompile(says).Match(printed) {
			t.Errorf("the PDF does not have %s: %s", what, says)
		}
	}
	if pages := regexp.MustCompile(`/Type /Page\b`).FindAll(printed, -1); len(pages) < 4 || len(pages) > 10 {
		t.Errorf("the PDF has %d pages", len(pages))
	}
}
