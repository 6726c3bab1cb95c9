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
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
)

// stream reads the rows of which a snapshot is built, and does nothing with them.
// It does so twice, and returns the time of the second, for by then Neo4j has them
// in memory, as it has when the snapshot is built.
func (r *networkRun) stream(ctx context.Context) (took time.Duration, err error) {
	r.doing("reading all of it over Bolt")
	statements, err := question.Streams()
	if err != nil {
		return 0, err
	}
	session := r.neo4j.Driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j", FetchSize: 10_000})
	defer func() { _ = session.Close(ctx) }() // everything was read, or has failed
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
func (r *networkRun) topology(ctx context.Context) (table.Topology, error) {
	measured := r.built
	var err error
	if measured.ResidentAfter, err = r.memory.Resident(ctx); err != nil {
		return measured, err
	}
	r.doing("paths while links are written")
	if err := r.whileWriting(ctx, &measured); err != nil {
		return measured, err
	}
	if measured.Peak, err = r.memory.Peak(); err != nil {
		return measured, err
	}
	if measured.Stream, err = r.stream(ctx); err != nil {
		return measured, err
	}
	r.doing("writing and asking in turn")
	st, err := r.neo4j.Store(ctx)
	if err != nil {
		return measured, err
	}
	defer func() { _ = st.Close(ctx) }() // each transaction was committed, or has failed
	seen, err := change.Latency(ctx, st, r.neo4j.Network, 200)
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
func (r *networkRun) whileWriting(ctx context.Context, measured *table.Topology) error {
	workloads, err := question.Workloads(r.neo4j.Network.Shape)
	if err != nil {
		return err
	}
	shortest := workloads[0]
	questions, err := question.Draw(ctx, shortest, r.neo4j.Network, target.Asking(r.memory.Address))
	if err != nil {
		return err
	}
	memory, err := target.OverHTTP(target.Topology, r.memory.Address, shortest.Forms[0], questions)
	if err != nil {
		return err
	}
	plan := measure.Plan{Time: 5 * r.plan().Time, Rounds: 1, Timeout: r.Timeout}
	idle, err := plan.Compare(ctx, []target.Target{memory}, 1)
	if err != nil {
		return err
	}
	st, err := r.neo4j.Store(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = st.Close(ctx) }() // each transaction was committed, or has failed

	const perSecond = 500
	writer := change.NewWriter("meanwhile", st, r.neo4j.Network)
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
	busy, err := plan.Compare(ctx, []target.Target{memory}, 1)
	stop()
	written := <-done
	if err := errors.Join(err, written.error); err != nil {
		return err
	}
	measured.Idle, measured.Writing = *idle[0][1], *busy[0][1]
	measured.LinksWritten, measured.Transactions, measured.WritingFor = written.Links, written.Transactions, written.For
	return nil
}
