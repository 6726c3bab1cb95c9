package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/suggestion"
	"github.com/entente-graph/entente/internal/suggestion/backtest"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// The extent of the back-test of suggestions: what is larger takes long, and shows the same.
const (
	largestSuggested = 100_000
	mostSuggested    = 200
)

// suggestions makes the back-test of suggestions on the networks that are small enough,
// and on the built-in one. It needs no Neo4j.
func (b *bench) suggestions(p *progress) ([]table.Suggested, error) {
	builtIn, err := builtInRecords()
	if err != nil {
		return nil, err
	}
	first, err := suggested(p, "built-in", builtIn)
	if err != nil {
		return nil, err
	}
	all := []table.Suggested{first}
	for _, size := range b.Networks {
		if size.links > largestSuggested {
			size.links = largestSuggested
		}
		name := fmt.Sprintf("%s, %d links", size.shape, size.links)
		if measured(all, name) {
			continue
		}
		one, err := suggested(p, name, recordsOf(generate.New(size.shape, size.links, b.Seed)))
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// measured reports whether a network is among those of which the back-test was made.
func measured(all []table.Suggested, name string) bool {
	for i := range all {
		if all[i].Network == name {
			return true
		}
	}
	return false
}

// suggested makes the back-test on one network.
func suggested(p *progress, name string, records network.Records) (table.Suggested, error) {
	p.report("%s: whom suggestions would have found", name)
	s, err := derived.Build(1, &records)
	if err != nil {
		return table.Suggested{}, fmt.Errorf("make the snapshot of %s: %w", name, err)
	}
	result, err := backtest.Run(s, suggestion.Fitted(), mostSuggested)
	return table.Suggested{Network: name, Result: result}, err
}

// recordsOf returns all records of a made-up network.
func recordsOf(n *generate.Network) (all network.Records) {
	const batch = 10_000
	for r := range n.Records(batch) {
		all.Sources = append(all.Sources, r.Sources...)
		all.Entities = append(all.Entities, r.Entities...)
		all.Links = append(all.Links, r.Links...)
	}
	return all
}

// builtInRecords returns all records of the built-in network.
func builtInRecords() (all network.Records, err error) {
	reader := interchange.NewReader("the built-in network", seed.JSONL())
	for {
		line, err := reader.Next()
		switch {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return all, fmt.Errorf("read the built-in network: %w", err)
		case line.Source != nil:
			all.Sources = append(all.Sources, line.Source.Apply(network.Source{}))
		case line.Entity != nil:
			all.Entities = append(all.Entities, line.Entity.Apply(network.Entity{}))
		case line.Link != nil:
			all.Links = append(all.Links, line.Link.Apply(network.Link{}))
		}
	}
}
