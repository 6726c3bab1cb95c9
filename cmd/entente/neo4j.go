package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/store"
)

// Connection says where Neo4j is. It is part of every command.
type Connection struct {
	URI         string        `name:"neo4j-uri" env:"NEO4J_URI" group:"neo4j" placeholder:"URI" help:"Address of the server or cluster: bolt://host:7687, neo4j://host, neo4j+s://host."`
	Username    string        `name:"neo4j-username" env:"NEO4J_USERNAME" group:"neo4j" default:"neo4j" placeholder:"NAME" help:"User; the password is taken from NEO4J_PASSWORD, or from the file that NEO4J_PASSWORD_FILE names."`
	Database    string        `name:"neo4j-database" env:"NEO4J_DATABASE" group:"neo4j" default:"neo4j" placeholder:"NAME" help:"Database on that server."`
	ReadTimeout time.Duration `group:"neo4j" default:"10s" placeholder:"DURATION" help:"How long a read, or the searches of a request together, may take; ${default} by default."`
	Connections int           `name:"neo4j-connections" env:"ENTENTE_NEO4J_CONNECTIONS" group:"neo4j" default:"100" placeholder:"N" help:"How many connections to Neo4j there are at most; ${default} by default."`
}

// open connects to the server that is named.
func (c *Connection) open(ctx context.Context, log *slog.Logger) (*store.Store, error) {
	if c.URI == "" {
		return nil, errors.New("there is no Neo4j to ask: set NEO4J_URI and NEO4J_PASSWORD, or run entente demo, which starts one of its own")
	}
	password, err := secret("NEO4J_PASSWORD")
	if err != nil {
		return nil, err
	}
	return c.openAs(ctx, password, log)
}

// use connects, does something, and ends the connections.
func (c *Connection) use(ctx context.Context, log *slog.Logger, do func(*store.Store) error) (err error) {
	s, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(ctx)) }()
	return do(s)
}

func (c *Connection) openAs(ctx context.Context, password string, log *slog.Logger) (*store.Store, error) {
	return store.Open(ctx, store.Config{
		URI: c.URI, Username: c.Username, Password: password, Database: c.Database, ReadTimeout: c.ReadTimeout,
		Connections: c.Connections, Log: log,
	})
}

// secret reads a variable that is kept off the command line, or the file that its sibling NAME_FILE names.
func secret(name string) (string, error) {
	value, file := os.Getenv(name), os.Getenv(name+"_FILE")
	switch {
	case value != "" && file != "":
		return "", fmt.Errorf("%s and %s_FILE are both set: unset one of them", name, name)
	case file == "":
		return value, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("reading the file that %s_FILE names: %w", name, err)
	}
	return strings.TrimRight(string(text), "\r\n"), nil
}

// ready brings the database to the schema of this program and waits until it can be asked.
func ready(ctx context.Context, s *store.Store) error {
	if err := s.Migrate(ctx); err != nil {
		return fmt.Errorf("preparing the database: %w", err)
	}
	return nil
}
