package table

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/suggestion/backtest"
)

// Suggested is what came of the suggestions on a network.
type Suggested struct {
	Network string
	backtest.Result
}

// suggestions writes what the back-test found, a row a network.
func suggestions(b *strings.Builder, r Run) {
	if len(r.Suggestions) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### Suggested partners, by what came after\n\nHow many of the first %d that are suggested to each organisation have become its partners since, each time of the same\ncandidates:\n\n", backtest.First)
	b.WriteString("| network | suggestPartners | common neighbours | preferential attachment | chance |\n|---|--:|--:|--:|--:|\n")
	for _, s := range r.Suggestions {
		if s.Organizations == 0 {
			fmt.Fprintf(b, "| %s | – | – | – | – |\n", s.title())
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %.1f |\n", s.title(), thousands(int64(s.Suggested)), thousands(int64(s.CommonNeighbours)),
			thousands(int64(s.PreferentialAttachment)), s.Chance)
	}
}

// title names the network and says whom it was asked for, and as of when.
func (s *Suggested) title() string {
	if s.Organizations == 0 {
		return s.Network + ", as known by " + s.Day.String() + ": nobody gained a partner who could be suggested"
	}
	return fmt.Sprintf("%s: %s organisations as known by %s, %s at most", s.Network, thousands(int64(s.Organizations)), s.Day, thousands(int64(s.Most)))
}
