package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/store"
)

// Demo is `entente demo`.
type Demo struct {
	Home      string `type:"path" placeholder:"DIR" help:"Data folder; by default $$XDG_DATA_HOME/entente or ~/.local/share/entente, on macOS ~/Library/Application Support/entente."`
	Cache     string `type:"path" placeholder:"DIR" help:"Folder for the Neo4j server itself, which Maven fetches once; by default entente in the user's cache folder."`
	Neo4jPort int    `name:"neo4j-port" env:"ENTENTE_NEO4J_PORT" placeholder:"PORT" help:"Bolt port of the local Neo4j on 127.0.0.1; by default one that is free."`
	HTTP
	Search
	Connection
}

// Help returns what the flags do not say.
func (*Demo) Help() string {
	return `If NEO4J_URI is set, that server is used and none is started. Ctrl-C stops all in order, a second one at once; nothing is lost by either, and the next run goes on with the same network.`
}

// Run serves a network, with all that it takes, until it is asked to end.
func (c *Demo) Run(ctx context.Context, log *slog.Logger) (err error) {
	hurry, calm := secondSignal()
	defer calm()
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close() // the server closes it too; this is for what fails before

	local, err := c.startLocal(ctx)
	if err != nil {
		return err
	}
	if local != nil {
		defer func() { err = errors.Join(err, local.Stop(hurry)) }()
	}
	s, err := c.connect(ctx, local, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(ctx)) }()
	if err := ready(ctx, s); err != nil {
		return err
	}
	if err := fillEmpty(ctx, s); err != nil {
		return err
	}
	return c.serve(ctx, hurry, s, listener, local, log)
}

// secondSignal returns a context that ends when the program is asked to end for the second time.
func secondSignal() (hurry context.Context, calm func()) {
	hurry, cancel := context.WithCancel(context.Background())
	asked := make(chan os.Signal, 2)
	signal.Notify(asked, stopSignals()...)
	go func() {
		for range 2 {
			select {
			case <-asked:
			case <-hurry.Done():
				return
			}
		}
		cancel()
	}()
	return hurry, func() {
		signal.Stop(asked)
		cancel()
	}
}

// startLocal starts a Neo4j, unless the person has one: then there is none of ours.
func (c *Demo) startLocal(ctx context.Context) (*localneo4j.Server, error) {
	if c.URI != "" {
		return nil, nil
	}
	home, err := c.home()
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(os.Stderr, "Starting Neo4j; its data is in %s.\n", home)
	local, err := localneo4j.Start(ctx, localneo4j.Config{Home: home, Cache: c.Cache, Port: c.Neo4jPort, Progress: os.Stderr})
	if err != nil && ctx.Err() != nil {
		return nil, errors.New("interrupted before Neo4j was there; the next run goes on from here")
	}
	return local, err
}

// home is the data folder of the local Neo4j.
func (c *Demo) home() (string, error) {
	if c.Home != "" {
		return filepath.Join(c.Home, "neo4j"), nil
	}
	if xdg := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(xdg) && runtime.GOOS != "darwin" {
		return filepath.Join(xdg, "entente", "neo4j"), nil
	}
	user, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("there is no home folder to keep the network in (%w): name a folder by --home or ENTENTE_HOME", err)
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(user, "Library", "Application Support", "entente", "neo4j"), nil
	}
	return filepath.Join(user, ".local", "share", "entente", "neo4j"), nil
}

func (c *Demo) connect(ctx context.Context, local *localneo4j.Server, log *slog.Logger) (*store.Store, error) {
	if local == nil {
		return c.open(ctx, log)
	}
	at := Connection{URI: local.URI(), Username: local.Username(), ReadTimeout: c.ReadTimeout, Connections: c.Connections}
	return at.openAs(ctx, local.Password(), log)
}

// fillEmpty loads the built-in network where there is none.
func fillEmpty(ctx context.Context, s *store.Store) error {
	revision, err := s.Revision(ctx)
	if err != nil || revision > 0 {
		return err
	}
	report, err := curate.Import(ctx, s, []curate.Input{{Name: "the built-in network", Reader: seed.JSONL()}}, curate.Options{})
	if err != nil {
		return fmt.Errorf("loading the built-in network: %w", err)
	}
	fmt.Fprintf(os.Stderr, "The built-in network is loaded: %s.\n", summary(&report, false))
	return nil
}

// serve serves until it is asked to end, or the local Neo4j has ended by itself.
func (c *Demo) serve(ctx, hurry context.Context, s *store.Store, listener net.Listener, local *localneo4j.Server, log *slog.Logger) error {
	var gone <-chan struct{}
	if local != nil {
		gone = local.Done()
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	service := c.service(serving, s, &c.Connection, log)
	defer service.close()
	served := make(chan error, 1)
	go func() { served <- c.server(serving, s, service, c.ReadTimeout, log).Serve(serving, listener) }()

	text, err := "", service.ready(ctx, gone)
	if err == nil {
		text, err = greeting(ctx, service.resolver, address(listener), local, newPage())
	}
	if err == nil {
		fmt.Print(text)
		select {
		case <-ctx.Done():
		case err := <-served:
			return err
		case <-gone:
			err = local.Err()
		}
	}
	if ctx.Err() != nil {
		err = nil // whatever went wrong then, we were asked to end
		fmt.Fprintln(os.Stderr, "Stopping; Ctrl-C again hastens it.")
	}
	stop()
	select {
	case problem := <-served:
		return errors.Join(err, problem)
	case <-hurry.Done():
		return err
	}
}
