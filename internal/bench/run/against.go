package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/bench/environment"
	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
)

const (
	// againstRounds is in how many turns two programs are compared: with an odd
	// number the median is one of them.
	againstRounds = 9
	// leastRatio is what a change may cost: a program that is slower than this part
	// of the other is too slow.
	leastRatio = 0.95
)

// compare measures two programs on the same Neo4j in turns, and prints how many
// questions a second one answers for each of the other. It is an error if one of
// the ratios is too small.
func (b *bench) compare(ctx context.Context, c environment.Config, p *progress) error {
	var slow []string
	for _, size := range b.Networks {
		compared, err := b.compareOn(ctx, c, p, generate.New(size.shape, size.links, b.Seed))
		if err != nil {
			return err
		}
		p.clear()
		fmt.Print(table.Against(compared, leastRatio))
		for _, row := range compared.Rows {
			if row.Median < leastRatio {
				slow = append(slow, fmt.Sprintf("%s, %d links: %s: %.2f", size.shape, size.links, row.Title(), row.Median))
			}
		}
	}
	if len(slow) > 0 {
		return fmt.Errorf("below %g of %s:\n%s", leastRatio, b.Against, strings.Join(slow, "\n"))
	}
	return nil
}

// compareOn compares both programs on one network.
func (b *bench) compareOn(ctx context.Context, c environment.Config, p *progress, n *generate.Network) (compared table.Compared, err error) {
	r, err := b.open(ctx, c, p, n)
	if err != nil {
		return compared, err
	}
	defer func() { err = errors.Join(err, r.close(context.WithoutCancel(ctx))) }()
	compared.Shape, compared.Links = string(n.Shape), n.Links
	other, err := r.serve(ctx, "other", b.Against, b.Topology)
	if err != nil {
		return compared, err
	}
	if r.engine, err = r.serve(ctx, "this", b.Entente, b.Topology); err != nil {
		return compared, err
	}
	all, err := r.prepare(ctx)
	if err != nil {
		return compared, err
	}
	plan := measure.Plan{Time: b.seconds(float64(againstRounds) / float64(b.Rounds)), Rounds: againstRounds, Timeout: b.Timeout}
	for _, w := range all {
		for _, form := range w.Forms {
			r.doing("comparing: %s %s", w.Name, form.Name)
			this, err := asked(ctx, b.Entente, r.engine.Address, form, w.questions)
			if err != nil {
				return compared, err
			}
			that, err := asked(ctx, b.Against, other.Address, form, w.questions)
			if errors.Is(err, target.ErrNoTag) { // it is too old for this
				r.doing("not compared: %s %s: %v", w.Name, form.Name, err)
				continue
			}
			if err != nil {
				return compared, err
			}
			ratio, err := plan.InTurns(ctx, this, that, manyClients)
			if err != nil {
				return compared, fmt.Errorf("%s %s: %w", w.Name, form.Name, err)
			}
			compared.Rows = append(compared.Rows, table.ComparedRow{Workload: w.Name, Form: form.Name, Ratio: ratio})
		}
	}
	return compared, nil
}
