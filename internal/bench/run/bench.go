package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/ground"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// Run measures each network, and writes the table.
func (b *bench) Run(ctx context.Context) error {
	cache, err := b.cache()
	if err != nil {
		return err
	}
	lock, err := filelock.Try(filepath.Join(cache, "lock"))
	if errors.Is(err, filelock.ErrHeld) {
		return errors.New("another one is measuring already: two at a time would measure each other")
	}
	if err != nil {
		return err
	}
	defer func() { _ = lock.Release() }() // it ends with the process at the latest
	if err := ground.Tidy(cache); err != nil {
		return err
	}
	workloads, err := b.workloads()
	if err != nil {
		return err
	}
	t := &told{began: time.Now()}
	run := table.Run{
		Date: time.Now(), Cores: runtime.NumCPU(), MemoryGB: memory(ctx), Go: runtime.Version(), Seed: b.Seed, Seconds: b.Seconds, Patience: b.Patience,
	}
	where := ground.Config{Cache: cache, Fresh: b.Fresh, Tell: t.tell}
	for _, links := range b.Links {
		measured, version, err := b.network(ctx, where, t, generate.New(links, b.Seed), workloads)
		if err != nil {
			return err
		}
		run.Networks, run.Neo4j = append(run.Networks, measured), version
	}
	t.clear()
	markdown := table.Markdown(run)
	fmt.Print(markdown)
	if b.Readme != "" {
		return table.Put(b.Readme, markdown)
	}
	return nil
}

// cache gives the folder of the networks, which it makes.
func (b *bench) cache() (string, error) {
	if b.Cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("there is no cache folder for this user (%w): name a folder by --cache", err)
		}
		b.Cache = filepath.Join(user, "entente", "bench")
	}
	if err := os.MkdirAll(b.Cache, 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the networks: %w", err)
	}
	return b.Cache, nil
}

func (b *bench) workloads() ([]question.Workload, error) {
	all, err := question.Workloads()
	if err != nil {
		return nil, err
	}
	var chosen []question.Workload
	for _, w := range all {
		if strings.Contains(w.Name, b.Only) {
			chosen = append(chosen, w)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is no workload with %q in its name", b.Only)
	}
	return chosen, nil
}

func (b *bench) plan() measure.Plan {
	return measure.Plan{Time: time.Duration(b.Seconds * float64(time.Second)), Rounds: b.Rounds, Patience: b.Patience}
}

// network measures one network.
func (b *bench) network(ctx context.Context, c ground.Config, t *told, n *generate.Network, workloads []question.Workload) (measured table.Network, version string, err error) {
	t.tell("%d links: starting Neo4j on a copy of the network", n.Links)
	g, err := ground.StartNeo4j(ctx, c, n)
	if err != nil {
		return measured, "", err
	}
	defer func() { err = errors.Join(err, g.Stop(context.WithoutCancel(ctx))) }()
	if version, err = g.Version(ctx); err != nil {
		return measured, "", err
	}
	s := &stage{bench: b, told: t, neo4j: g}
	defer func() { err = errors.Join(err, s.stop()) }()
	if err := s.start(ctx); err != nil {
		return measured, "", err
	}
	measured.Links = n.Links
	t.tell("%d links: warming up", n.Links)
	if _, err := s.workload(ctx, workloads[0]); err != nil {
		return measured, "", err
	}
	for _, w := range workloads {
		rows, err := s.workload(ctx, w)
		if err != nil {
			return measured, "", err
		}
		measured.Rows = append(measured.Rows, rows...)
	}
	if b.Topology {
		measured.Topology, err = s.topology(ctx)
	}
	return measured, version, err
}
