package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/interchange"
)

// result is a table: its columns, and what its rows are. Each format writes it whole.
type result struct {
	columns []string
	rows    []row
	// headline says what is in it, and footnote what is not.
	headline, footnote string
}

// row is what stands in the columns of a table, beside an id.
type row struct {
	id    string
	cells []cell
}

// cell is a value, or several with ids of their own.
type cell struct {
	one  string
	many []named
	list bool
	// read is what people read, where that is another than one, which programs read.
	read string
}

// text returns what stands in a cell, several values with semicolons between them.
func (c cell) text() string {
	if !c.list {
		return c.one
	}
	var names []string
	for _, n := range c.many {
		names = append(names, n.text())
	}
	return strings.Join(names, "; ")
}

// readable returns what stands in a column as people write it: UNESCO_CATEGORY_2_CENTRE is "UNESCO category 2 centre".
func (c cell) readable(column string) string {
	text := cmp.Or(c.read, c.text())
	if column == "type" || column == "status" || column == "kind" {
		return describe("", text)
	}
	return printable(text)
}

// write prints the table in a format.
func (r *result) write(format string) error {
	switch format {
	case "csv":
		text, err := r.csv()
		if err != nil {
			return err
		}
		return write(text)
	case "md":
		return write(r.markdown())
	case "json":
		text, err := r.json()
		if err != nil {
			return err
		}
		return write(text)
	default:
		p := newPage()
		r.table(p)
		return write(p.String())
	}
}

// csv writes the table for a spreadsheet: the id first.
func (r *result) csv() (string, error) {
	var out bytes.Buffer
	w := interchange.NewCSVWriter(&out)
	header := []any{"id"}
	for _, name := range r.columns {
		header = append(header, name)
	}
	if err := w.Write(header...); err != nil {
		return "", err
	}
	for _, row := range r.rows {
		line := []any{row.id}
		for _, c := range row.cells {
			line = append(line, c.text())
		}
		if err := w.Write(line...); err != nil {
			return "", err
		}
	}
	err := w.Flush()
	return out.String(), err
}

// json writes the table as a list of objects with the columns as keys, in their order: a text or null, or a list of
// objects with id and name.
func (r *result) json() (string, error) {
	var out bytes.Buffer
	out.WriteString("[")
	for i, row := range r.rows {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(`{"id":`)
		if err := appendJSON(&out, row.id); err != nil {
			return "", err
		}
		for k, c := range row.cells {
			fmt.Fprintf(&out, ",%q:", r.columns[k])
			if err := appendJSON(&out, c.value()); err != nil {
				return "", err
			}
		}
		out.WriteByte('}')
	}
	out.WriteString("]")
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", "  "); err != nil {
		return "", fmt.Errorf("writing the answer: %w", err)
	}
	return indented.String() + "\n", nil
}

// value returns what stands in a cell as JSON has it.
func (c cell) value() any {
	switch {
	case c.list && c.many == nil:
		return []named{}
	case c.list:
		return c.many
	case c.one == "":
		return nil
	}
	return c.one
}

// appendJSON writes a value as it is, without escaping for HTML.
func appendJSON(out *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// markdown writes the table for a document.
func (r *result) markdown() string {
	var out strings.Builder
	headings, rule := []string{}, []string{}
	for _, name := range append(r.columns[:len(r.columns):len(r.columns)], "id") {
		headings, rule = append(headings, heading(name)), append(rule, "---")
	}
	line := func(cells []string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(headings)
	line(rule)
	for _, row := range r.rows {
		var cells []string
		for i, c := range row.cells {
			cells = append(cells, interchange.InMarkdown(c.readable(r.columns[i])))
		}
		line(append(cells, interchange.InMarkdown(row.id)))
	}
	return out.String()
}

// table writes the table for people to read, its ids below the rows.
func (r *result) table(p *page) {
	p.prose(strong, "", "", r.headline)
	if len(r.rows) > 0 {
		p.WriteString("\n")
		r.grid(p)
	}
	if r.footnote != "" {
		p.prose(faint, "", "", r.footnote)
	}
}
