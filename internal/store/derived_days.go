package store

import "github.com/entente-graph/entente/internal/network"

// deriveDays adds the days by which lists of entities are ordered and filtered, and
// from which the network's first and last day are read.
func deriveDays(e *network.Entity, row params) {
	row["firstDay"], row["lastDay"] = nil, nil
	first, last := network.MaxDay, network.MinDay
	for _, date := range e.Dates() {
		first, last = min(first, date.Earliest()), max(last, date.Earliest())
	}
	if first <= last {
		row["firstDay"], row["lastDay"] = int64(first), int64(last)
	}
}
