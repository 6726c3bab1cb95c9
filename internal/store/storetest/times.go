package storetest

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// Times answers, from what the store has derived, the questions about dates that
// the conformance suite of the path engines asks.
type Times struct{ Store *store.Store }

// Holds says how surely a link holds on a day, as known by another.
func (s Times) Holds(ctx context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error) {
	links, err := s.Store.Links(ctx, []string{link})
	if err != nil {
		return "", err
	}
	if links[link] == nil {
		return "", network.Missing("link", link)
	}
	return network.HoldingOn(links[link].Tenures, on, knownBy), nil
}

// StatusOn returns the status of an entity on a day.
func (s Times) StatusOn(ctx context.Context, entity string, on network.Day) (network.Status, error) {
	entities, err := s.Store.Entities(ctx, []string{entity})
	if err != nil {
		return "", err
	}
	if entities[entity] == nil {
		return "", network.Missing("entity", entity)
	}
	status, _ := network.StatusOn(entities[entity].StatusHistory, on)
	return status, nil
}
