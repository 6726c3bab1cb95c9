// Package topologytest makes snapshots of records, without a store.
package topologytest

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// Snapshot returns a snapshot of records.
func Snapshot(t testing.TB, records network.Records) *topology.Snapshot {
	t.Helper()
	snapshot, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

// Shape returns the shape of records, as the store would give it: with what is
// derived of them.
func Shape(records *network.Records) ([]topology.Entity, []topology.Link) {
	return derived.Shape(records)
}
