package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/entente-graph/entente/internal/network"
)

// Config says where the network is and how patiently to ask for it.
type Config struct {
	// URI is that of a server or a cluster: bolt://, neo4j://, neo4j+s:// …
	URI                string
	Username, Password string
	// Database is the name of the database; "neo4j" by default.
	Database string
	// ReadTimeout bounds each read, with all that it waits for; 10 s by default.
	ReadTimeout time.Duration
	// Connections is how many connections there are at most; 100 by default.
	Connections int
	// WriteTimeout bounds each write transaction; 5 min by default.
	WriteTimeout time.Duration
	// ScanTimeout bounds what reads the whole network, such as an export; 1 h by
	// default.
	ScanTimeout time.Duration
	Log         *slog.Logger
	// Profile, if set, makes every statement a PROFILE and gets its parameters
	// and database hits. It is for tests: statements then cost more.
	Profile func(statement string, parameters map[string]any, dbHits int64)
}

// Store is the network in Neo4j. It is safe for concurrent use.
type Store struct {
	driver     neo4j.DriverWithContext
	running    statements
	config     Config
	statements map[string]string
	bookmarks  neo4j.BookmarkManager
	// fetchSize is how many rows are fetched at a time; 0 for the driver's default.
	fetchSize int
	committed *newest
	// entity reads single entities.
	entity *gatherer[*network.Entity]
	types  *typeCounts
}

//go:embed cypher
var cypher embed.FS

// Open connects to Neo4j and makes sure that it answers. A server that cannot be
// reached or refuses the password is a network.Unavailable with a sentence that
// says what to do.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Database == "" {
		c.Database = "neo4j"
	}
	if c.ReadTimeout == 0 {
		c.ReadTimeout = 10 * time.Second
	}
	if c.Connections == 0 {
		c.Connections = 100
	}
	if c.WriteTimeout == 0 {
		c.WriteTimeout = 5 * time.Minute
	}
	if c.ScanTimeout == 0 {
		c.ScanTimeout = time.Hour
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	statements, err := readStatements(cypher)
	if err != nil {
		return nil, fmt.Errorf("read the Cypher statements: %w", err)
	}
	if holdsUser(c.URI) { // which the driver would pass over
		return nil, badURI(c, nil)
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.Username, c.Password, ""), func(d *config.Config) {
		d.MaxConnectionPoolSize = c.Connections
		d.ConnectionAcquisitionTimeout = 5 * time.Second
		d.SocketConnectTimeout = 5 * time.Second
		d.MaxTransactionRetryTime = 10 * time.Second
		d.TelemetryDisabled = true
		d.UserAgent = "entente"
	})
	if err != nil {
		return nil, badURI(c, err)
	}
	s := &Store{
		driver: driver, running: newStatements(c.Connections), config: c, statements: statements,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), committed: new(newest), types: new(typeCounts),
	}
	s.entity = newGatherer(c.ReadTimeout, s.Entities)
	// The driver's own check would not ask the database.
	if err := s.queryOnce(ctx, "revision", s.statements["revision"], nil, func(row) error { return nil }); err != nil {
		return nil, joinClose(ctx, unreachable(c, err), driver)
	}
	return s, nil
}

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error {
	if err := s.driver.Close(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("close the connections to Neo4j: %w", err)
	}
	return nil
}

// joinClose closes the driver of a store that could not be opened. The reason
// why it could not is what the caller needs to hear.
func joinClose(ctx context.Context, reason error, driver neo4j.DriverWithContext) error {
	_ = driver.Close(context.WithoutCancel(ctx))
	return reason
}

// Ready reports whether the store can answer now: the server is there and all
// indices are online.
func (s *Store) Ready(ctx context.Context) error {
	offline, err := readOne(ctx, s, "ready", nil, func(r row) (int, error) { return r.number("offline"), nil })
	if err != nil {
		return err
	}
	if offline > 0 {
		return unavailable(nil, "%d indices of the network are still being built", offline)
	}
	return nil
}

// Revision returns the number of the newest write transaction; 0 before the first.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	return readOne(ctx, s, "revision", nil, func(r row) (int64, error) { return int64(r.number("revision")), nil })
}

// Origin returns what distinguishes the database from all others, whose revisions have the same
// numbers: when it was first made ready.
func (s *Store) Origin(ctx context.Context) (string, error) {
	return readOne(ctx, s, "origin", nil, func(r row) (string, error) { return r.text("at"), nil })
}

// readStatements reads the Cypher files: each by its name without the ending.
func readStatements(files fs.FS) (map[string]string, error) {
	names, err := fs.Glob(files, "cypher/*.cypher")
	if err != nil {
		return nil, err
	}
	statements := make(map[string]string, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		statements[strings.TrimSuffix(strings.TrimPrefix(name, "cypher/"), ".cypher")] = string(text)
	}
	return statements, nil
}
