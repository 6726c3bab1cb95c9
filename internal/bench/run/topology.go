package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/bench/change"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/subject"
	"github.com/entente-graph/entente/internal/bench/table"
)

// stream reads the rows of which a snapshot is built, and does nothing with them.
// It does so twice, and gives the time of the second, for by then Neo4j has them
// in memory, as it has when the snapshot is built.
func (s *stage) stream(ctx context.Context) (took time.Duration, err error) {
	s.tell("%d links: reading all of it over Bolt", s.neo4j.Network.Links)
	statements, err := question.Streams()
	if err != nil {
		return 0, err
	}
	session := s.neo4j.Driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j", FetchSize: 10_000})
	defer func() { _ = session.Close(ctx) }() // everything was read, or said why not
	for range 2 {
		began := time.Now()
		for _, statement := range statements {
			if err := readAll(ctx, session, statement); err != nil {
				return 0, fmt.Errorf("read the network: %w", err)
			}
		}
		took = time.Since(began)
	}
	return took, nil
}

func readAll(ctx context.Context, session neo4j.SessionWithContext, statement string) error {
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
	}
	return result.Err()
}

// topology measures the shape in memory itself: last, since it writes.
func (s *stage) topology(ctx context.Context) (table.Topology, error) {
	measured, links := s.built, s.neo4j.Network.Links
	var err error
	if measured.ResidentAfter, err = s.memory.Resident(ctx); err != nil {
		return measured, err
	}
	s.tell("%d links: paths while links are written", links)
	if err := s.whileWriting(ctx, &measured); err != nil {
		return measured, err
	}
	if measured.Peak, err = s.memory.Peak(); err != nil {
		return measured, err
	}
	if measured.Stream, err = s.stream(ctx); err != nil {
		return measured, err
	}
	s.tell("%d links: writing and asking in turn", links)
	st, err := s.neo4j.Store(ctx)
	if err != nil {
		return measured, err
	}
	defer func() { _ = st.Close(ctx) }() // each transaction was committed, or said why not
	seen, err := change.Latency(ctx, st, s.neo4j.Network, 200)
	if err != nil {
		return measured, err
	}
	measured.Build, measured.Size = seen.Build, seen.Size
	measured.Apply, measured.Compact = sample(seen.Upkeep.Apply), seen.Upkeep.Share
	measured.Write, measured.Seen, measured.Again = sample(seen.Write), sample(seen.Seen), sample(seen.Again)
	return measured, nil
}

func sample(latencies []time.Duration) measure.Sample {
	slices.Sort(latencies)
	return measure.Sample{Clients: 1, Latencies: latencies}
}

// whileWriting asks for shortest paths, first while nobody writes, then while 500
// links a second are written by another instance.
func (s *stage) whileWriting(ctx context.Context, measured *table.Topology) error {
	workloads, err := question.Workloads()
	if err != nil {
		return err
	}
	shortest := workloads[0]
	questions, err := question.Draw(ctx, shortest, s.neo4j.Network, subject.Asking(s.memory.Address))
	if err != nil {
		return err
	}
	who, err := subject.OverHTTP(subject.Topology, s.memory.Address, shortest.Forms[0], questions)
	if err != nil {
		return err
	}
	plan := measure.Plan{Time: 5 * s.plan().Time, Rounds: 1, Patience: s.Patience}
	idle, err := plan.Compare(ctx, []subject.Subject{who}, 1)
	if err != nil {
		return err
	}
	st, err := s.neo4j.Store(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = st.Close(ctx) }() // each transaction was committed, or said why not

	const perSecond = 500
	writer := change.NewWriter("meanwhile", st, s.neo4j.Network)
	if err := writer.Begin(ctx); err != nil {
		return err
	}
	writing, stop := context.WithCancel(ctx)
	defer stop()
	type outcome struct {
		change.Written
		error
	}
	done := make(chan outcome, 1)
	go func() {
		written, err := writer.Keep(writing, perSecond)
		done <- outcome{written, err}
	}()
	busy, err := plan.Compare(ctx, []subject.Subject{who}, 1)
	stop()
	written := <-done
	if err := errors.Join(err, written.error); err != nil {
		return err
	}
	measured.Idle, measured.Writing = *idle[0][1], *busy[0][1]
	measured.LinksWritten, measured.Transactions, measured.WritingFor = written.Links, written.Transactions, written.For
	return nil
}
