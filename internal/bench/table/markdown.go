package table

import (
	"fmt"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/subject"
)

// The numbers of clients that the table speaks of.
const (
	one  = 1
	many = 8
)

// Markdown writes a run.
func Markdown(r Run) string {
	var b strings.Builder
	largest := r.Networks[len(r.Networks)-1]
	fmt.Fprintf(&b, "Measured on %s by `make bench`: %d cores and %d GB of memory for Neo4j, servers and clients together;\nNeo4j Community %s, %s; networks made up by seed %d; %.3g s for each figure, in turns.\n",
		r.Date.Format(time.DateOnly), r.Cores, r.MemoryGB, r.Neo4j, r.Go, r.Seed, r.Seconds)
	fmt.Fprintf(&b, "\n%s links, answers a second to %d clients:\n\n", thousands(int64(largest.Links)), many)
	summary(&b, largest)
	fmt.Fprintf(&b, "\n¹ Some answers say that time or work ran out. ² Some did not come in %v. ³ Some were errors.\n", r.Patience)
	topologies(&b, r)
	for _, n := range r.Networks {
		fmt.Fprintf(&b, "\n<details>\n<summary>Every figure on %s links</summary>\n\n", thousands(int64(n.Links)))
		every(&b, n)
		b.WriteString("\n</details>\n")
	}
	return b.String()
}

// summary compares throughputs.
func summary(b *strings.Builder, n Network) {
	b.WriteString("| question | topology | cypher engine | bare Cypher | topology : engine : bare |\n|---|--:|--:|--:|--:|\n")
	for _, r := range n.Rows {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", r.title(), r.rate(subject.Topology), r.rate(subject.Engine), r.rate(subject.Bare), r.ratios())
		constant, topology := r.perSecond(subject.Constant), r.perSecond(subject.Topology)
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
		if r.Cells[i].Subject == name {
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

// ratios puts the three throughputs in proportion to the last.
func (r Row) ratios() string {
	bare := r.perSecond(subject.Bare)
	if bare.value == 0 {
		return "–"
	}
	part := func(name string) string {
		f := r.perSecond(name)
		switch {
		case f.value == 0, f.fewer && bare.fewer:
			return "–"
		case f.fewer:
			return "< " + ratio(f.value/bare.value)
		case bare.fewer:
			return "> " + ratio(f.value/bare.value)
		default:
			return ratio(f.value / bare.value)
		}
	}
	return part(subject.Topology) + " : " + part(subject.Engine) + " : 1"
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
	b.WriteString("| question | who | p50 | p95 | /s, 1 client | /s, 8 clients | work |\n|---|---|--:|--:|--:|--:|--:|\n")
	for _, r := range n.Rows {
		title := r.title()
		for i := range r.Cells {
			c := &r.Cells[i]
			alone, together := c.Samples[one], c.Samples[many]
			fmt.Fprintf(b, "| %s | %s%s | %s | %s | %s | %s | %s |\n", title, c.Subject, c.marks(),
				duration(alone.Quantile(0.5)), duration(alone.Quantile(0.95)), figureOf(alone), figureOf(together), c.work())
			title = ""
		}
	}
	b.WriteString("\np50 and p95 are those of one client. Work is that of a question: links visited (topology), database hits in so many\nstatements (cypher engine), database hits (bare Cypher).\n")
}

// marks says by footnotes what went wrong.
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
