package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/entente-graph/entente/internal/network"
)

// The bounds of a workbook, as Excel has them.
const (
	mostLetters = 32_767 // of a cell, counted as UTF-16 does
	mostRows    = 1_048_576
	cut         = "… (cut)"
	widest      = 60 // of a column, in letters
	narrowest   = 12
)

// firstXLSXDay is the first day that all programs read as the same: before it, Excel has a 29 February 1900.
var firstXLSXDay = network.DayOf(1900, time.March, 1)

// WriteXLSX writes a workbook with a sheet for each table. Numbers and full days are such, all else is text: none of it is a
// formula. What is too long for a cell ends in "… (cut)".
func WriteXLSX(w io.Writer, title string, all []Table, on network.Day, s Spelling) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := fillBook(book, title, all, on, s); err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	var written bytes.Buffer
	if err := book.Write(&written); err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	return repack(w, written.Bytes(), on)
}

func fillBook(book *excelize.File, title string, all []Table, on network.Day, s Spelling) error {
	created := stamp(on).Format(time.RFC3339)
	if err := book.SetDocProps(&excelize.DocProperties{Title: cutTo(validXML(title), 255), Creator: "entente", LastModifiedBy: "entente", Created: created, Modified: created}); err != nil {
		return err
	}
	styles, err := newStyles(book)
	if err != nil {
		return err
	}
	for i := range all {
		if err := styles.sheet(book, &all[i], s); err != nil {
			return fmt.Errorf("the sheet %s: %w", all[i].Name, err)
		}
	}
	return book.DeleteSheet("Sheet1") // with which a new workbook begins
}

// styles are those of cells.
type styles struct{ head, text, guarded, number, day int }

func newStyles(book *excelize.File) (s styles, err error) {
	top := &excelize.Alignment{Vertical: "top"}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	const wholeNumber, asText = 1, 49 // formats that every program has
	dayFormat := "yyyy-mm-dd"
	for _, style := range []struct {
		id *int
		of excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrapped}},
		{&s.text, excelize.Style{Alignment: wrapped}},
		{&s.guarded, excelize.Style{Alignment: wrapped, NumFmt: asText}},
		{&s.number, excelize.Style{Alignment: top, NumFmt: wholeNumber}},
		{&s.day, excelize.Style{Alignment: top, CustomNumFmt: &dayFormat}},
	} {
		if *style.id, err = book.NewStyle(&style.of); err != nil {
			return s, err
		}
	}
	return s, nil
}

// sheet adds a table.
func (s *styles) sheet(book *excelize.File, t *Table, spelling Spelling) error {
	if _, err := book.NewSheet(t.Name); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	rows := t.header(spelling.Tags)
	heads := len(rows)
	rows = append(rows, t.Rows...)
	if len(rows) > mostRows {
		return fmt.Errorf("it has %d rows, and a sheet has at most %d: choose csv", len(rows), mostRows)
	}
	for i, width := range t.widths() {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: heads, TopLeftCell: fmt.Sprintf("A%d", heads+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, row := range rows {
		cells := make([]any, len(row))
		for k, cell := range row {
			if i < heads {
				cells[k] = excelize.Cell{StyleID: s.head, Value: cellText(cell.(string))}
			} else {
				cells[k] = s.cell(cell)
			}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cell returns a cell with its type. A text that would be a formula if it were typed in has the format of texts, so that it stays one
// when somebody edits it.
func (s *styles) cell(value any) any {
	switch value := value.(type) {
	case nil:
		return nil
	case int:
		return excelize.Cell{StyleID: s.number, Value: value}
	case network.Date:
		if full := len(value.String()) == len(time.DateOnly); full && value.Earliest() >= firstXLSXDay {
			return excelize.Cell{StyleID: s.day, Value: timeOf(value.Earliest())}
		}
		return excelize.Cell{StyleID: s.text, Value: value.String()}
	}
	text := cellText(fmt.Sprint(value))
	switch {
	case text == "":
		return nil
	case strings.ContainsRune("=+-@\t\r", rune(text[0])):
		return excelize.Cell{StyleID: s.guarded, Value: text}
	}
	return excelize.Cell{StyleID: s.text, Value: text}
}

// cellText returns a text as a cell takes it.
func cellText(text string) string { return cutTo(validXML(text), mostLetters) }

// cutTo cuts a text that has more letters than it may, counted as UTF-16 does, and says so at its end.
func cutTo(text string, most int) string {
	room := most - len(utf16.Encode([]rune(cut)))
	letters, fits := 0, 0
	for i, r := range text {
		letters += utf16.RuneLen(r)
		if letters <= room {
			fits = i + utf8.RuneLen(r)
		}
		if letters > most {
			return text[:fits] + cut
		}
	}
	return text
}

// validXML puts U+FFFD in the place of what XML can't have.
func validXML(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000:
			return r
		}
		return utf8.RuneError
	}, text)
}

// widths are those of the columns, for what is in them to be seen.
func (t *Table) widths() []float64 {
	all := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		letters := utf8.RuneCountInString(c.Title)
		for _, row := range t.Rows {
			if text, is := row[i].(string); is {
				letters = max(letters, utf8.RuneCountInString(text))
			}
		}
		all[i] = float64(min(max(letters+2, narrowest), widest))
	}
	return all
}

// repack writes an archive again with its files in one order and of one day.
func repack(w io.Writer, archive []byte, on network.Day) error {
	read, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	var files []File
	for _, f := range read.File {
		opened, err := f.Open()
		if err != nil {
			return fmt.Errorf("writing a workbook: %w", err)
		}
		content, err := io.ReadAll(opened)
		if err != nil {
			return fmt.Errorf("writing a workbook: %w", err)
		}
		files = append(files, File{f.Name, content})
	}
	// [Content_Types].xml comes first, as readers of streams expect.
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return WriteZip(w, files, on)
}
