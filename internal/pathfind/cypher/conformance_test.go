package cypher_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestConformance judges the engine by the suite that judges every engine.
func TestConformance(t *testing.T) {
	db := neo4jtest.Empty(t)
	s := storetest.Connect(t, db)
	pathtest.Run(t, func(t testing.TB, records network.Records) pathtest.Subject {
		storetest.Clear(t, db)
		storetest.Put(t, s, records)
		return subject{cypher.New(s, cypher.Limits{}), storetest.Times{Store: s}}
	})
}

// TestBoundedWork judges the engine where it may read few links.
func TestBoundedWork(t *testing.T) {
	db := neo4jtest.Empty(t)
	s := storetest.Connect(t, db)
	pathtest.Bounded(t, func(t testing.TB, records network.Records) func(work int) pathtest.Subject {
		storetest.Clear(t, db)
		storetest.Put(t, s, records)
		return func(work int) pathtest.Subject {
			return subject{cypher.New(s, cypher.Limits{Links: work, Tries: work}), storetest.Times{Store: s}}
		}
	}, 100, 1000)
}

// subject is the engine, and the store beside it for what it is not asked about.
type subject struct {
	*cypher.Engine
	storetest.Times
}
