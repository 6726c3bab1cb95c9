// Package change measures what a write costs the instances that follow the network in
// memory: how long until the writer's next query sees it, and what queries feel of
// others' writing.
package change

import (
	"context"
	"fmt"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/topology"
)

// Writer writes links between organisations that are there.
type Writer struct {
	store *store.Store
	draft draft
}

// NewWriter makes a writer, whose name no other has.
func NewWriter(name string, s *store.Store, n *generate.Network) *Writer {
	return &Writer{store: s, draft: draft{name: "written-" + name, network: n}}
}

// Write writes so many links in one transaction, and returns the last.
func (w *Writer) Write(ctx context.Context, links int) (network.Link, error) {
	var records network.Records
	for range links {
		records.Links = append(records.Links, w.draft.next())
	}
	_, err := w.store.Update(ctx, network.Reason{Actor: "bench", Summary: "written while it is measured"}, func(ctx context.Context, tx network.Tx) error {
		return tx.Put(ctx, records)
	})
	return records.Links[len(records.Links)-1], err
}

// Latencies are how long each of several writes took, then the query that must
// see it, then the same query again, on the instance that wrote; and how long its
// snapshot took to build before, how large it was, and what it takes to keep.
type Latencies struct {
	Write, Seen, Again []time.Duration
	Build              time.Duration
	Size               Size
	Upkeep             Upkeep
}

// Latency wires an instance as entente does – a store, a follower of it, the
// engine in memory – and writes and asks in turn.
func Latency(ctx context.Context, s *store.Store, n *generate.Network, times int) (Latencies, error) {
	var seen Latencies
	before := heap()
	follower := topology.NewFollower(s, topology.Options{})
	defer follower.Close()
	building := time.Now()
	if err := follower.Start(ctx); err != nil {
		return seen, err
	}
	seen.Build = time.Since(building)
	seen.Size = sizeOf(follower.Current(), before)
	paths := pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{})
	w := NewWriter("alone", s, n)
	if err := w.Begin(ctx); err != nil {
		return seen, err
	}
	for range times {
		began := time.Now()
		link, err := w.Write(ctx, 1)
		if err != nil {
			return seen, fmt.Errorf("write a link: %w", err)
		}
		written := time.Now()
		if err := joined(ctx, paths, link); err != nil {
			return seen, err
		}
		asked := time.Now()
		if err := joined(ctx, paths, link); err != nil {
			return seen, err
		}
		seen.Write = append(seen.Write, written.Sub(began))
		seen.Seen = append(seen.Seen, asked.Sub(written))
		seen.Again = append(seen.Again, time.Since(asked))
	}
	var err error
	seen.Upkeep, err = upkeep(follower.Current(), n, times)
	return seen, err
}

// joined makes sure that a question sees the link.
func joined(ctx context.Context, paths *pathfind.Service, l network.Link) error {
	hops := 1
	answer, err := paths.Paths(ctx, pathfind.Question{
		From: []string{l.From}, To: []string{l.To}, First: 1,
		Where: pathfind.Filter{MaxHops: &hops, LinkTypes: []network.LinkType{l.Type}},
	})
	if err != nil {
		return fmt.Errorf("ask for a link: %w", err)
	}
	if answer.Outcome != pathfind.Found {
		return fmt.Errorf("the writer's next query does not see %s", l.ID)
	}
	return nil
}

// Written is what was written in a while.
type Written struct {
	Links, Transactions int
	For                 time.Duration
}

// sizes are how many links the transactions of a writer have, in turn.
func sizes() []int { return []int{1, 10, 1, 100, 5, 50, 250} }

// Begin writes one transaction of each size, so that Neo4j knows the statements.
func (w *Writer) Begin(ctx context.Context) error {
	for _, links := range sizes() {
		if _, err := w.Write(ctx, links); err != nil {
			return fmt.Errorf("write links: %w", err)
		}
	}
	return nil
}

// Keep writes about so many links a second until ctx ends.
func (w *Writer) Keep(ctx context.Context, perSecond int) (Written, error) {
	sizes := sizes()
	var total Written
	began := time.Now()
	for ctx.Err() == nil {
		links := sizes[total.Transactions%len(sizes)]
		if _, err := w.Write(ctx, links); err != nil {
			if ctx.Err() != nil {
				break
			}
			return total, fmt.Errorf("write links: %w", err)
		}
		total.Links += links
		total.Transactions++
		due := began.Add(time.Duration(total.Links) * time.Second / time.Duration(perSecond))
		select {
		case <-ctx.Done():
		case <-time.After(time.Until(due)):
		}
	}
	total.For = time.Since(began)
	return total, nil
}
