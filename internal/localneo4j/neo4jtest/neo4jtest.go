// Package neo4jtest starts a real Neo4j for tests.
//
// A package whose tests need one has
//
//	func TestMain(m *testing.M) { neo4jtest.Main(m) }
//
// and its tests begin with
//
//	db := neo4jtest.Empty(t)
//
// Community Edition has a single database. So packages take turns at a server, and tests that use it cannot be
// parallel. With the command neo4jtest/run in front of go test, two servers serve all packages; without it each package
// starts one for itself, so that a plain go test works as well.
package neo4jtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// EnvServers is the environment variable by which the tests' processes know the servers that they take turns at: a list
// of Turn as JSON.
const EnvServers = "ENTENTE_TEST_NEO4J_SERVERS"

// A Turn is a server, and the file that a process locks while it is its turn.
type Turn struct{ URI, Username, Password, Lock string }

// The environment variables by which a process, and those that it starts, know the server that is theirs.
const (
	envURI      = "ENTENTE_TEST_NEO4J_URI"
	envUsername = "ENTENTE_TEST_NEO4J_USERNAME"
	envPassword = "ENTENTE_TEST_NEO4J_PASSWORD"
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
	if text := os.Getenv(EnvServers); text != "" {
		return takeTurn(ctx, text)
	}
	server, err := Start(ctx)
	if err != nil {
		return nil, err
	}
	if err := setEnvironment(TurnAt(server)); err != nil {
		return nil, errors.Join(err, server.Stop(ctx))
	}
	return func() error { return server.Stop(ctx) }, nil
}

// takeTurn waits for one of the servers to be free.
func takeTurn(ctx context.Context, servers string) (finish func() error, err error) {
	var turns []Turn
	if err := json.Unmarshal([]byte(servers), &turns); err != nil {
		return nil, fmt.Errorf("reading %s: %w", EnvServers, err)
	}
	if len(turns) == 0 {
		return nil, fmt.Errorf("%s names no server", EnvServers)
	}
	locks := make([]string, len(turns))
	for i, t := range turns {
		locks[i] = t.Lock
	}
	lock, i, err := filelock.WaitAny(ctx, locks, func() {})
	if err != nil {
		return nil, fmt.Errorf("taking turns at the servers: %w", err)
	}
	return lock.Release, setEnvironment(turns[i])
}

// setEnvironment sets the variables by which the tests find their server.
func setEnvironment(t Turn) error {
	for name, value := range map[string]string{envURI: t.URI, envUsername: t.Username, envPassword: t.Password} {
		if err := os.Setenv(name, value); err != nil {
			return fmt.Errorf("telling the tests of their server: %w", err)
		}
	}
	return nil
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

// TurnAt returns the turns at a server.
func TurnAt(server *localneo4j.Server) Turn {
	return Turn{URI: server.URI(), Username: server.Username(), Password: server.Password(), Lock: filepath.Join(server.Home(), "turn")}
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
