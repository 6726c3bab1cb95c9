package main

import (
	"context"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
)

// load measures what a client that asks for nodes by their ids, and one that asks
// for /readyz and one for /metrics, feel of eight that ask the worst there is.
func (r *networkRun) load(ctx context.Context) (table.Load, error) {
	const (
		pause = 10 * time.Millisecond // so that the probes are no load themselves
		ahead = 2 * time.Second
		// Probes are few while the machine is busy: they take longer than a figure.
		longer = 6
	)
	r.doing("nodes by id, beside the worst there is")
	server, n := r.best(), r.neo4j.Network
	ask := target.Asking(server.Address)
	form, worst, aliases, err := question.Worst(ctx, n, ask)
	if err != nil {
		return table.Load{}, err
	}
	heavy, err := target.OverHTTP("the worst there is", server.Address, form, []question.Question{worst})
	if err != nil {
		return table.Load{}, err
	}
	nodes, err := r.nodes(ctx, server.Address)
	if err != nil {
		return table.Load{}, err
	}
	probes := []target.Target{nodes, target.Page(server.Address, "/readyz"), target.Page(server.Address, "/metrics")}
	plan := measure.Plan{Time: r.seconds(longer), Timeout: time.Minute, Pause: pause}
	alone, beside, loaded, err := plan.Beside(ctx, probes, measure.Load{Target: heavy, Clients: manyClients, Ahead: ahead})
	if err != nil {
		return table.Load{}, err
	}
	for _, sample := range append(beside, loaded) {
		if sample.Failure != nil {
			r.doing("beside the worst there is: %v", sample.Failure)
		}
	}
	measured := table.Load{Measured: true, Aliases: aliases, Worst: *loaded}
	for i, probe := range probes {
		measured.Probes = append(measured.Probes, table.Probe{Name: probe.Name, Alone: *alone[i], Beside: *beside[i]})
	}
	measured.Peak, err = server.Peak()
	return measured, err
}

// nodes returns the target that is the server asked for nodes by their ids.
func (r *networkRun) nodes(ctx context.Context, address string) (target.Target, error) {
	workloads, err := question.Workloads(r.neo4j.Network.Shape)
	if err != nil {
		return target.Target{}, err
	}
	for _, w := range workloads {
		if w.Name == question.Node {
			questions, err := question.Draw(ctx, w, r.neo4j.Network, target.Asking(address))
			if err != nil {
				return target.Target{}, err
			}
			return target.OverHTTP(w.Name, address, w.Forms[0], questions)
		}
	}
	panic("there is no workload " + question.Node)
}
