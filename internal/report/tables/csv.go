package tables

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// Spelling says how tables are written for spreadsheets.
type Spelling struct {
	// Tags writes a row of the columns' tags under their titles.
	Tags bool
	// Mark begins each file of CSV with the mark of UTF-8, without which Excel reads another encoding.
	Mark bool
}

// File is a file that is written.
type File struct {
	Name    string
	Content []byte
}

// CSV returns a file for each table. A text that a spreadsheet would take for a formula has an apostrophe before it.
func CSV(all []Table, s Spelling) ([]File, error) {
	var files []File
	for i := range all {
		content, err := csvOf(&all[i], s)
		if err != nil {
			return nil, fmt.Errorf("writing the table %s: %w", all[i].Name, err)
		}
		files = append(files, File{all[i].Name + ".csv", content})
	}
	return files, nil
}

func csvOf(t *Table, s Spelling) ([]byte, error) {
	var out bytes.Buffer
	w := interchange.NewUnmarkedCSVWriter(&out)
	if s.Mark {
		w = interchange.NewCSVWriter(&out)
	}
	rows := t.header(s.Tags)
	for _, row := range t.Rows {
		line := make([]any, len(row))
		for i, cell := range row {
			line[i] = inCSV(cell)
		}
		rows = append(rows, line)
	}
	for _, row := range rows {
		if err := w.Write(row...); err != nil {
			return nil, err
		}
	}
	err := w.Flush()
	return out.Bytes(), err
}

// header returns the titles of the columns, and their tags if they are wanted.
func (t *Table) header(tagged bool) [][]any {
	var titles, tags []any
	for _, c := range t.Columns {
		titles, tags = append(titles, c.Title), append(tags, c.Tag)
	}
	if tagged {
		return [][]any{titles, tags}
	}
	return [][]any{titles}
}

// inCSV returns a cell as CSV has it.
func inCSV(cell any) any {
	switch value := cell.(type) {
	case nil:
		return ""
	case network.Date:
		return value.String()
	}
	return cell
}

// WriteZip writes files into an archive, all as of one day.
func WriteZip(w io.Writer, files []File, on network.Day) error {
	archive := zip.NewWriter(w)
	for _, f := range files {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: stamp(on)})
		if err == nil {
			_, err = file.Write(f.Content)
		}
		if err != nil {
			return fmt.Errorf("writing %s into an archive: %w", f.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("writing an archive: %w", err)
	}
	return nil
}

// stamp is the beginning of a day, from the first on that archives can have.
func stamp(on network.Day) time.Time {
	first := network.DayOf(1980, time.January, 1)
	last := network.DayOf(2107, time.December, 31)
	return timeOf(min(max(on, first), last))
}

// timeOf is the beginning of a day in UTC.
func timeOf(d network.Day) time.Time { return time.Unix(0, 0).UTC().AddDate(0, 0, int(d)) }
