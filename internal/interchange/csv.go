package interchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// CSVWriter writes a table that spreadsheets open with names intact and without running anything: UTF-8, perhaps with a mark
// that says so, lines that end as RFC 4180 has it, and no text that is taken for a formula.
type CSVWriter struct {
	out *csv.Writer
	err error
}

// NewCSVWriter returns a writer of CSV that begins with the mark of UTF-8.
func NewCSVWriter(out io.Writer) *CSVWriter {
	const byteOrderMark = "\uFEFF" // without it, Excel reads another encoding
	_, err := io.WriteString(out, byteOrderMark)
	w := NewUnmarkedCSVWriter(out)
	w.err = err
	return w
}

// NewUnmarkedCSVWriter returns a writer of CSV without the mark, which programs may take for a part of the first name.
func NewUnmarkedCSVWriter(out io.Writer) *CSVWriter {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	return &CSVWriter{out: w}
}

// Write writes a row of texts and of whole numbers.
func (w *CSVWriter) Write(cells ...any) error {
	row := make([]string, len(cells))
	for i, cell := range cells {
		switch value := cell.(type) {
		case string:
			row[i] = guard(value)
		case int:
			row[i] = strconv.Itoa(value)
		default:
			return fmt.Errorf("a cell of CSV is a text or a whole number, not a %T", cell)
		}
	}
	if w.err == nil {
		w.err = w.out.Write(row)
	}
	return w.err
}

// Flush writes what is kept back.
func (w *CSVWriter) Flush() error {
	if w.err == nil {
		w.out.Flush()
		w.err = w.out.Error()
	}
	return w.err
}

// guard puts an apostrophe before a text that a spreadsheet would take for a formula.
func guard(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
