package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/entente-graph/entente/internal/bench/environment"
	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
	"github.com/entente-graph/entente/internal/store"
)

// manyClients is how many clients ask at once for the rates that are compared.
const manyClients = 8

// networkRun is a network with all that is measured on it.
type networkRun struct {
	*bench
	*progress
	neo4j *environment.Neo4j
	// memory is entente with the topology, nil without; engine is entente with the
	// cypher engine.
	memory, engine *environment.Server
	built          table.Topology
	servers        []*environment.Server
}

// open starts a Neo4j on a network, which it loads if need be.
func (b *bench) open(ctx context.Context, c environment.Config, p *progress, n *generate.Network) (*networkRun, error) {
	r := &networkRun{bench: b, progress: p}
	p.report("%s, %d links: starting Neo4j on a copy of the network", n.Shape, n.Links)
	var err error
	r.neo4j, err = environment.StartNeo4j(ctx, c, n)
	return r, err
}

func (r *networkRun) close(ctx context.Context) error {
	var err error
	for _, server := range r.servers {
		err = errors.Join(err, server.Stop())
	}
	return errors.Join(err, r.neo4j.Stop(ctx))
}

// doing reports what is being done with the network.
func (r *networkRun) doing(format string, args ...any) {
	n := r.neo4j.Network
	r.report("%s, %d links: %s", n.Shape, n.Links, fmt.Sprintf(format, args...))
}

// serve starts a server that close stops.
func (r *networkRun) serve(ctx context.Context, name, binary string, topology bool) (*environment.Server, error) {
	r.doing("starting entente: %s", name)
	server, err := r.neo4j.Serve(ctx, name, binary, topology)
	if err == nil {
		r.servers = append(r.servers, server)
	}
	return server, err
}

// start starts the servers, one after the other.
func (r *networkRun) start(ctx context.Context) (err error) {
	if r.engine, err = r.serve(ctx, "topology-off", r.Entente, false); err != nil {
		return err
	}
	if !r.Topology {
		return nil
	}
	if r.memory, err = r.serve(ctx, "topology-on", r.Entente, true); err != nil {
		return err
	}
	r.built.Measured, r.built.Ready = true, r.memory.Took
	r.built.Resident, err = r.memory.Resident(ctx)
	return err
}

// best is the server that answers questions that are not measured.
func (r *networkRun) best() *environment.Server {
	if r.memory != nil {
		return r.memory
	}
	return r.engine
}

// drawn is a workload with its questions.
type drawn struct {
	question.Workload
	questions []question.Question
}

// prepare draws the questions of all workloads, and warms up Neo4j by them.
func (r *networkRun) prepare(ctx context.Context) ([]drawn, error) {
	workloads, err := r.workloads(r.neo4j.Network.Shape)
	if err != nil {
		return nil, err
	}
	var all []drawn
	var warm []target.Target
	for _, w := range workloads {
		r.doing("drawing questions: %s", w.Name)
		questions, err := question.Draw(ctx, w, r.neo4j.Network, target.Asking(r.best().Address))
		if err != nil {
			return nil, err
		}
		all = append(all, drawn{w, questions})
		for _, form := range w.Forms {
			if form.Cypher != "" {
				warm = append(warm, target.OverBolt(r.neo4j.Driver, form, questions))
			}
		}
	}
	return all, r.plan().Warm(ctx, warm, manyClients, r.WarmUp, func(left time.Duration) {
		r.doing("warming up Neo4j, %v left", left.Round(time.Second))
	})
}

