package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/environment"
	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/localneo4j/filelock"
)

// Run measures each network, and writes the figures.
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
	if err := environment.Tidy(cache); err != nil {
		return err
	}
	p := &progress{began: time.Now()}
	defer p.clear()
	if b.Against != "" {
		return b.compare(ctx, environment.Config{Cache: cache, Fresh: b.Fresh, Report: p.report}, p)
	}
	run := table.Run{
		Date: time.Now(), Cores: runtime.NumCPU(), MemoryGB: memory(ctx), Go: runtime.Version(), Seed: b.Seed,
		Seconds: b.Seconds, Timeout: b.Timeout, WarmUp: b.WarmUp,
	}
	for _, size := range b.Networks {
		measured, version, err := b.measure(ctx, environment.Config{Cache: cache, Fresh: b.Fresh, Report: p.report}, p, generate.New(size.shape, size.links, b.Seed))
		if err != nil {
			return err
		}
		run.Networks, run.Neo4j = append(run.Networks, measured), version
	}
	if b.Suggestions {
		if run.Suggestions, err = b.suggestions(p); err != nil {
			return err
		}
	}
	if b.Reports && b.Topology {
		if run.Large, run.LargeMissing, err = b.largeReport(ctx, p); err != nil {
			return err
		}
	}
	p.clear()
	run.Took = time.Since(p.began)
	return b.write(run)
}

// write prints the figures, and writes them into the files.
func (b *bench) write(run table.Run) error {
	markdown := table.Markdown(run)
	fmt.Print(markdown)
	if b.Report != "" {
		if err := table.Put(b.Report, markdown); err != nil {
			return err
		}
	}
	if b.Readme != "" {
		return table.Put(b.Readme, table.Summary(run))
	}
	return nil
}

// cache returns the folder of the networks, which it makes.
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

func (b *bench) workloads(shape generate.Shape) ([]question.Workload, error) {
	all, err := question.Workloads(shape)
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
	return measure.Plan{Time: b.seconds(1), Rounds: b.Rounds, Timeout: b.Timeout}
}

// seconds returns so many times the time of a figure.
func (b *bench) seconds(times float64) time.Duration {
	return time.Duration(times * b.Seconds * float64(time.Second))
}

// isLargest reports whether no other network of the same shape has more links.
func (b *bench) isLargest(n *generate.Network) bool {
	return !slices.ContainsFunc(b.Networks, func(other size) bool { return other.shape == n.Shape && other.links > n.Links })
}

// measure measures one network.
func (b *bench) measure(ctx context.Context, c environment.Config, p *progress, n *generate.Network) (measured table.Network, version string, err error) {
	r, err := b.open(ctx, c, p, n)
	if err != nil {
		return measured, "", err
	}
	defer func() { err = errors.Join(err, r.close(context.WithoutCancel(ctx))) }()
	if version, err = r.neo4j.Version(ctx); err != nil {
		return measured, "", err
	}
	if err := r.start(ctx); err != nil {
		return measured, "", err
	}
	measured.Shape, measured.Links, measured.Questions = string(n.Shape), n.Links, question.Describe(n.Shape)
	drawn, err := r.prepare(ctx)
	if err != nil {
		return measured, "", err
	}
	for _, w := range drawn {
		rows, err := r.workload(ctx, w)
		if err != nil {
			return measured, "", err
		}
		measured.Rows = append(measured.Rows, rows...)
	}
	if b.Reports && b.Topology && b.isLargest(n) {
		if measured.Reports, err = r.reports(ctx); err != nil {
			return measured, version, err
		}
	}
	if b.Pages {
		if measured.Pages, err = r.pages(ctx); err != nil {
			return measured, version, err
		}
		if measured.Pictures, err = r.pictures(ctx); err != nil {
			return measured, version, err
		}
	}
	if b.Topology {
		if measured.Topology, err = r.topology(ctx); err != nil {
			return measured, version, err
		}
	}
	if b.Load {
		measured.Load, err = r.load(ctx)
	}
	return measured, version, err
}
