package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/chromium"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/report/tables"
)

// writeReportPage writes a report as one file of HTML, to read and to print.
func writeReportPage(w io.Writer, _ *Report, r *tables.Report) error {
	input, _ := r.Variables["input"].(map[string]any)
	file := explorer.ReportFile{Report: &r.RegionalReport, Input: input, Title: r.Title, Sections: pageSections(r.Sections)}
	for paragraph := range strings.SplitSeq(r.Introduction, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			file.Introduction = append(file.Introduction, paragraph)
		}
	}
	return explorer.RenderReport(context.Background(), w, file)
}

// printReport writes a report as a PDF, which Chromium prints.
func printReport(w io.Writer, asked *Report, r *tables.Report) error {
	var page bytes.Buffer
	if err := writeReportPage(&page, asked, r); err != nil {
		return err
	}
	printed, err := chromium.PDF(context.Background(), page.Bytes())
	if err != nil {
		return fmt.Errorf("printing the report: %w", err)
	}
	_, err = w.Write(printed)
	return err
}

// canPrint refuses to make a PDF where there is nothing that prints it, before anything is asked.
func canPrint() error {
	if _, err := chromium.Find(); err != nil {
		return fmt.Errorf("a PDF is printed by Chromium: %w; or choose --format html, and print that in a browser", err)
	}
	return nil
}

// pageSections returns the sections of a page that show what tables show, in their order; none for all.
func pageSections(names []string) []string {
	shows := map[string]string{"figures": "summary", "countries": "presence", "bodies": "presence", "publishers": "evidence"}
	var all []string
	for _, name := range names {
		if section, other := shows[name]; other {
			name = section
		}
		if slices.Contains(explorer.ReportSections(), name) && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
