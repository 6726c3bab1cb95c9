package main

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// records are those of a network that is in no store, for reports.
type records struct {
	entities  map[string]*network.Entity
	citations map[string][]network.Citation
}

// inMemory returns records by their ids.
func inMemory(all *network.Records) *records {
	r := &records{entities: map[string]*network.Entity{}, citations: map[string][]network.Citation{}}
	sources := map[string]*network.Source{}
	for i := range all.Sources {
		sources[all.Sources[i].ID] = &all.Sources[i]
	}
	for i := range all.Entities {
		r.entities[all.Entities[i].ID] = &all.Entities[i]
	}
	for i := range all.Links {
		for _, e := range all.Links[i].Evidence {
			r.citations[all.Links[i].ID] = append(r.citations[all.Links[i].ID], network.Citation{Evidence: e, From: sources[e.Source]})
		}
	}
	return r
}

// Entities returns entities by their ids.
func (r *records) Entities(_ context.Context, ids []string) (map[string]*network.Entity, error) {
	found := make(map[string]*network.Entity, len(ids))
	for _, id := range ids {
		found[id] = r.entities[id]
	}
	return found, nil
}

// LinkEvidence returns the evidence of links by their ids.
func (r *records) LinkEvidence(_ context.Context, ids []string) (map[string][]network.Citation, error) {
	found := make(map[string][]network.Citation, len(ids))
	for _, id := range ids {
		found[id] = r.citations[id]
	}
	return found, nil
}
