package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// database answers queries by the schema in this process.
type database struct {
	*graph.Resolver
	schema *ask.Schema
}

func newDatabase(r *graph.Resolver) *database { return &database{r, ask.NewSchema(graph.NewSchema(r))} }

// newResolver is what answers GraphQL with an engine that asks Neo4j itself: for a single question it is not worth while
// to read the whole network first.
func newResolver(s *store.Store, c *Connection) *graph.Resolver {
	return &graph.Resolver{Store: s, Paths: pathfind.NewService(cypher.New(s), pathfind.Limits{Time: c.ReadTimeout})}
}

func (d *database) more() string { return "--read-timeout gives it more time" }

func (d *database) ask(ctx context.Context, q query, variables map[string]any) (json.RawMessage, error) {
	return d.Ask(ctx, q.text(), variables)
}

// Ask answers a document.
func (d *database) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	data, err := d.schema.Ask(d.Request(ctx, "entente"), document, variables)
	if own, ok := errors.AsType[*network.Error](err); ok {
		return nil, own
	}
	return data, err
}

// readShape reads the shape of the network into memory, for a question that is answered from that. end ends what follows its
// changes.
func (d *database) readShape(ctx context.Context, timeout time.Duration, log *slog.Logger) (end func(), err error) {
	follower := topology.NewFollower(d.Store, topology.Options{Log: log})
	if err := follower.Start(ctx); err != nil {
		follower.Close()
		return nil, fmt.Errorf("reading the shape of the network: %w", err)
	}
	d.Shape, d.Paths = follower.Fresh, pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{Time: timeout})
	return follower.Close, nil
}
