package table

import (
	"fmt"
	"strings"
)

// goalBesideLoad is how many times the idle p95 that of a node by id may be.
const goalBesideLoad = 10

// loads writes what was measured beside the worst there is, a row a network and
// request.
func loads(b *strings.Builder, r Run) {
	rows := 0
	for _, n := range r.Networks {
		if n.Load.Measured {
			rows += len(n.Load.Probes)
		}
	}
	if rows == 0 {
		return
	}
	fmt.Fprintf(b, "\n### Beside %d clients that ask the worst there is\n\n", many)
	fmt.Fprintf(b, "The goal is a p95 of a node by id of at most %d times its p95 alone.\n\n", goalBesideLoad)
	b.WriteString("| network | one client asks for | p95 alone | p95 beside | factor | answers | refused, errors |\n|---|---|--:|--:|--:|--:|--:|\n")
	for _, n := range r.Networks {
		title := n.title()
		for _, p := range n.Load.Probes {
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %d | %d, %d |\n", title, p.Name, duration(p.Alone.Quantile(0.95)), duration(p.Beside.Quantile(0.95)),
				p.factor(), len(p.Beside.Latencies), p.Beside.Refused, p.Beside.Failed)
			title = ""
		}
	}
	b.WriteString("\n| network | questions a request | requests answered | refused | errors | p50 | most memory of the process |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, n := range r.Networks {
		if n.Load.Measured {
			w := n.Load.Worst
			fmt.Fprintf(b, "| %s | %d | %d | %s | %d | %s | %s |\n", n.title(), n.Load.Aliases, len(w.Latencies), n.Load.refused(), w.Failed+w.Late,
				duration(w.Quantile(0.5)), megabytes(n.Load.Peak))
		}
	}
}

// factor returns how many times the p95 alone that beside the load is. Where more
// than one in twenty failed or was refused there is none.
func (p Probe) factor() string {
	alone, beside := p.Alone.Quantile(0.95), p.Beside.Quantile(0.95)
	if without := p.Beside.Failed + p.Beside.Refused; 20*without > len(p.Beside.Latencies)+without {
		return "failed"
	}
	if alone == 0 || beside == 0 {
		return "–"
	}
	return "× " + ratio(float64(beside)/float64(alone))
}

// refused returns the share of the requests that were refused.
func (l Load) refused() string {
	all := len(l.Worst.Latencies) + l.Worst.Refused + l.Worst.Failed + l.Worst.Late
	if all == 0 {
		return "–"
	}
	return fmt.Sprintf("%d, %d %%", l.Worst.Refused, 100*l.Worst.Refused/all)
}
