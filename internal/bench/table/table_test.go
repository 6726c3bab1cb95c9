package table_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/bench/change"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/bench/target"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/suggestion/backtest"
)

var update = flag.Bool("update", false, "write the golden files")

func samples(each time.Duration, n int, incomplete int) measure.Samples {
	all := measure.Samples{}
	for _, clients := range []int{1, 8} {
		s := &measure.Sample{Clients: clients, Elapsed: time.Second, Incomplete: incomplete}
		for range n * clients {
			s.Latencies = append(s.Latencies, each)
		}
		all[clients] = s
	}
	return all
}

func example() table.Run {
	made := func(shape string, links int, each time.Duration) table.Network {
		one := measure.Sample{Latencies: []time.Duration{each, 2 * each}}
		return table.Network{
			Shape: shape, Links: links, Questions: "paths of up to 6 hops of links of all types",
			Rows: []table.Row{
				{Workload: "one shortest path", Cells: []table.Cell{
					{Target: target.Topology, Samples: samples(each, 4000, 0), Work: 123},
					{Target: target.Engine, Samples: samples(40*time.Millisecond, 25, 3), Work: 4567, Trips: 5.25},
					{Target: target.Bare, Samples: samples(time.Millisecond, 1000, 0), Work: 300},
					{Target: target.Constant, Samples: samples(each/2, 7000, 0), Work: -1},
				}},
				{Workload: "one shortest path", Form: "with evidence", Cells: []table.Cell{
					{Target: target.Topology, Samples: measure.Samples{1: {Failed: 2, Elapsed: time.Second}, 8: {Failed: 3, Elapsed: time.Second}}, Work: -1},
					{Target: target.Engine, Samples: measure.Samples{1: {Late: 1, Elapsed: 12 * time.Second}, 8: {Late: 8, Elapsed: 12 * time.Second}}, Work: -1},
					{Target: target.Bare, Samples: samples(6*time.Second, 1, 0), Work: 1_234_567},
				}},
				{Workload: "one shortest path", Form: "not modified", Cells: []table.Cell{
					{Target: target.Topology, Samples: samples(each/4, 16000, 0), Work: -1},
					{Target: target.Engine, Samples: samples(each, 4000, 0), Work: -1},
				}},
			},
			Topology: table.Topology{
				Measured: true, Ready: 5 * time.Second, Build: 4 * time.Second, Stream: 3 * time.Second, Resident: 300e6, ResidentAfter: 310e6, Peak: 350e6, Apply: one, Compact: 20 * time.Microsecond,
				Size: change.Size{Entities: 30_000, Links: links, Bytes: 90e6, Text: 40e6}, Write: one, Seen: one, Again: one, Idle: one, Writing: one,
				LinksWritten: 5000, Transactions: 90, WritingFor: 10 * time.Second,
			},
			Pictures: []table.Picture{{Marks: 2000, Lines: 5123, Shown: 800 * time.Millisecond, Rested: 3 * time.Second, Frames: 41.6, Renderer: "a graphics card"}},
			Pages:    []table.Page{{Name: "to begin with", Page: measure.Sample{Latencies: []time.Duration{3 * each, 5 * each}}, Query: one, Weight: 12_345}},
			Reports: table.Reports{Countries: 20, Timeout: time.Minute, Parts: []table.ReportPart{
				{Name: "who is reached, by country", Unit: "by partners", Topology: one, Bare: &one, Visited: 123_456},
				{Name: "what carries it", Unit: "by hops", Topology: one, Bare: &measure.Sample{Late: 1}},
				{Name: "what carries it", Unit: "by partners", Topology: one, Bare: &measure.Sample{Failed: 1}},
				{Name: "the whole report", Unit: "by hops", Topology: measure.Sample{Latencies: []time.Duration{9 * time.Second}, Incomplete: 1}},
			}},
			Load: table.Load{
				Measured: true, Aliases: 220, Peak: 1200e6,
				Worst: measure.Sample{Latencies: []time.Duration{17 * time.Second}, Refused: 3},
				Probes: []table.Probe{
					{Name: "node by id", Alone: one, Beside: measure.Sample{Latencies: []time.Duration{5 * each, 15 * each}}},
					{Name: "/readyz", Alone: one, Beside: measure.Sample{Latencies: []time.Duration{each}, Failed: 1, Refused: 2}},
				},
			},
		}
	}
	return table.Run{
		Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Cores: 2, MemoryGB: 24, Neo4j: "5.26.22", Go: "go1.26", Seed: 1, Seconds: 1.5, Timeout: 12 * time.Second, WarmUp: time.Minute, Took: 34 * time.Minute,
		Networks: []table.Network{made("hubs", 100_000, 200*time.Microsecond), made("hubs", 1_000_000, 300*time.Microsecond), made("spread", 1_100_000, 900*time.Microsecond)},
		Large: &table.LargeReport{
			Organizations: 35_990, Links: 54_321, Countries: 20, Body: "a body", ByPartners: measure.Sample{Latencies: []time.Duration{300 * time.Millisecond}},
			ByHops: measure.Sample{Latencies: []time.Duration{700 * time.Millisecond}},
		},
		Suggestions: []table.Suggested{
			{Network: "built-in", Result: backtest.Result{Day: network.DayOf(2023, 7, 26), Until: network.DayOf(2025, 10, 13)}},
			{Network: "hubs, 10000 links", Result: backtest.Result{
				Day: network.DayOf(2023, 7, 10), Organizations: 200, Most: 1800, Suggested: 1010, CommonNeighbours: 1000, PreferentialAttachment: 1100, Chance: 316.54,
			}},
		},
	}
}

func TestMarkdown(t *testing.T) { compare(t, "example.md", table.Markdown(example())) }

// The README has room for five lines.
func TestSummary(t *testing.T) {
	got := table.Summary(example())
	compare(t, "summary.md", got)
	lines := 0
	for line := range strings.Lines(got) {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if lines != 5 {
		t.Errorf("%d lines, want 5", lines)
	}
}

func TestAgainst(t *testing.T) {
	compare(t, "against.md", table.Against(table.Compared{Shape: "hubs", Links: 1_000_000, Rows: []table.ComparedRow{
		{Workload: "one shortest path", Ratio: measure.Ratio{Median: 1.5, Least: 1.2, Most: 1.7, First: 15_000, Second: 10_000}},
		{Workload: "one shortest path", Form: "with evidence", Ratio: measure.Ratio{Median: 0.94, Least: 0.9, Most: 1, First: 940, Second: 1000}},
	}}, 0.95))
}

// compare compares with a file of testdata.
func compare(t *testing.T, name, got string) {
	t.Helper()
	golden := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for line := range strings.Lines(got) {
		if utf8.RuneCountInString(line) > 121 {
			t.Errorf("a line is too long: %s", line)
		}
	}
}

// Only what stands between the comments is replaced.
func TestPut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n")
	for range 2 {
		if err := table.Put(file, "new\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "before\n<!-- bench -->\nnew\n<!-- /bench -->\nafter\n"; string(got) != want {
		t.Errorf("the file is %q, want %q", got, want)
	}
	write("no comments\n")
	if err := table.Put(file, "new\n"); err == nil {
		t.Error("a file without the comments is written to")
	}
}
