// Package neo4jtest gives tests a real Neo4j.
//
// A package whose tests need one has
//
//	func TestMain(m *testing.M) { neo4jtest.Main(m) }
//
// and its tests begin with
//
//	db := neo4jtest.Empty(t)
//
// Community Edition has a single database. So packages take turns at it, and tests that use it cannot be parallel.
// With the command neo4jtest/run in front of go test, one server serves all packages; without it each package starts
// one for itself, so that a plain go test works as well.
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// The environment variables by which the tests' processes know the server.
const (
	EnvURI      = "ENTENTE_TEST_NEO4J_URI"
	EnvUsername = "ENTENTE_TEST_NEO4J_USERNAME"
	EnvPassword = "ENTENTE_TEST_NEO4J_PASSWORD"
	EnvLock     = "ENTENTE_TEST_NEO4J_LOCK" // the file that a process locks for its turn
	envTest     = "ENTENTE_TEST_NEO4J_TEST" // the test that has the database
)

// Main runs the tests of a package on the server that the environment names, when it is the package's turn, or on one
// of the package's own. It ends the process when there is no server to be had.
func Main(m *testing.M) {
	if slices.Contains(os.Args, "-test.fuzzworker") {
		m.Run() // the process that fuzzes has taken its turn, and its workers inherit its environment
		return
	}
	finish, err := begin(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, "No Neo4j for these tests:", err)
		os.Exit(1)
	}
	m.Run() // the testing package exits with its status after TestMain
	if err := finish(); err != nil {
		fmt.Fprintln(os.Stderr, "After these tests:", err)
		os.Exit(1)
	}
}

func begin(ctx context.Context) (finish func() error, err error) {
	if os.Getenv(EnvURI) != "" {
		if os.Getenv(EnvLock) == "" {
			return nil, fmt.Errorf("%s is set and %s is not: set it to a file that all packages can lock", EnvURI, EnvLock)
		}
		turn, err := filelock.Wait(ctx, os.Getenv(EnvLock), func() {})
		if err != nil {
			return nil, fmt.Errorf("taking turns at the server: %w", err)
		}
		return turn.Release, nil
	}
	server, err := Start(ctx)
	if err != nil {
		return nil, err
	}
	for name, value := range Environment(server) {
		if err := os.Setenv(name, value); err != nil {
			return nil, errors.Join(fmt.Errorf("telling the tests of their server: %w", err), server.Stop(ctx))
		}
	}
	return func() error { return server.Stop(ctx) }, nil
}

// Start starts a server for tests: empty, small, and gone after its Stop.
func Start(ctx context.Context) (*localneo4j.Server, error) {
	cfg := small()
	cfg.Ephemeral = true
	server, err := localneo4j.Start(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("starting a Neo4j for tests: %w", err)
	}
	return server, nil
}

// Environment names the server to the processes of tests.
func Environment(server *localneo4j.Server) map[string]string {
	return map[string]string{
		EnvURI:      server.URI(),
		EnvUsername: server.Username(),
		EnvPassword: server.Password(),
	}
}

func small() localneo4j.Config {
	return localneo4j.Config{
		Cache:        os.Getenv("ENTENTE_CACHE"),
		HeapMB:       512,
		PageCacheMB:  64,
		Quick:        true,
		Progress:     os.Stderr,
		StartTimeout: 5 * time.Minute, // other tests keep the machine busy
	}
}