// workload measures all forms of a workload.
func (r *networkRun) workload(ctx context.Context, w drawn) ([]table.Row, error) {
	var rows []table.Row
	for _, form := range w.Forms {
		r.doing("%s %s", w.Name, form.Name)
		row, err := r.form(ctx, w, form)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", w.Name, form.Name, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// form measures one form of a workload.
func (r *networkRun) form(ctx context.Context, w drawn, form question.Form) (table.Row, error) {
	row := table.Row{Workload: w.Name, Form: form.Name, Questions: len(w.questions)}
	targets, err := r.targets(ctx, form, w.questions)
	if err != nil {
		return row, err
	}
	if w.Constant(form) {
		constant, server, err := r.constant(ctx, form, w.questions)
		if err != nil {
			return row, err
		}
		defer func() { _ = server.Stop() }() // it has nothing to lose
		targets = append(targets, constant)
	}
	visited := r.visited()
	samples, err := r.plan().Compare(ctx, targets, 1, manyClients)
	if err != nil {
		return row, err
	}
	for i, t := range targets {
		for _, sample := range samples[i] {
			if sample.Failure != nil {
				r.doing("%s %s: %v", w.Name, form.Name, sample.Failure)
			}
		}
		cell := table.Cell{Target: t.Name, Samples: samples[i]}
		cell.Work, cell.Trips = r.work(ctx, t.Name, form, w.questions)
		if after := r.visited(); t.Name == target.Topology && after > visited {
			cell.Work = int64((after - visited) / float64(answers(samples[i])))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, nil
}

// work returns the database hits and statements of a question; -1 where they are
// not known, be it that it takes too long.
func (r *networkRun) work(ctx context.Context, name string, form question.Form, questions []question.Question) (hits int64, statements float64) {
	if form.NotModified {
		return -1, 0 // the answer is not made
	}
	ctx, cancel := context.WithTimeout(ctx, r.Timeout)
	defer cancel()
	var err error
	switch name {
	case target.Bare:
		hits, err = target.Hits(ctx, r.neo4j.Driver, form, questions)
	case target.Engine:
		c := store.Config{URI: r.neo4j.URI(), Username: r.neo4j.Username(), Password: r.neo4j.Password()}
		hits, statements, err = target.Profile(ctx, c, form, questions)
	default:
		return -1, 0
	}
	if err != nil {
		return -1, 0
	}
	return hits, statements
}

// targets returns what the questions are put to.
func (r *networkRun) targets(ctx context.Context, form question.Form, questions []question.Question) ([]target.Target, error) {
	var targets []target.Target
	for _, server := range []struct {
		name string
		*environment.Server
	}{{target.Topology, r.memory}, {target.Engine, r.engine}} {
		if server.Server == nil {
			continue
		}
		one, err := asked(ctx, server.name, server.Address, form, questions)
		if err != nil {
			return nil, err
		}
		targets = append(targets, one)
	}
	if form.Cypher != "" {
		targets = append(targets, target.OverBolt(r.neo4j.Driver, form, questions))
	}
	return targets, nil
}

// asked returns the target that is a server, asked as the form says.
func asked(ctx context.Context, name, address string, form question.Form, questions []question.Question) (target.Target, error) {
	if form.NotModified {
		return target.NotModified(ctx, name, address, form, questions)
	}
	return target.OverHTTP(name, address, form, questions)
}

// constant starts a server that answers with entente's answer to the first question.
func (r *networkRun) constant(ctx context.Context, form question.Form, questions []question.Question) (target.Target, *environment.Server, error) {
	var data json.RawMessage
	ask := target.Asking(r.best().Address)
	if err := ask(ctx, form.GraphQL, questions[0].Variables, &data); err != nil {
		return target.Target{}, nil, err
	}
	file := filepath.Join(r.neo4j.Folder(), "constant.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return target.Target{}, nil, fmt.Errorf("keep an answer: %w", err)
	}
	server, err := r.neo4j.ServeConstant(ctx, file)
	if err != nil {
		return target.Target{}, nil, err
	}
	one, err := target.OverHTTP(target.Constant, server.Address, form, questions[:1])
	return one, server, err
}

func answers(samples measure.Samples) int {
	n := 0
	for _, s := range samples {
		n += len(s.Latencies)
	}
	return max(1, n)
}

// visited is how many links the topology's searches have looked at so far.
func (r *networkRun) visited() float64 {
	if r.memory == nil {
		return 0
	}
	figures, err := r.memory.Metrics()
	if err != nil {
		return 0
	}
	return figures[environment.Visited]
}
