package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/entente-graph/entente/internal/report/tables"
	"github.com/entente-graph/entente/internal/words"
)

// reportWriter writes a report in a format.
type reportWriter struct {
	// extensions are those of the files that are written so.
	extensions []string
	// binary: a terminal can't show it.
	binary bool
	// files returns the files of a report; nil where it is always one.
	files func(*Report, *tables.Report) ([]tables.File, error)
	// write writes the report into one file.
	write func(io.Writer, *Report, *tables.Report) error
}

// reportWriters are the formats of reports. Another format is one more of them.
var reportWriters = map[reportFormat]reportWriter{
	"md":   {extensions: []string{".md", ".markdown"}, write: func(w io.Writer, _ *Report, r *tables.Report) error { return r.WriteMarkdown(w) }},
	"json": {extensions: []string{".json"}, write: func(w io.Writer, _ *Report, r *tables.Report) error { return r.WriteJSON(w) }},
	"csv": {extensions: []string{".zip"}, binary: true, files: csvFiles, write: func(w io.Writer, asked *Report, r *tables.Report) error {
		files, err := csvFiles(asked, r)
		if err != nil {
			return err
		}
		return tables.WriteZip(w, files, r.AsOf.Earliest())
	}},
	"xlsx": {extensions: []string{".xlsx"}, binary: true, write: func(w io.Writer, asked *Report, r *tables.Report) error {
		return tables.WriteXLSX(w, r.Heading(), r.Tables(), r.AsOf.Earliest(), asked.spelling())
	}},
	"html": {extensions: []string{".html", ".htm"}, write: writeReportPage},
	"pdf":  {extensions: []string{".pdf"}, binary: true, write: printReport},
}

func csvFiles(asked *Report, r *tables.Report) ([]tables.File, error) {
	return tables.CSV(r.Tables(), asked.spelling())
}

// spelling says how tables are written for spreadsheets.
func (r *Report) spelling() tables.Spelling { return tables.Spelling{Tags: r.Tags, Mark: r.Mark} }

// reportFormat names a format of reports; "" for that of the file's name.
type reportFormat string

// UnmarshalText reads a format; an empty variable is none.
func (f *reportFormat) UnmarshalText(text []byte) error {
	name := reportFormat(strings.ToLower(string(text)))
	if _, is := reportWriters[name]; !is && name != "" {
		names := writableFormats()
		return fmt.Errorf("%q is not one of %s%s", text, words.Enumerate(names, "and"), nearest(string(text), names))
	}
	*f = name
	return nil
}

// writableFormats returns the names of the formats that are written.
func writableFormats() (names []string) {
	for name := range reportWriters {
		names = append(names, string(name))
	}
	slices.Sort(names)
	return names
}

// settleFormat finds the format where only the file is named, and refuses what can't be written.
func (r *Report) settleFormat() error {
	if r.Format == "" {
		r.Format = formatOfFile(r.Output)
	}
	writer := reportWriters[r.Format]
	switch {
	case (r.Tags || r.Mark) && r.Format != "csv" && r.Format != "xlsx":
		return fmt.Errorf("--hxl and --bom are for spreadsheets: leave them out, or choose --format csv or xlsx")
	case r.Mark && r.Format != "csv":
		return errors.New("--bom is for csv: leave it out")
	case r.Format == "csv" && strings.EqualFold(filepath.Ext(r.Output), ".csv"):
		return fmt.Errorf("csv has one file a table: name an archive, such as %s.zip, or a folder that ends in a slash", strings.TrimSuffix(r.Output, filepath.Ext(r.Output)))
	case writer.binary && r.onStandardOutput() && term.IsTerminal(int(os.Stdout.Fd())):
		return fmt.Errorf("%s is not for a terminal: name a file by -o", r.Format)
	case r.Format == "pdf":
		return canPrint()
	}
	return nil
}

func (r *Report) onStandardOutput() bool { return r.Output == "" || r.Output == "-" }

// formatOfFile returns the format that the name of a file has, md where it has none.
func formatOfFile(name string) reportFormat {
	extension := strings.ToLower(filepath.Ext(name))
	for format, writer := range reportWriters {
		if slices.Contains(writer.extensions, extension) {
			return format
		}
	}
	if extension == ".csv" || isFolder(name) {
		return "csv"
	}
	return "md"
}

// isFolder reports whether a name is that of a folder, whether it is there or not.
func isFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return strings.HasSuffix(name, "/") || os.IsPathSeparator(name[len(name)-1]) || err == nil && info.IsDir()
}

// write writes the report where it is wanted.
func (r *Report) write(rendered *tables.Report) error {
	writer := reportWriters[r.Format]
	switch {
	case r.onStandardOutput():
		return writer.write(os.Stdout, r, rendered)
	case writer.files != nil && isFolder(r.Output):
		files, err := writer.files(r, rendered)
		if err == nil {
			err = writeFolder(r.Output, files)
		}
		if err != nil {
			return err
		}
	default:
		if err := replaceFile(r.Output, func(w io.Writer) error { return writer.write(w, r, rendered) }); err != nil {
			return err
		}
	}
	fmt.Fprintf(os.Stderr, "wrote the report of revision %s to %s\n", rendered.Revision, r.Output)
	return nil
}

// writeFolder writes files into a folder, each whole or not at all.
func writeFolder(name string, files []tables.File) error {
	if err := os.MkdirAll(name, 0o777); err != nil {
		return fmt.Errorf("writing a folder: %w", err)
	}
	for _, file := range files {
		err := replaceFile(filepath.Join(name, file.Name), func(w io.Writer) error {
			_, err := w.Write(file.Content)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
