package storetest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store"
)

// Seeded returns a store with the built-in network, on a database emptied before.
func Seeded(t testing.TB) *store.Store {
	t.Helper()
	s := Open(t)
	Put(t, s, Seed(t))
	return s
}

// SeededToRead returns a store with the built-in network, for a test that only reads
// it. The network is written only where the database has something else: the test
// before may have read it too. A test that has written nevertheless fails, and
// begins with Seeded instead.
func SeededToRead(t testing.TB) *store.Store {
	t.Helper()
	db := neo4jtest.Shared(t)
	mark := seedMark(t)
	if !onlyChange(t, db, mark) {
		db = Empty(t)
	}
	s := Connect(t, db)
	if !onlyChange(t, db, mark) {
		put(t, s, mark, Seed(t))
	}
	revision, err := s.Revision(t.Context())
	if err != nil {
		t.Fatalf("read the revision: %v", err)
	}
	t.Cleanup(func() {
		if now, err := s.Revision(context.Background()); err != nil || now != revision {
			t.Errorf("the built-in network was at revision %d and is at %d, %v: a test that writes begins with storetest.Seeded", revision, now, err)
		}
	})
	return s
}

// seedMark is the summary of the change that has written the built-in network, as it
// is now, and all of it.
func seedMark(t testing.TB) string {
	t.Helper()
	hash := sha256.New()
	if _, err := io.Copy(hash, seed.JSONL()); err != nil {
		t.Fatalf("read the built-in network: %v", err)
	}
	return fmt.Sprintf("the built-in network %x, to be read", hash.Sum(nil))
}

// onlyChange reports whether the change with a summary is the only one that a
// database has seen since it was empty.
func onlyChange(t testing.TB, db neo4jtest.Database, summary string) bool {
	t.Helper()
	changes := execute(t, db, "MATCH (c:Change) RETURN c.summary LIMIT 2")
	return len(changes) == 1 && changes[0].Values[0] == summary
}

// Seed returns the records of the built-in network.
func Seed(t testing.TB) network.Records {
	t.Helper()
	return Records(t, "seed", seed.JSONL())
}
