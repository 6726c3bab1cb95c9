package table

import (
	"fmt"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
)

// Reports is what was measured of reports on one network.
type Reports struct {
	// Countries is for how many they are, Timeout how long an answer was waited for.
	Countries int
	Timeout   time.Duration
	Parts     []ReportPart
}

// ReportPart is a part of a report, or the whole of it, asked of entente with the topology and
// in Cypher.
type ReportPart struct {
	// Name is what is asked, Unit by what steps.
	Name, Unit string
	Topology   measure.Sample
	// Bare is nil where there is no statement for it.
	Bare *measure.Sample
	// Visited is how many links were looked at for one answer; 0 where that is unknown.
	Visited int64
}

// LargeReport is what was measured of the whole report on the registry's organisations and
// the built-in network together.
type LargeReport struct {
	Organizations, Links, Countries int
	// Body is the name of the body, ByPartners and ByHops what both took.
	Body               string
	ByPartners, ByHops measure.Sample
}

// goalOfReport is how long a report may search, and goalOfLarge how long the whole one on the
// registry's organisations may take.
const (
	goalOfReport = 3 * time.Second
	goalOfLarge  = time.Second
)

// reports writes what was measured of reports, a row a network, part and unit.
func reports(b *strings.Builder, r Run) {
	var measured []Network
	for _, n := range r.Networks {
		if len(n.Reports.Parts) > 0 {
			measured = append(measured, n)
		}
	}
	if len(measured) == 0 && r.Large == nil && r.LargeMissing == "" {
		return
	}
	b.WriteString("\n### Reports\n")
	if len(measured) > 0 {
		b.WriteString("\n" + wrapped(fmt.Sprintf("A report on the organisation with most links for %d countries, asked part by part and as a whole by one client, of entente over HTTP and of Neo4j in turns: "+
			"the median of the answers, by one step between partners and by three hops. The goal is at most %.0f s of search for all of it. "+
			"Cypher gives the same figures, but by hops not how many are bound or certain, of what carries reach not what would be lost apart from what would be farther away, "+
			"and of who is missing by partners only how many.", measured[0].Reports.Countries, goalOfReport.Seconds())) + "\n\n")
		b.WriteString("| network | figure | by | topology | bare Cypher | bare : topology | links visited |\n|---|---|---|--:|--:|--:|--:|\n")
	}
	for _, n := range measured {
		title := n.title()
		for _, p := range n.Reports.Parts {
			visited := "–"
			if p.Visited > 0 {
				visited = thousands(p.Visited)
			}
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", title, p.Name, p.Unit, p.took(&p.Topology, n.Reports.Timeout), p.took(p.Bare, n.Reports.Timeout),
				p.factor(n.Reports.Timeout), visited)
			title = ""
		}
	}
	if len(measured) > 0 {
		b.WriteString("\n" + wrapped("–: there is no such statement: roles of posts are compared folded, and dates are read that are written in several ways; "+
			"the links of all shortest paths by hops would be listed path by path; and the whole has no counterpart. ¹ Some answers say that time or work ran out.") + "\n")
	}
	large(b, r)
}

// took writes the median of the answers, or why there are none.
func (p *ReportPart) took(s *measure.Sample, timeout time.Duration) string {
	switch {
	case s == nil:
		return "–"
	case s.Late > 0:
		return "not within " + patience(timeout)
	case s.Failed+s.Refused > 0:
		return "an error"
	case s.Incomplete > 0:
		return duration(s.Quantile(0.5)) + "¹"
	default:
		return duration(s.Quantile(0.5))
	}
}

// patience names a time that was waited for.
func patience(d time.Duration) string {
	if d == time.Minute {
		return "a minute"
	}
	return d.String()
}

// factor writes how many times as long Cypher takes.
func (p *ReportPart) factor(timeout time.Duration) string {
	took := p.Topology.Quantile(0.5)
	switch {
	case took == 0 || p.Bare == nil:
		return ""
	case p.Bare.Late > 0:
		return "> " + ratio(float64(timeout)/float64(took)) + " : 1"
	case len(p.Bare.Latencies) == 0:
		return ""
	default:
		return ratio(float64(p.Bare.Quantile(0.5))/float64(took)) + " : 1"
	}
}

// large writes what the whole report took on the registry's organisations, or why that is
// not known.
func large(b *strings.Builder, r Run) {
	switch l := r.Large; {
	case l != nil:
		b.WriteString("\n" + wrapped(fmt.Sprintf("The Research Organization Registry's %s organisations and the built-in network together, %s links: the whole report on %s for the %d countries "+
			"with most organisations takes %s by partners and %s by hops, the median of %d, worked out in one process with the records in memory. The goal is less than %.0f s.",
			thousands(int64(l.Organizations)), thousands(int64(l.Links)), l.Body, l.Countries, duration(l.ByPartners.Quantile(0.5)), duration(l.ByHops.Quantile(0.5)),
			len(l.ByHops.Latencies), goalOfLarge.Seconds())) + "\n")
	case r.LargeMissing != "":
		fmt.Fprintf(b, "\nThe report on the Research Organization Registry's organisations was not measured: %s.\n", r.LargeMissing)
	}
}
