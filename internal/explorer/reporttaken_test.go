package explorer_test

import (
	"archive/zip"
	"net/http"
	"strings"
	"testing"
)

// A report is taken away as the command line writes it: as Markdown to read, and as tables.
func TestReportTakenAway(t *testing.T) {
	s := serveSeed(t)
	page := s.get("/report?" + seedReport).body
	for _, format := range []string{"md", "json", "csv", "xlsx"} {
		if !strings.Contains(page, "&amp;format="+format+`">`) {
			t.Errorf("the page leads to no %s", format)
		}
	}
	markdown := s.get("/report?" + seedReport + "&format=md")
	for _, says := range []string{"# The reach of UNESCO-ICHEI", "| Figure | Organisations | What it counts |\n| --- | ---: | --- |\n| Reached | 4 | ", "## How to ask again", "\n1. “"} {
		if markdown.status != http.StatusOK || !strings.Contains(markdown.body, says) {
			t.Errorf("the Markdown is %d and does not say %q but\n%s", markdown.status, says, markdown.body)
		}
	}
	for format, want := range map[string]struct{ name, contentType, has string }{
		"csv":  {"report.zip", "application/zip", "summary.csv"},
		"xlsx": {"report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"},
	} {
		file := s.get("/report?" + seedReport + "&format=" + format)
		archive, err := zip.NewReader(strings.NewReader(file.body), int64(len(file.body)))
		if err != nil || file.header.Get("Content-Type") != want.contentType || file.header.Get("Content-Disposition") != `attachment; filename="`+want.name+`"` {
			t.Errorf("%s: %v, sent as %v", format, err, file.header)
			continue
		}
		if _, err := archive.Open(want.has); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		if two := s.get("/report?body=org%3Aunesco&region=place%3Afrance&region=place%3Acentral-asia&format=" + format); two.status != http.StatusBadRequest {
			t.Errorf("%s of two regions: %d", format, two.status)
		}
	}
}
