package main

import (
	"context"
	"log/slog"
	"runtime"
	"sync"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Search says how a service answers questions about paths and reach.
type Search struct {
	Topology    string `group:"search" enum:"on,off" default:"on" placeholder:"on|off" help:"Keep the shape of the network in memory and search there; off, for networks larger than memory, asks Neo4j hop by hop. ${default} by default."`
	SearchQueue int    `group:"search" default:"256" placeholder:"N" help:"How many requests may wait for a search while as many run as there are cores; those past it are refused, to be tried again. ${default} by default."`
}

// service is what answers queries for as long as a service runs.
type service struct {
	resolver *graph.Resolver
	// follower keeps the topology; nil where there is none.
	follower *topology.Follower
	// stats is what its searches have done.
	stats    func() pathfind.Stats
	starting sync.WaitGroup
}

// service begins to keep the topology, if there is to be one. It does not wait for
// it: questions that need it do.
func (o *Search) service(ctx context.Context, s *store.Store, c *Connection, log *slog.Logger) *service {
	limits := pathfind.Limits{Time: c.ReadTimeout, Queue: o.SearchQueue}
	if o.Topology == "off" {
		paths := pathfind.NewService(cypher.New(s), limits)
		return &service{resolver: &graph.Resolver{Store: s, Paths: paths}, stats: paths.Stats}
	}
	limits.Parallel = runtime.GOMAXPROCS(0)
	if p := newProcessors(); p != nil {
		limits.Long = p.long
	}
	follower := topology.NewFollower(s, topology.Options{Log: log})
	paths := pathfind.NewService(memory.New(follower.Newest), limits)
	service := &service{resolver: &graph.Resolver{Store: s, Paths: paths, Shape: follower.Fresh}, follower: follower, stats: paths.Stats}
	service.starting.Go(func() {
		if err := follower.Start(ctx); err != nil && ctx.Err() == nil {
			log.Error("the topology was not built", "error", err)
		}
	})
	return service
}

// ready waits for the topology, if there is one, however long its build takes; but
// not when the database has gone.
func (s *service) ready(ctx context.Context, gone <-chan struct{}) error {
	if s.follower == nil {
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-gone:
			cancel()
		case <-ctx.Done():
		}
	}()
	_, err := s.follower.Newest(ctx)
	return err
}

// health says how the topology is; nil where there is none.
func (s *service) health() func() topology.Health {
	if s.follower == nil {
		return nil
	}
	return s.follower.Health
}

// revision returns the newest revision of the network, if that is known: by the
// topology, which is not asked for here, or by asking for it where there is none.
func (s *service) revision(ctx context.Context) (revision int64, known bool) {
	if s.follower != nil {
		return s.follower.Known()
	}
	revision, err := s.resolver.Store.Revision(ctx)
	return revision, err == nil
}

// close ends keeping the topology.
func (s *service) close() {
	if s.follower != nil {
		s.follower.Close()
	}
	s.starting.Wait()
}
