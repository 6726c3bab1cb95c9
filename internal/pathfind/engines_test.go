package pathfind_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestEnginesAgree judges the two engines by each other, on networks in Neo4j that
// are too large for the brute force: one asks Neo4j hop by hop, the other searches
// the shape that it has read.
func TestEnginesAgree(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	pathtest.Agree(t, func(t testing.TB, records network.Records) pathtest.Subject {
		storetest.Clear(t, db)
		for _, batch := range storetest.Batches(records, 1000) {
			storetest.Put(t, s, batch)
		}
		return subject{pathfind.NewService(cypher.New(s), pathfind.Limits{Time: time.Hour}), storetest.Times{Store: s}}
	}, func(t testing.TB, _ network.Records) pathtest.Subject {
		return rebuilt(t, s)
	}, 100, 2000)
}

// TestFollowed lets topologies follow networks that change: after every change
// they must answer as one that is built anew.
func TestFollowed(t *testing.T) {
	networks, changes := 1, 50
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks, changes = 3, 1000
	}
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	first := pathtest.Seed(t)
	for seed := range uint64(networks) {
		storetest.Clear(t, db)
		t.Run(fmt.Sprintf("seed %d", first+seed), func(t *testing.T) { follow(t, s, first+seed, changes) })
	}
}

func follow(t *testing.T, s *store.Store, seed uint64, changes int) {
	const every, questions = 10, 20
	records := pathtest.RandomNetwork(seed, 200)
	storetest.Put(t, s, records)
	follower := storetest.Follow(t, s)
	followed := memoryOver(follower, s)
	made := 0
	for write := range pathtest.Changes(seed, records) {
		storetest.Put(t, s, write.Put)
		made++
		revision, err := s.Revision(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		q := pathfind.Question{From: []string{write.After.Entities[0].ID}, To: []string{write.After.Entities[1].ID}}
		if a, err := followed.Paths(t.Context(), q); err != nil || a.Revision != revision {
			t.Fatalf("after change %d the answer is of revision %d and not %d: %v", made, a.Revision, revision, err)
		}
		if made%every == 0 {
			if diff := pathtest.Compare(t.Context(), followed, rebuilt(t, s), write.After, seed<<32+uint64(made), questions); diff != "" {
				t.Fatalf("after change %d, -followed +built anew: %s", made, diff)
			}
		}
		if made == changes {
			break
		}
	}
	if h := follower.Health(); h.State != topology.Following || h.Rebuilds > 0 || h.Fault != "" {
		t.Errorf("the follower is not well: %+v", h)
	}
}

// rebuilt is the engine in memory over the network as it is in the store.
func rebuilt(t testing.TB, s *store.Store) pathtest.Subject {
	t.Helper()
	return memoryOver(storetest.Follow(t, s), s)
}

func memoryOver(follower *topology.Follower, s *store.Store) subject {
	return subject{pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{}), storetest.Times{Store: s}}
}

// subject is a service over an engine, and the store beside it for what it is not asked about.
type subject struct {
	*pathfind.Service
	storetest.Times
}
