package table

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/measure"
)

// Page is what was measured of a page of the explorer, and of the query that it is made of, by one client in turns.
type Page struct {
	Name        string
	Page, Query measure.Sample
	// Weight is its bytes on the way, compressed, with all that it loads.
	Weight int64
}

// pages writes what was measured of pages, a row a network and page.
func pages(b *strings.Builder, r Run) {
	rows := 0
	for _, n := range r.Networks {
		rows += len(n.Pages)
	}
	if rows == 0 {
		return
	}
	b.WriteString("\n### Pages\n\nEach beside the query that it is made of, asked in turns by one client. Weights are compressed, with style and script.\n")
	b.WriteString("The goals are at most 5 ms more than the query (p95), and 60 KB.\n\n")
	b.WriteString("| network | page | p50 | p95 | its query: p50 | p95 | weight |\n|---|---|--:|--:|--:|--:|--:|\n")
	for _, n := range r.Networks {
		title := n.title()
		for _, p := range n.Pages {
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %.1f KB |\n", title, p.Name, duration(p.Page.Quantile(0.5)), duration(p.Page.Quantile(0.95)),
				duration(p.Query.Quantile(0.5)), duration(p.Query.Quantile(0.95)), float64(p.Weight)/1000)
			title = ""
		}
	}
}
