package storetest

import (
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Follow keeps the topology of what is in a store until the test ends. It shows at
// once what s writes; it does not look for what others write.
func Follow(t testing.TB, s *store.Store) *topology.Follower {
	t.Helper()
	follower := topology.NewFollower(s, topology.Options{Every: time.Hour})
	t.Cleanup(follower.Close)
	if err := follower.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return follower
}
