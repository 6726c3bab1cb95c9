package table

import (
	"fmt"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// Summary writes five lines about a run.
func Summary(r Run) string {
	columns := []struct{ title, workload string }{
		{"one shortest path", "one shortest path"},
		{"10 best", "10 best, all shortest"},
		{"on a date", "on a date"},
		{"reach, 4 hops", "reach, 1–4 hops from the hub by region"},
		{"an organisation's page", "an organisation's page"},
		{"50 by type and region", "50 organisations by type and region"},
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s on %d cores: answers of entente to one of warm bare Cypher, for %d clients.\n\n", r.Date.Format(time.DateOnly), r.Cores, many)
	b.WriteString("| |")
	for _, c := range columns {
		b.WriteString(" " + c.title + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("--:|", len(columns)) + "\n")
	for _, n := range r.largest() {
		fmt.Fprintf(&b, "| %s |", n.title())
		for _, c := range columns {
			fmt.Fprintf(&b, " %s |", n.toBare(c.workload))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// toBare returns the proportion of the topology's throughput to bare Cypher's.
func (n Network) toBare(workload string) string {
	for _, r := range n.Rows {
		if r.Workload == workload && r.Form == "" {
			return r.toBare(target.Topology)
		}
	}
	return "–"
}
