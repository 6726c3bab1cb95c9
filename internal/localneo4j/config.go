package localneo4j

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Config says where a local Neo4j lives and how much it may take. The zero value of each field is a sensible choice,
// but for Home, which must be set unless Ephemeral is.
type Config struct {
	// Home is the data folder: the graph, the logs, the configuration and the password. It is made if need be.
	Home string
	// Ephemeral starts an empty server in a temporary folder that Stop removes. Home must then be empty.
	Ephemeral bool
	// Cache is the folder for what is fetched once and shared by all servers; the user's cache folder if empty.
	Cache string
	// Port is the Bolt port on 127.0.0.1; any free one if 0.
	Port int
	// HeapMB and PageCacheMB bound the memory of the server; 1024 and 256 if 0.
	HeapMB, PageCacheMB int
	// Quick is for tests. The JVM compiles with less care, trusts Neo4j's classes, and takes them from an archive: the
	// server starts with a third of the work, and long queries take longer. And a statement is not planned anew because
	// there is more or less in the graph than before.
	Quick bool
	// Progress is where it is written what is going on: fetching, waiting for others. Nothing is written if nil.
	Progress io.Writer
	// StartTimeout bounds the time from the start of the JVM to the first answered query; two minutes if 0.
	StartTimeout time.Duration

	archive classArchive // of a quick server
}

// username is the one that Neo4j makes by itself.
const username = "neo4j"

func (cfg Config) withDefaults() (Config, error) {
	if cfg.Ephemeral == (cfg.Home != "") {
		return cfg, errors.New("a local Neo4j needs either a data folder or to be ephemeral")
	}
	if cfg.Cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return cfg, fmt.Errorf("there is no cache folder for this user (%w): set ENTENTE_CACHE to a folder to keep Neo4j in", err)
		}
		cfg.Cache = filepath.Join(dir, "entente")
	}
	cache, err := filepath.Abs(cfg.Cache) // Maven takes a path from where the pom is
	if err != nil {
		return cfg, fmt.Errorf("finding the cache folder %s: %w", cfg.Cache, err)
	}
	cfg.Cache = cache
	if cfg.Port < 0 || cfg.Port > 65535 {
		return cfg, fmt.Errorf("%d is no port: choose one between 1 and 65535", cfg.Port)
	}
	if cfg.HeapMB == 0 {
		cfg.HeapMB = 1024
	}
	if cfg.PageCacheMB == 0 {
		cfg.PageCacheMB = 256
	}
	if cfg.Progress == nil {
		cfg.Progress = io.Discard
	}
	if cfg.StartTimeout == 0 {
		cfg.StartTimeout = 2 * time.Minute
	}
	return cfg, nil
}
