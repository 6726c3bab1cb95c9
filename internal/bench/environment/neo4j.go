package environment

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/store"
)

// Neo4j is a running Neo4j with a network.
type Neo4j struct {
	*localneo4j.Server
	Network *generate.Network
	// Driver is for bare Cypher.
	Driver neo4j.DriverWithContext
	folder string
}

// copies is how the names of folders with copies begin.
const copies = "run-"

// Tidy removes the copies that killed runs have left behind. Nobody else may be
// measuring with the same cache.
func Tidy(cache string) error {
	left, err := filepath.Glob(filepath.Join(cache, copies+"*"))
	for _, folder := range left {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}

// StartNeo4j starts one on a copy of the network.
func StartNeo4j(ctx context.Context, c Config, n *generate.Network) (*Neo4j, error) {
	original, err := data(ctx, c, n)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(c.Cache, copies)
	if err != nil {
		return nil, fmt.Errorf("make a folder for the run: %w", err)
	}
	g := &Neo4j{Network: n, folder: folder}
	if err := g.start(ctx, c, original); err != nil {
		return nil, errors.Join(err, g.Stop(context.WithoutCancel(ctx)))
	}
	return g, nil
}

func (g *Neo4j) start(ctx context.Context, c Config, original string) error {
	home := filepath.Join(g.folder, "neo4j")
	if err := os.CopyFS(home, os.DirFS(original)); err != nil {
		return fmt.Errorf("copy the network: %w", err)
	}
	var err error
	if g.Server, err = start(ctx, c, home, g.Network.Links); err != nil {
		return err
	}
	g.Driver, err = neo4j.NewDriverWithContext(g.URI(), neo4j.BasicAuth(g.Username(), g.Password(), ""), func(d *config.Config) {
		d.TelemetryDisabled = true
	})
	if err != nil {
		return fmt.Errorf("connect to Neo4j: %w", err)
	}
	return nil
}

// Store opens the network as entente does.
func (g *Neo4j) Store(ctx context.Context) (*store.Store, error) { return open(ctx, g.Server) }

// Folder is where what belongs to this run may be kept; Stop removes it.
func (g *Neo4j) Folder() string { return g.folder }

// Version returns the version of Neo4j.
func (g *Neo4j) Version(ctx context.Context) (string, error) {
	result, err := neo4j.ExecuteQuery(ctx, g.Driver, "CALL dbms.components() YIELD versions RETURN versions[0] AS version", nil,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		return "", fmt.Errorf("ask for Neo4j's version: %w", err)
	}
	version, _, err := neo4j.GetRecordValue[string](result.Records[0], "version")
	return version, err
}

// Stop ends it and removes the copy.
func (g *Neo4j) Stop(ctx context.Context) error {
	var err error
	if g.Driver != nil {
		err = g.Driver.Close(ctx)
	}
	if g.Server != nil {
		err = errors.Join(err, g.Server.Stop(ctx))
	}
	return errors.Join(err, os.RemoveAll(g.folder))
}
