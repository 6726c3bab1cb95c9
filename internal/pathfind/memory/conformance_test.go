package memory_test

import (
	"context"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// TestConformance judges the engine by the suite that judges every engine.
func TestConformance(t *testing.T) { pathtest.RunMany(t, load, 1000, 20_000) }

// TestConformanceOfWhatIsRare judges what small networks do not need: ways of
// searching that are for many links.
func TestConformanceOfWhatIsRare(t *testing.T) {
	pathtest.RunMany(t, loadEffortless, 1000, 20_000)
}

func loadEffortless(t testing.TB, records network.Records) pathtest.Subject {
	engine := memory.New(always(snapshotOf(t, records))).Effortless()
	return subject{pathfind.NewService(engine, pathfind.Limits{}), records}
}

// TestDeadEnds judges the engine where much can be passed by no path.
func TestDeadEnds(t *testing.T) { pathtest.DeadEnds(t, load) }

// TestDeadEndsOfWhatIsRare judges the solver by itself, likewise.
func TestDeadEndsOfWhatIsRare(t *testing.T) { pathtest.DeadEnds(t, loadEffortless) }

// TestBoundedWork judges the engine where it may look at few links.
func TestBoundedWork(t *testing.T) {
	pathtest.Bounded(t, func(t testing.TB, records network.Records) func(work int) pathtest.Subject {
		snapshot := snapshotOf(t, records)
		return func(work int) pathtest.Subject {
			return subject{serviceOf(snapshot, pathfind.Limits{Work: work}), records}
		}
	}, 2000, 20_000)
}

// load returns an engine over a snapshot of records.
func load(t testing.TB, records network.Records) pathtest.Subject {
	return subject{serviceOf(snapshotOf(t, records), pathfind.Limits{}), records}
}

func snapshotOf(t testing.TB, records network.Records) *topology.Snapshot {
	t.Helper()
	s, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// subject answers what the suite asks beside paths from the records.
type subject struct {
	*pathfind.Service
	records network.Records
}

func (s subject) Holds(_ context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error) {
	_, links := derived.Shape(&s.records)
	i := slices.IndexFunc(links, func(l topology.Link) bool { return l.ID == link })
	if i < 0 {
		return "", network.Missing("link", link)
	}
	return network.HoldingOn(links[i].Tenures, on, knownBy), nil
}

func (s subject) StatusOn(_ context.Context, entity string, on network.Day) (network.Status, error) {
	for _, e := range s.records.Entities {
		if e.ID == entity {
			status, _ := network.StatusOn(e.StatusHistory, on)
			return status, nil
		}
	}
	return "", network.Missing("entity", entity)
}
