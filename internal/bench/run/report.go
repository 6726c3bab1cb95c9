package main

import (
	"context"
	"fmt"
	"time"

	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
)

const (
	// reportTimeout is how long a part of a report may take in either language, and
	// reportTimes how often each is asked.
	reportTimeout = time.Minute
	reportTimes   = 5
)

// reports measures a report part by part. Only entente with the topology is asked: without
// it there are none.
func (r *networkRun) reports(ctx context.Context) (table.Reports, error) {
	measured := table.Reports{Countries: question.ReportCountries, Timeout: reportTimeout}
	workloads, err := question.Reports()
	if err != nil {
		return measured, err
	}
	for _, unit := range []string{question.ByPartners, question.ByHops} {
		for _, w := range workloads {
			questions, err := question.Draw(ctx, w, r.neo4j.Network, target.Asking(r.memory.Address))
			if err != nil {
				return measured, err
			}
			for _, form := range w.Forms {
				if form.Name != unit {
					continue
				}
				r.doing("a report: %s %s", w.Name, form.Name)
				part, err := r.reportPart(ctx, w.Name, form, questions)
				if err != nil {
					return measured, fmt.Errorf("%s %s: %w", w.Name, form.Name, err)
				}
				measured.Parts = append(measured.Parts, part)
			}
		}
	}
	return measured, nil
}

// reportPart measures one part of a report.
func (r *networkRun) reportPart(ctx context.Context, name string, form question.Form, questions []question.Question) (table.ReportPart, error) {
	part := table.ReportPart{Name: name, Unit: form.Name}
	topology, err := target.OverHTTP(target.Topology, r.memory.Address, form, questions)
	if err != nil {
		return part, err
	}
	targets := []target.Target{topology}
	if form.Cypher != "" {
		targets = append(targets, target.OverBolt(r.neo4j.Driver, form, questions))
	}
	visited := r.visited()
	plan := measure.Plan{Timeout: reportTimeout}
	samples, err := plan.Alone(ctx, targets, reportTimes)
	if err != nil {
		return part, err
	}
	for i, sample := range samples {
		if sample.Failure != nil {
			r.doing("a report: %s %s: %v", name, form.Name, sample.Failure)
		}
		if targets[i].Name == target.Bare {
			part.Bare = sample
		} else {
			part.Topology = *sample
		}
	}
	if n := len(part.Topology.Latencies); n > 0 {
		part.Visited = int64((r.visited() - visited) / float64(n+1)) // and once before
	}
	return part, nil
}
