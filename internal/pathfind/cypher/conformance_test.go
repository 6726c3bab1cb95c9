package cypher_test

import (
	"cmp"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestConformance judges the engine by the suite that judges every engine.
func TestConformance(t *testing.T) {
	pathtest.Run(t, loader(t))
}

// TestDeadEnds judges the engine by networks with much in them that no path can pass.
func TestDeadEnds(t *testing.T) {
	pathtest.DeadEnds(t, loader(t), 1, 2, 4, pathfind.MaxMaxHops)
}

// loader returns what puts the engine on one network after another.
func loader(t *testing.T) pathtest.Load {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	return func(t testing.TB, records network.Records) pathtest.Subject {
		storetest.Clear(t, db)
		storetest.Put(t, s, records)
		return subject{serviceOf(s, pathfind.Limits{}), storetest.Times{Store: s}}
	}
}

// TestBoundedWork judges the engine where it may read few links.
func TestBoundedWork(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	pathtest.Bounded(t, func(t testing.TB, records network.Records) func(work int) pathtest.Subject {
		storetest.Clear(t, db)
		storetest.Put(t, s, records)
		return func(work int) pathtest.Subject {
			return subject{serviceOf(s, pathfind.Limits{Work: work}), storetest.Times{Store: s}}
		}
	}, 100, 1000)
}

// subject is the engine, and the store beside it for what it is not asked about.
type subject struct {
	*pathfind.Service
	storetest.Times
}

// serviceOf has time for each question, unless a test bounds it: on a busy machine Neo4j may plan a statement for seconds.
func serviceOf(s *store.Store, limits pathfind.Limits) *pathfind.Service {
	limits.Time = cmp.Or(limits.Time, time.Hour)
	return pathfind.NewService(cypher.New(s), limits)
}
