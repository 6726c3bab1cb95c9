package cypher_test

import (
	"context"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestConformance judges the engine by the suite that judges every engine.
func TestConformance(t *testing.T) {
	db := neo4jtest.Empty(t)
	s := storetest.Connect(t, db)
	pathtest.Run(t, func(t testing.TB, records network.Records) pathtest.Subject {
		storetest.Clear(t, db)
		storetest.Put(t, s, records)
		return subject{Engine: cypher.New(s, cypher.Limits{}), store: s}
	})
}

// subject answers what the suite asks beside paths from what the store derived.
type subject struct {
	*cypher.Engine
	store *store.Store
}

func (s subject) Holds(ctx context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error) {
	links, err := s.store.Links(ctx, []string{link})
	if err != nil {
		return "", err
	}
	if links[link] == nil {
		return "", network.Missing("link", link)
	}
	known := network.MaxDay
	if knownBy != nil {
		known = *knownBy
	}
	tenure, ok := network.KnownBy(links[link].Tenures, known)
	if !ok {
		return network.Not, nil
	}
	return tenure.Holding(on), nil
}

func (s subject) StatusOn(ctx context.Context, entity string, on network.Day) (network.Status, error) {
	entities, err := s.store.Entities(ctx, []string{entity})
	if err != nil {
		return "", err
	}
	if entities[entity] == nil {
		return "", network.Missing("entity", entity)
	}
	status, _ := network.StatusOn(entities[entity].StatusHistory, on)
	return status, nil
}
