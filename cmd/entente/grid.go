package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
)

const (
	// gap is how far the columns of a table are apart.
	gap = 2
	// maxWord is how wide a word makes a column at most; a longer one reaches out of it.
	maxWord = 24
)

// grid writes a table: cells in as many lines as they need to stand in their columns, and below each row its id with
// what else is to be copied whole. Columns in which nothing stands are left out; those for which there is no room
// beside the others stand below, too.
func (r *result) grid(p *page) {
	lines := [][]string{{}}
	var columns []int
	for i, name := range r.columns {
		if !isAddress(name) && slices.ContainsFunc(r.rows, func(row row) bool { return row.cells[i].text() != "" }) {
			columns = append(columns, i)
			lines[0] = append(lines[0], heading(name))
		}
	}
	for _, row := range r.rows {
		var line []string
		for _, i := range columns {
			line = append(line, row.cells[i].readable(r.columns[i]))
		}
		lines = append(lines, line)
	}
	least := narrowest(lines)
	beside := len(columns)
	for beside > 1 && across(least[:beside]) > p.width {
		beside--
	}
	for n := range lines {
		lines[n] = lines[n][:beside]
	}
	widths := fitting(lines, p.width)
	for n, line := range lines {
		p.line(n, line, widths)
		if n > 0 {
			p.prose(faint, "  ", "  ", r.below(&r.rows[n-1], columns[beside:]))
		}
	}
}

// lines writes a table of which the first row is the headings.
func (p *page) lines(lines [][]string) {
	widths := fitting(lines, p.width)
	for n, line := range lines {
		p.line(n, line, widths)
	}
}

// below returns what is written below a row: its id, and what stands in some columns.
func (r *result) below(row *row, columns []int) string {
	text := row.id
	for _, i := range columns {
		if value := row.cells[i].readable(r.columns[i]); value != "" {
			text += " · " + strings.ToLower(heading(r.columns[i])) + " " + value
		}
	}
	for i, name := range r.columns {
		if address := row.cells[i].text(); isAddress(name) && address != "" {
			text += " · " + address
		}
	}
	return text
}

func isAddress(column string) bool { return column == "website" || column == "url" }

// line writes a row in columns of some widths, numbers at their ends; row 0 is the headings.
func (p *page) line(row int, cells []string, widths []int) {
	ink := plain
	if row == 0 {
		ink = faint
	}
	var parts [][]string
	height := 0
	for k, cell := range cells {
		parts = append(parts, wrap(widths[k], "", "", cell))
		height = max(height, len(parts[k]))
	}
	for n := range height {
		line := ""
		for k, part := range parts {
			text := ""
			if n < len(part) {
				text = part[n]
			}
			line += aligned(text, widths[k]) + strings.Repeat(" ", gap)
		}
		p.WriteString(p.in(ink, strings.TrimRight(line, " ")) + "\n")
	}
}

// aligned fills a text up to a width: a number before it, anything else behind it.
func aligned(text string, width int) string {
	room := strings.Repeat(" ", max(0, width-uniseg.StringWidth(text)))
	if _, err := strconv.Atoi(text); err == nil {
		return room + text
	}
	return text + room
}

// narrowest returns how wide columns must be for the words that stand in them.
func narrowest(lines [][]string) []int {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for k, cell := range line {
			for word := range breakable(cell) {
				widths[k] = max(widths[k], min(uniseg.StringWidth(word), maxWord))
			}
		}
	}
	return widths
}

// across returns how wide a table of such columns is.
func across(widths []int) int {
	total := -gap
	for _, width := range widths {
		total += width + gap
	}
	return total
}

// fitting returns how wide columns are, so that all fit into a width, as far as words allow it: the widest gives way.
func fitting(lines [][]string, width int) []int {
	widths, least := make([]int, len(lines[0])), narrowest(lines)
	for k := range widths {
		for _, line := range lines {
			widths[k] = max(widths[k], uniseg.StringWidth(line[k]))
		}
	}
	for total := across(widths); total > width; total-- {
		widest := -1
		for k := range widths {
			if widths[k] > least[k] && (widest < 0 || widths[k] > widths[widest]) {
				widest = k
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}
