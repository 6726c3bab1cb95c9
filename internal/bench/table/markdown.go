package table

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/target"
)

// The numbers of clients that the table speaks of.
const (
	one  = 1
	many = 8
)

// Markdown writes all of a run.
func Markdown(r Run) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s by `make bench`, which took %.0f minutes: %d cores and %d GB of memory for Neo4j, servers and\nclients together; Neo4j Community %s, %s; networks made up by seed %d. Each Neo4j was warmed up for %.3g s by the\nCypher of all questions; then %.3g s for each figure, in turns.\n",
		r.Date.Format(time.DateOnly), r.Took.Minutes(), r.Cores, r.MemoryGB, r.Neo4j, r.Go, r.Seed, r.WarmUp.Seconds(), r.Seconds)
	for _, n := range r.largest() {
		fmt.Fprintf(&b, "\n### The shape %s: %s links\n\nAnswers a second to %d clients; %s:\n\n", n.Shape, thousands(int64(n.Links)), many, wrapped(n.Questions))
		ratios(&b, n)
	}
	fmt.Fprintf(&b, "\n¹ Some answers say that time or work ran out. ² Some did not come in %v. ³ Some were errors. ⁴ Some were refused.\n", r.Timeout)
	reports(&b, r)
	loads(&b, r)
	pages(&b, r)
	pictures(&b, r)
	topologies(&b, r)
	suggestions(&b, r)
	b.WriteString("\n### Every figure\n")
	for _, n := range r.Networks {
		fmt.Fprintf(&b, "\n<details>\n<summary>%s</summary>\n\n", n.title())
		every(&b, n)
		b.WriteString("\n</details>\n")
	}
	return b.String()
}

// largest returns the largest network of each shape, in the order of the run.
func (r Run) largest() []Network {
	var largest []Network
	for _, n := range r.Networks {
		i := slices.IndexFunc(largest, func(other Network) bool { return other.Shape == n.Shape })
		switch {
		case i < 0:
			largest = append(largest, n)
		case n.Links > largest[i].Links:
			largest[i] = n
		}
	}
	return largest
}

// wrapped breaks a sentence into lines.
func wrapped(sentence string) string {
	const width = 85
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(sentence) {
		switch {
		case i > 0 && column+len(word) > width:
			b.WriteString("\n")
			column = 0
		case i > 0:
			b.WriteString(" ")
		}
		b.WriteString(word)
		column += len(word) + 1
	}
	return b.String()
}

// ratios compares throughputs.
func ratios(b *strings.Builder, n Network) {
	b.WriteString("| question | topology | cypher engine | bare Cypher | topology : engine : bare |\n|---|--:|--:|--:|--:|\n")
	for _, r := range n.Rows {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", r.title(), r.rate(target.Topology), r.rate(target.Engine), r.rate(target.Bare), r.ratios())
		constant, topology := r.perSecond(target.Constant), r.perSecond(target.Topology)
		if constant.value > 0 && topology.value > 0 {
			fmt.Fprintf(b, "| – a constant of its shape | %s | | | %s : 1 |\n", constant, ratio(constant.value/topology.value))
		}
	}
}

func (r Row) title() string {
	if r.Form != "" {
		return "– " + r.Form
	}
	return r.Workload
}

func (r Row) cell(name string) *Cell {
	for i := range r.Cells {
		if r.Cells[i].Target == name {
			return &r.Cells[i]
		}
	}
	return nil
}

// A figure is a rate, or where fewer is true, more than that rate.
type figure struct {
	value float64
	fewer bool
}

func figureOf(s *measure.Sample) figure {
	if s == nil {
		return figure{}
	}
	value, fewer := s.PerSecond()
	return figure{value, fewer}
}

// String writes the rate; – where there is none.
func (f figure) String() string {
	switch {
	case f.fewer:
		return "< " + rate(f.value)
	default:
		return rate(f.value)
	}
}

func (r Row) perSecond(name string) figure {
	if c := r.cell(name); c != nil {
		return figureOf(c.Samples[many])
	}
	return figure{}
}

// rate writes a throughput, with the marks of what went wrong.
func (r Row) rate(name string) string {
	c := r.cell(name)
	if c == nil {
		return "–"
	}
	return r.perSecond(name).String() + c.marks()
}

// toBare returns the throughput of a target in proportion to that of bare Cypher.
func (r Row) toBare(name string) string {
	f, bare := r.perSecond(name), r.perSecond(target.Bare)
	switch {
	case f.value == 0, bare.value == 0, f.fewer && bare.fewer:
		return "–"
	case f.fewer:
		return "< " + ratio(f.value/bare.value)
	case bare.fewer:
		return "> " + ratio(f.value/bare.value)
	default:
		return ratio(f.value / bare.value)
	}
}

// ratios returns the throughputs in proportion to that of bare Cypher, if that is asked.
func (r Row) ratios() string {
	if r.cell(target.Bare) == nil {
		return ""
	}
	return r.toBare(target.Topology) + " : " + r.toBare(target.Engine) + " : 1"
}

func ratio(v float64) string {
	switch {
	case v >= 100:
		return thousands(int64(v + 0.5))
	case v >= 10:
		return fmt.Sprintf("%.0f", v)
	case v >= 0.1:
		return fmt.Sprintf("%.1f", v)
	default:
		return fmt.Sprintf("%.2g", v)
	}
}

func rate(v float64) string {
	switch {
	case v == 0:
		return "–"
	case v >= 10:
		return thousands(int64(v + 0.5))
	default:
		return fmt.Sprintf("%.2g", v)
	}
}

// every writes all figures of a network.
func every(b *strings.Builder, n Network) {
	b.WriteString("| question | asked | p50 | p95 | /s, 1 client | /s, 8 clients | work |\n|---|---|--:|--:|--:|--:|--:|\n")
	for _, r := range n.Rows {
		title := r.title()
		for i := range r.Cells {
			c := &r.Cells[i]
			alone, together := c.Samples[one], c.Samples[many]
			fmt.Fprintf(b, "| %s | %s%s | %s | %s | %s | %s | %s |\n", title, c.Target, c.marks(),
				duration(alone.Quantile(0.5)), duration(alone.Quantile(0.95)), figureOf(alone), figureOf(together), c.work())
			title = ""
		}
	}
	b.WriteString("\np50 and p95 are those of one client. Work is that of a question: links visited (topology), database hits in so many\nstatements (cypher engine), database hits (bare Cypher).\n")
}

// marks returns the footnotes on what went wrong.
func (c *Cell) marks() string {
	mark := ""
	alone, together := c.Samples[one], c.Samples[many]
	if alone.Incomplete+together.Incomplete > 0 {
		mark += "¹"
	}
	if alone.Late+together.Late > 0 {
		mark += "²"
	}
	if alone.Failed+together.Failed > 0 {
		mark += "³"
	}
	if alone.Refused+together.Refused > 0 {
		mark += "⁴"
	}
	return mark
}

func (c *Cell) work() string {
	switch {
	case c.Work < 0:
		return "–"
	case c.Trips > 0:
		return fmt.Sprintf("%s in %.3g", thousands(c.Work), c.Trips)
	default:
		return thousands(c.Work)
	}
}

func duration(d time.Duration) string {
	switch {
	case d == 0:
		return "–"
	case d < time.Millisecond:
		return fmt.Sprintf("%d µs", d.Microseconds())
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	default:
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
}

// thousands writes a number with commas.
func thousands(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
