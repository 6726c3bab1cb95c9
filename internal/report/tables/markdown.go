package tables

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// WriteMarkdown writes the report to be read: what it is of, its tables, what they cite, and how to ask for all of it again.
func (r *Report) WriteMarkdown(w io.Writer) error {
	out := &markdown{}
	out.heading(1, r.Heading())
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(r.Introduction, "\r\n", "\n"), "\n\n") {
		out.paragraph(paragraph)
	}
	out.paragraph(words.Capital(strings.Join(words.ReportScope(r.question()), "; ")) + ".")
	if !r.Complete {
		out.paragraph(words.ReportStopped(r.Work.Visited))
	}
	cited := newNotes()
	for _, s := range r.wanted()[1:] {
		if s.name == "summary" {
			out.heading(2, "Summary")
			out.paragraph(strings.Join(r.Summary, " "))
			continue
		}
		table := s.make(r, cited)
		out.heading(2, table.Title)
		out.paragraph(table.Note)
		out.table(&table, r.Complete)
	}
	if len(cited.cited) > 0 {
		out.heading(2, "Sources")
		out.endnotes(cited.cited)
	}
	out.heading(2, "How to ask again")
	out.paragraph(fmt.Sprintf("Every figure above is an answer of the network's GraphQL at revision %s. This query, with these variables, asks for all of them; a list goes on after the cursor at its end.", r.Revision))
	out.code("graphql", r.Document)
	out.code("json", r.variables())
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing a report as Markdown: %w", err)
	}
	return nil
}

// question is what the report answers, in the terms of sentences.
func (r *Report) question() words.ReportQuestion {
	where, _ := r.input("where").(map[string]any)
	within := pathfind.DefaultReachMaxHops
	if r.partners() {
		within = pathfind.DefaultPartnerMaxHops
	}
	if n, err := strconv.Atoi(fmt.Sprint(where["maxHops"])); err == nil {
		within = n
	}
	q := words.ReportQuestion{
		ReachQuestion: words.ReachQuestion{Within: within, Partners: r.partners()},
		AsOf:          r.AsOf, CompareTo: r.CompareTo, Planned: r.input("planned") == true, Revision: r.Revision,
	}
	if text, is := where["knownBy"].(string); is {
		q.KnownBy, _ = network.ParseDate(text) // it was asked about
	}
	return q
}

// WriteMarkdownTable writes one table to be read.
func WriteMarkdownTable(w io.Writer, t *Table, complete bool) error {
	out := &markdown{}
	out.heading(1, t.Title)
	out.paragraph(t.Note)
	out.table(t, complete)
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing %s as Markdown: %w", t.Name, err)
	}
	return nil
}

// markdown is a document, each part of which ends in an empty line but for the last.
type markdown struct{ strings.Builder }

// part begins a part.
func (m *markdown) part() {
	if m.Len() > 0 {
		m.WriteByte('\n')
	}
}

func (m *markdown) heading(level int, text string) {
	m.part()
	m.WriteString(strings.Repeat("#", level) + " " + inBlock(text) + "\n")
}

// paragraph writes a text, unless there is none.
func (m *markdown) paragraph(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	m.part()
	m.WriteString(inBlock(text) + "\n")
}

// inBlock returns a text of which Markdown takes nothing for its own, at the beginning of a block either.
func inBlock(text string) string {
	text = strings.TrimSpace(interchange.InMarkdown(text))
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	switch {
	case text == "":
	case strings.ContainsRune("+-=", rune(text[0])):
		return `\` + text
	case digits > 0 && digits < len(text) && strings.ContainsRune(".)", rune(text[digits])):
		return text[:digits] + `\` + text[digits:]
	}
	return text
}

// table writes a table, or that it has no rows.
func (m *markdown) table(t *Table, complete bool) {
	if len(t.Rows) == 0 {
		none := "None."
		if !complete {
			none = words.NotKnown
		}
		m.paragraph(none)
		return
	}
	m.part()
	var titles, rule []string
	for _, c := range t.Columns {
		titles = append(titles, interchange.InMarkdown(c.Title))
		if c.Type == Number {
			rule = append(rule, "---:")
		} else {
			rule = append(rule, "---")
		}
	}
	m.row(titles)
	m.row(rule)
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = inMarkdown(cell)
		}
		m.row(cells)
	}
}

func (m *markdown) row(cells []string) { m.WriteString("| " + strings.Join(cells, " | ") + " |\n") }

// inMarkdown returns a cell as Markdown has it.
func inMarkdown(cell any) string {
	switch value := cell.(type) {
	case nil:
		return "–"
	case int:
		return strconv.Itoa(value)
	case network.Date:
		return interchange.InMarkdown(value.String())
	default:
		return interchange.InMarkdown(fmt.Sprint(value))
	}
}

// endnotes writes what was cited, by its numbers.
func (m *markdown) endnotes(cited []ask.Quote) {
	m.part()
	for i, q := range cited {
		var parts []string
		if q.Quote != "" {
			parts = append(parts, "“"+interchange.InMarkdown(q.Quote)+"”")
		}
		said := []string{interchange.InMarkdown(q.Source.Title)}
		for _, part := range []string{q.Source.Publisher, words.Date(q.Source.Published), q.Locator} {
			if part != "" {
				said = append(said, interchange.InMarkdown(part))
			}
		}
		if q.Observed != nil {
			said = append(said, "observed "+interchange.InMarkdown(words.Dates(*q.Observed)))
		}
		parts = append(parts, strings.Join(said, ", ")+".")
		if q.Source.URL != "" {
			parts = append(parts, address(q.Source.URL))
		}
		fmt.Fprintf(m, "%d. %s\n", i+1, strings.Join(parts, " "))
	}
}

// address writes the address of a document, as a link where it is one of the web.
func address(url string) string {
	if (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")) && !strings.ContainsFunc(url, func(r rune) bool {
		return r <= ' ' || r == '<' || r == '>' || r > '~'
	}) {
		return "<" + url + ">"
	}
	return interchange.InMarkdown(url)
}

// code writes what is to be copied, in a fence that is longer than any in it.
func (m *markdown) code(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	m.part()
	m.WriteString(fence + language + "\n" + strings.TrimSuffix(text, "\n") + "\n" + fence + "\n")
}
