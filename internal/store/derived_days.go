package store

import "github.com/entente-graph/entente/internal/network"

// deriveDays adds the days by which lists of entities are ordered and filtered, and
// from which the network's first and last day are read.
func deriveDays(e *network.Entity, row params) {
	// What is not dated comes last, whichever way the list goes.
	row["validFromDay"], row["validFromReversed"] = int64(network.MaxDay), int64(network.MaxDay)
	if from := e.ListedFrom(); !from.IsZero() {
		row["validFromDay"], row["validFromReversed"] = int64(from.Earliest()), -int64(from.Earliest())
	}
	var from, to []int64
	for _, run := range e.ListedOn() {
		from, to = append(from, int64(run.From)), append(to, int64(run.To))
	}
	row["datedFrom"], row["datedTo"] = from, to
	row["signedFrom"], row["signedTo"] = nil, nil
	if signed := e.FirstSigned(); !signed.IsZero() {
		row["signedFrom"], row["signedTo"] = int64(signed.Earliest()), int64(signed.Latest())
	}
	row["firstDay"], row["lastDay"] = nil, nil
	first, last := network.MaxDay, network.MinDay
	for _, date := range e.Dates() {
		first, last = min(first, date.Earliest()), max(last, date.Earliest())
	}
	if first <= last {
		row["firstDay"], row["lastDay"] = int64(first), int64(last)
	}
}
