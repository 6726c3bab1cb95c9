package environment

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// layout changes whenever the store writes the same records otherwise than before.
const layout = 2

// Config is where things are kept, and what is called on progress.
type Config struct {
	// Cache is the folder of the loaded networks.
	Cache string
	// Jars is the folder of Neo4j itself; the user's cache folder if empty.
	Jars string
	// Fresh loads a network anew that is in the cache.
	Fresh bool
	// Report is called with a sentence on what is being done.
	Report func(format string, args ...any)
}

// batch is how many records are written in a transaction.
const batch = 10_000

// data returns the data folder of a network, which it loads if it is not there. A
// folder has its name only when it is complete.
func data(ctx context.Context, c Config, n *generate.Network) (string, error) {
	folder := filepath.Join(c.Cache, fmt.Sprintf("%s-%d-layout-%d-seed-%d-links-%d", n.Shape, generate.Version, layout, n.Seed, n.Links))
	if c.Fresh {
		if err := os.RemoveAll(folder); err != nil {
			return "", fmt.Errorf("remove the old network: %w", err)
		}
	}
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	unfinished := folder + ".unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		return "", fmt.Errorf("remove an unfinished network: %w", err)
	}
	server, err := start(ctx, c, unfinished, n.Links)
	if err != nil {
		return "", err
	}
	err = load(ctx, c, server, n)
	if err := errors.Join(err, server.Stop(context.WithoutCancel(ctx))); err != nil {
		return "", fmt.Errorf("load the network %s of %d links: %w", n.Shape, n.Links, err)
	}
	if err := os.Rename(unfinished, folder); err != nil {
		return "", fmt.Errorf("keep the network: %w", err)
	}
	return folder, nil
}

// start starts a Neo4j with as much memory as the network wants.
func start(ctx context.Context, c Config, home string, links int) (*localneo4j.Server, error) {
	return localneo4j.Start(ctx, localneo4j.Config{
		Home: home, Cache: c.Jars, HeapMB: 1024 + links/500, PageCacheMB: 256 + links/500, Progress: io.Discard,
		StartTimeout: 10 * time.Minute, // a copy that was just made is not in the machine's memory, and may be recovered first
	})
}

// load writes the network, and waits until its indices can answer.
func load(ctx context.Context, c Config, server *localneo4j.Server, n *generate.Network) error {
	s, err := open(ctx, server)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }() // each transaction has been committed, or has failed
	if err := s.Migrate(ctx); err != nil {
		return err
	}
	began := time.Now()
	why := network.Reason{Actor: "bench", Summary: "a made-up network"}
	err = s.Fill(ctx, why, n.Records(batch), func(records int) {
		c.Report("%s, %d links: loading: %d records, %.0f a second", n.Shape, n.Links, records, float64(records)/time.Since(began).Seconds())
	})
	if err != nil {
		return err
	}
	return s.Migrate(ctx)
}

func open(ctx context.Context, server *localneo4j.Server) (*store.Store, error) {
	return store.Open(ctx, store.Config{
		URI: server.URI(), Username: server.Username(), Password: server.Password(),
		WriteTimeout: time.Hour, // the last transaction of a load works out what depends on many records
	})
}
