package reporttest

import (
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// right is a subject that has nothing wrong.
func right(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
	return pathtest.BruteNetwork(records).Report(in)
}

func TestTheRightOnePasses(t *testing.T) { Judge(t, right, 250, 5000) }
