package tables_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/tables"
)

// evaluating lets LibreOffice read CSV as UTF-8 with commas, and take for a formula what looks like one.
const evaluating = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"

// opened lets LibreOffice open a file, and returns what it then has in its sheets.
func opened(t *testing.T, name string, content []byte, options ...string) *workbookRead {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		office = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
	}
	folder := t.TempDir()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	arguments := append([]string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless"}, options...)
	command := exec.CommandContext(t.Context(), office, append(arguments, "--convert-to", "fods", "--outdir", folder, file)...)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("this test needs LibreOffice, which make test installs: %v\n%s", err, said)
	}
	read, err := os.Open(strings.TrimSuffix(file, filepath.Ext(file)) + ".fods")
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	w := &workbookRead{sheets: map[string][][]any{}}
	if err := w.read(xml.NewDecoder(read)); err != nil {
		t.Fatal(err)
	}
	return w
}

// workbookRead is what is in an OpenDocument spreadsheet: texts, numbers as ints, days as network.Date.
type workbookRead struct {
	names    []string
	sheets   map[string][][]any
	formulas []string
}

// read reads tables, rows, cells and their texts.
func (w *workbookRead) read(decoder *xml.Decoder) error {
	var sheet string
	var row []any
	var cell any
	var text strings.Builder
	repeated, paragraphs, inText := 1, 0, false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		switch element := token.(type) {
		case xml.StartElement:
			of := map[string]string{}
			for _, a := range element.Attr {
				of[a.Name.Local] = a.Value
			}
			switch element.Name.Local {
			case "table":
				sheet = of["name"]
				w.names = append(w.names, sheet)
			case "table-row":
				row = nil
			case "table-cell":
				cell, paragraphs = nil, 0
				text.Reset()
				repeated, _ = strconv.Atoi(of["number-columns-repeated"])
				if of["formula"] != "" {
					w.formulas = append(w.formulas, of["formula"])
				}
				switch of["value-type"] {
				case "float":
					if cell, err = strconv.Atoi(of["value"]); err != nil {
						return err
					}
				case "date":
					if cell, err = network.ParseDate(of["date-value"]); err != nil {
						return err
					}
				case "string":
					cell = ""
				}
			case "p":
				inText = true
				if paragraphs++; paragraphs > 1 {
					text.WriteByte('\n')
				}
			case "s":
				n, _ := strconv.Atoi(of["c"])
				text.WriteString(strings.Repeat(" ", max(n, 1)))
			case "tab":
				text.WriteByte('\t')
			case "line-break":
				text.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				text.Write(element)
			}
		case xml.EndElement:
			switch element.Name.Local {
			case "p":
				inText = false
			case "table-cell":
				if _, is := cell.(string); is {
					cell = text.String()
				}
				row = append(row, slices.Repeat([]any{cell}, min(max(repeated, 1), 100))...)
			case "table-row":
				w.sheets[sheet] = append(w.sheets[sheet], trimmed(row))
			}
		}
	}
}

// trimmed returns a row without the empty cells at its end.
func trimmed(row []any) []any {
	for len(row) > 0 && (row[len(row)-1] == nil || row[len(row)-1] == "") {
		row = row[:len(row)-1]
	}
	return row
}

// LibreOffice opens a workbook with texts as they are, numbers and days as such, and runs nothing in it.
func TestOfficeOpensXLSX(t *testing.T) {
	for name, r := range map[string]*tables.Report{"seed": {AskedReport: seedReport(t)}, "hostile": hostileReport(t)} {
		t.Run(name, func(t *testing.T) {
			read := opened(t, "report.xlsx", workbook(t, r, tables.Spelling{}))
			if diff := cmp.Diff(tables.Sections(), read.names); diff != "" {
				t.Fatal(diff)
			}
			if len(read.formulas) > 0 {
				t.Errorf("there are formulas: %q", read.formulas)
			}
			for _, table := range r.Tables() {
				var want [][]any
				for _, row := range table.Rows {
					line := slices.Clone(row)
					for i, cell := range line {
						if text, is := cell.(string); is {
							line[i] = inOffice(text)
						}
						if line[i] == "" {
							line[i] = nil
						}
					}
					want = append(want, trimmed(line))
				}
				got := read.sheets[table.Name][1:]
				if len(got) > len(want) { // empty rows to the end of the sheet
					got = got[:len(want)]
				}
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b network.Date) bool { return a.String() == b.String() })); diff != "" {
					t.Errorf("%s: %.3000s", table.Name, diff)
				}
			}
		})
	}
}

// inOffice is a text as LibreOffice has it: without what XML can't have.
func inOffice(text string) string {
	text = strings.NewReplacer("\x00", "\uFFFD", "\x1b", "\uFFFD").Replace(text)
	if letters := []rune(text); len(letters) > 32_767 {
		text = string(letters[:32_767-len([]rune("… (cut)"))]) + "… (cut)"
	}
	return text
}

// LibreOffice opens CSV with names intact and runs nothing, though it is told to take for a formula what looks like one.
func TestOfficeOpensCSV(t *testing.T) {
	r := hostileReport(t)
	files, err := tables.CSV(r.Tables(), tables.Spelling{Mark: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"organisations", "presence", "sources"} {
		i := slices.Index(tables.Sections(), name)
		read := opened(t, files[i].Name, files[i].Content, evaluating)
		if len(read.formulas) > 0 {
			t.Errorf("%s: there are formulas: %q", name, read.formulas)
		}
		if name != "organisations" {
			continue
		}
		var names []any
		for _, row := range read.sheets[name][1:] {
			if len(row) > 1 {
				names = append(names, row[1])
			}
		}
		for _, text := range []string{"'=cmd|'/C calc'!A0", "'+1+1", "'-2+3", "'@SUM(A1)", "two\nlines", "# head", `a"quote"; b`, "1. one", "وزارة التعليم \u202e evil"} {
			if !slices.Contains(names, any(text)) {
				t.Errorf("there is no %q among the names", text)
			}
		}
	}
	// The test would see a formula.
	if read := opened(t, "formula.csv", []byte("a,b\r\n=1+1,x\r\n"), evaluating); len(read.formulas) != 1 {
		t.Errorf("what looks like a formula is none to LibreOffice: %v", read.sheets)
	}
}
