package main

import (
	"context"
	"log/slog"
	"sync"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Search says how a service answers questions about paths and reach.
type Search struct {
	Topology string `group:"search" enum:"on,off" default:"on" placeholder:"on|off" help:"Keep the shape of the network in memory and search there; off, for networks larger than memory, asks Neo4j hop by hop. ${default} by default."`
}

// service is what answers queries for as long as a service runs.
type service struct {
	resolver *graph.Resolver
	// follower keeps the topology; nil where there is none.
	follower *topology.Follower
	// visited counts the links that searches in memory have looked at.
	visited  func() int64
	starting sync.WaitGroup
}

// service begins to keep the topology, if there is to be one. It does not wait for
// it: questions that need it do.
func (o *Search) service(ctx context.Context, s *store.Store, c *Connection, log *slog.Logger) *service {
	if o.Topology == "off" {
		return &service{resolver: newResolver(s, c)}
	}
	follower := topology.NewFollower(s, topology.Options{Log: log})
	paths := pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{Time: c.ReadTimeout})
	service := &service{resolver: &graph.Resolver{Store: s, Paths: paths, Shape: follower.Fresh}, follower: follower, visited: paths.Visited}
	service.starting.Go(func() {
		if err := follower.Start(ctx); err != nil && ctx.Err() == nil {
			log.Error("the topology was not built", "error", err)
		}
	})
	return service
}

// health says how the topology is; nil where there is none.
func (s *service) health() func() topology.Health {
	if s.follower == nil {
		return nil
	}
	return s.follower.Health
}

// close ends keeping the topology.
func (s *service) close() {
	if s.follower != nil {
		s.follower.Close()
	}
	s.starting.Wait()
}
