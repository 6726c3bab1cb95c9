package table

import (
	"fmt"
	"strings"
	"time"

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
	b.WriteString("\n¹ Some answers say that time or work ran out. ² Some did not come in time.\n")
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
		topology, engine, bare := r.perSecond(subject.Topology), r.perSecond(subject.Engine), r.perSecond(subject.Bare)
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", r.title(), r.rate(subject.Topology), r.rate(subject.Engine), r.rate(subject.Bare), ratios(topology, engine, bare))
		if constant := r.perSecond(subject.Constant); constant > 0 && topology > 0 {
			fmt.Fprintf(b, "| – a constant of its shape | %s | | | %s : 1 |\n", rate(constant), ratio(constant/topology))
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

func (r Row) perSecond(name string) float64 {
	if c := r.cell(name); c != nil {
		return c.Samples[many].PerSecond()
	}
	return 0
}

// rate writes a throughput, with the marks of what went wrong.
func (r Row) rate(name string) string {
	c := r.cell(name)
	if c == nil {
		return "–"
	}
	return rate(r.perSecond(name)) + c.marks()
}

// ratios puts three rates in proportion to the last.
func ratios(topology, engine, bare float64) string {
	if bare == 0 {
		return "–"
	}
	part := func(v float64) string {
		if v == 0 {
			return "–"
		}
		return ratio(v / bare)
	}
	return part(topology) + " : " + part(engine) + " : 1"
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
				duration(alone.Quantile(0.5)), duration(alone.Quantile(0.95)), rate(alone.PerSecond()), rate(together.PerSecond()), c.work())
			title = ""
		}
	}
	b.WriteString("\np50 and p95 are those of one client. Work is that of a question: links visited (topology), database hits in so many\nstatements (cypher engine), database hits (bare Cypher).\n")
}

// marks says by footnotes what went wrong.
func (c *Cell) marks() string {
	mark := ""
	if c.Samples[one].Incomplete+c.Samples[many].Incomplete > 0 {
		mark += "¹"
	}
	if c.Samples[one].Failed+c.Samples[many].Failed > 0 {
		mark += "²"
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
