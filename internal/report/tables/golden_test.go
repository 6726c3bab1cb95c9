package tables_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/report/tables"
)

// golden compares a text with a file of testdata; with UPDATE=1 in the environment, the file is written anew.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (UPDATE=1 writes it anew):\n%s", file, diff)
	}
}

// visited is how much a search has looked at, which a better one changes without changing the report.
var visited = regexp.MustCompile(`"visited": \d+`)

// The report about the built-in network is a file in every format, read by eye.
func TestGolden(t *testing.T) {
	r := &tables.Report{AskedReport: seedReport(t), Introduction: "For the board of 2025.\n\n1. It is *not* a list."}
	var out bytes.Buffer
	if err := r.WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.md", out.Bytes())
	out.Reset()
	if err := r.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", visited.ReplaceAll(out.Bytes(), []byte(`"visited": 1`)))
	files, err := tables.CSV(r.Tables(), tables.Spelling{Tags: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		golden(t, "csv/"+file.Name, file.Content)
	}
	golden(t, "report.xlsx.txt", sheetsOf(t, workbook(t, r, tables.Spelling{Tags: true})))
	list := dueList(r.AskedReport)
	out.Reset()
	if err := interchange.WriteCalendar(&out, list.Calendar()); err != nil {
		t.Fatal(err)
	}
	golden(t, "due.ics", out.Bytes())
	out.Reset()
	if err := interchange.WriteAtom(&out, list.Feed()); err != nil {
		t.Fatal(err)
	}
	golden(t, "due.atom", out.Bytes())
}

// dueList returns what falls due in a report.
func dueList(r *ask.AskedReport) *tables.DueList {
	list := &tables.DueList{
		Title: "What falls due", AsOf: r.AsOf.Earliest(), Question: "seed", Page: "https://example.org/due",
		Entity: func(id string) string { return "https://example.org/entity/" + id },
	}
	for _, edge := range r.Due.Edges {
		item := ask.DueItem{Kind: edge.Node.Kind, Position: edge.Node.Position, On: edge.Node.On, Lost: edge.Node.Lost}
		item.Entity.Named = edge.Node.Entity
		list.Items = append(list.Items, item)
	}
	return list
}

// workbook writes a report as XLSX.
func workbook(t *testing.T, r *tables.Report, s tables.Spelling) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := tables.WriteXLSX(&out, r.Heading(), r.Tables(), r.AsOf.Earliest(), s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetsOf tells what is in a workbook: each cell with its type and what it shows.
func sheetsOf(t *testing.T, content []byte) []byte {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	kinds := map[excelize.CellType]string{excelize.CellTypeUnset: "number", excelize.CellTypeInlineString: "text", excelize.CellTypeSharedString: "text", excelize.CellTypeFormula: "FORMULA"}
	var out strings.Builder
	for _, sheet := range book.GetSheetList() {
		fmt.Fprintf(&out, "= %s\n", sheet)
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for k, shown := range row {
				cell, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				kind, err := book.GetCellType(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if shown != "" {
					fmt.Fprintf(&out, "%s %s %q\n", cell, kinds[kind], shown)
				}
			}
		}
	}
	return []byte(out.String())
}

// The same report is the same bytes, also as an archive.
func TestSameBytes(t *testing.T) {
	write := func() (all [][]byte) {
		var whole ask.ReportAnswer
		if err := json.Unmarshal(seedReport(t).Data, &whole); err != nil {
			t.Fatal(err)
		}
		again := *seedReport(t)
		again.RegionalReport = whole.Report
		r := &tables.Report{AskedReport: &again}
		files, err := tables.CSV(r.Tables(), tables.Spelling{Mark: true})
		if err != nil {
			t.Fatal(err)
		}
		var archive, markdown, text bytes.Buffer
		for _, err := range []error{tables.WriteZip(&archive, files, r.AsOf.Earliest()), r.WriteMarkdown(&markdown), r.WriteJSON(&text)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return [][]byte{archive.Bytes(), markdown.Bytes(), text.Bytes(), workbook(t, r, tables.Spelling{})}
	}
	first := write()
	for range 20 {
		for i, content := range write() {
			if !bytes.Equal(content, first[i]) {
				t.Fatalf("format %d is written otherwise the next time", i)
			}
		}
	}
}

// JSON has what was asked and what was answered.
func TestJSON(t *testing.T) {
	var out bytes.Buffer
	r := &tables.Report{AskedReport: seedReport(t)}
	if err := r.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Query     string
		Variables map[string]any
		Data      ask.ReportAnswer
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.RegionalReport, read.Data.Report, cmp.Comparer(func(a, b fmt.Stringer) bool { return a.String() == b.String() })); diff != "" {
		t.Error(diff)
	}
	if read.Query != ask.Report.Document() || read.Variables["input"].(map[string]any)["asOf"] != "2025-10-31" {
		t.Errorf("it asks %q with %v", read.Query, read.Variables)
	}
}
