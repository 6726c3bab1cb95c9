package neo4jtest

import (
	"context"
	"net/url"
	"strconv"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j"
)

// An OwnServer is the server of a single test, which may kill it and start it again.
type OwnServer struct {
	*localneo4j.Server
	cfg localneo4j.Config
}

// Own starts a server that the test has for itself, stopped at the end of the test.
func Own(t testing.TB) *OwnServer {
	t.Helper()
	own := &OwnServer{cfg: small()}
	own.cfg.Home = t.TempDir()
	own.start(t)
	t.Cleanup(func() {
		if err := own.Stop(context.Background()); err != nil {
			t.Errorf("stopping the test's own Neo4j: %v", err)
		}
	})
	return own
}

// Restart starts the server again, on the same data and the same port, after Kill or Stop.
func (own *OwnServer) Restart(t testing.TB) {
	t.Helper()
	address, err := url.Parse(own.URI())
	if err != nil {
		t.Fatalf("reading the server's address: %v", err)
	}
	if own.cfg.Port, err = strconv.Atoi(address.Port()); err != nil {
		t.Fatalf("reading the server's port: %v", err)
	}
	own.start(t)
}

func (own *OwnServer) start(t testing.TB) {
	t.Helper()
	server, err := localneo4j.Start(context.Background(), own.cfg)
	if err != nil {
		t.Fatalf("starting the test's own Neo4j: %v", err)
	}
	own.Server = server
}

// Database is where to connect to.
func (own *OwnServer) Database() Database {
	return Database{URI: own.URI(), Username: own.Username(), Password: own.Password(), Name: "neo4j"}
}
