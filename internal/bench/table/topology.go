package table

import (
	"fmt"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/target"
)

// topologies writes what was measured of the shape in memory, a column a network.
func topologies(b *strings.Builder, r Run) {
	var measured []Network
	for _, n := range r.Networks {
		if n.Topology.Measured {
			measured = append(measured, n)
		}
	}
	if len(measured) == 0 {
		return
	}
	b.WriteString("\n### The topology itself\n\n| |")
	line(b, measured, Network.title)
	b.WriteString("|---|" + strings.Repeat("--:|", len(measured)) + "\n")
	for _, row := range []struct {
		title string
		value func(Network) string
	}{
		{"entities", func(n Network) string { return thousands(int64(n.Topology.Size.Entities)) }},
		{"snapshot, apart from its text", func(n Network) string { return megabytes(n.Topology.Size.Bytes - n.Topology.Size.Text) }},
		{"– 64 bytes a link and 160 an entity would be", func(n Network) string {
			return megabytes(64*int64(n.Topology.Size.Links) + 160*int64(n.Topology.Size.Entities))
		}},
		{"– its text: names, roles, ids", func(n Network) string { return megabytes(n.Topology.Size.Text) }},
		{"the whole process, when it is built", func(n Network) string { return megabytes(n.Topology.Resident) }},
		{"– after all questions", func(n Network) string { return megabytes(n.Topology.ResidentAfter) }},
		{"– at most, also while links are written", func(n Network) string { return megabytes(n.Topology.Peak) }},
		{"built from Neo4j in", func(n Network) string { return duration(n.Topology.Build) }},
		{"– the same rows read over Bolt", func(n Network) string { return duration(n.Topology.Stream) }},
		{"entente ready after, on a Neo4j that was just started", func(n Network) string { return duration(n.Topology.Ready) }},
		{"a write, p50", func(n Network) string { return duration(n.Topology.Write.Quantile(0.5)) }},
		{"the writer's next query, which sees it, p50 and p95", func(n Network) string {
			return duration(n.Topology.Seen.Quantile(0.5)) + ", " + duration(n.Topology.Seen.Quantile(0.95))
		}},
		{"– the query after that", func(n Network) string {
			return duration(n.Topology.Again.Quantile(0.5)) + ", " + duration(n.Topology.Again.Quantile(0.95))
		}},
		{"a new link, the snapshot's own time, p50", func(n Network) string { return duration(n.Topology.Apply.Quantile(0.5)) }},
		{"– and its share of a compaction", func(n Network) string { return duration(n.Topology.Compact) }},
		{"one shortest path while nobody writes, p50 and p95", func(n Network) string {
			return duration(n.Topology.Idle.Quantile(0.5)) + ", " + duration(n.Topology.Idle.Quantile(0.95))
		}},
		{"– while so many links a second are written", func(n Network) string {
			return duration(n.Topology.Writing.Quantile(0.5)) + ", " + duration(n.Topology.Writing.Quantile(0.95))
		}},
		{"– links a second, in so many transactions", func(n Network) string {
			if n.Topology.WritingFor == 0 {
				return "–"
			}
			seconds := n.Topology.WritingFor.Seconds()
			return fmt.Sprintf("%s in %.0f", rate(float64(n.Topology.LinksWritten)/seconds), float64(n.Topology.Transactions)/seconds)
		}},
		{"one shortest path, p50, against the network before", func(n Network) string { return growth(r, n) }},
	} {
		fmt.Fprintf(b, "| %s |", row.title)
		line(b, measured, row.value)
	}
}

func line(b *strings.Builder, networks []Network, value func(Network) string) {
	for _, n := range networks {
		fmt.Fprintf(b, " %s |", value(n))
	}
	b.WriteString("\n")
}

// growth compares how long one shortest path takes with the network before of the same shape.
func growth(r Run, n Network) string {
	var before time.Duration
	for _, other := range r.Networks {
		if other.Shape != n.Shape {
			continue
		}
		took := shortest(other)
		if other.Links == n.Links {
			if before == 0 || took == 0 {
				return "–"
			}
			return fmt.Sprintf("× %.1f", float64(took)/float64(before))
		}
		before = took
	}
	return "–"
}

func shortest(n Network) time.Duration {
	if len(n.Rows) == 0 {
		return 0
	}
	if c := n.Rows[0].cell(target.Topology); c != nil {
		return c.Samples[one].Quantile(0.5)
	}
	return 0
}

func megabytes(bytes int64) string {
	if bytes == 0 {
		return "–"
	}
	if bytes >= 1e9 {
		return thousands(bytes/1e6) + " MB"
	}
	return fmt.Sprintf("%.3g MB", float64(bytes)/1e6)
}
