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
	"github.com/entente-graph/entente/internal/bench/subject"
	"github.com/entente-graph/entente/internal/bench/table"
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
	network := func(links int, each time.Duration) table.Network {
		one := measure.Sample{Latencies: []time.Duration{each, 2 * each}}
		return table.Network{
			Links: links,
			Rows: []table.Row{
				{Workload: "one shortest path", Cells: []table.Cell{
					{Subject: subject.Topology, Samples: samples(each, 4000, 0), Work: 123},
					{Subject: subject.Engine, Samples: samples(40*time.Millisecond, 25, 3), Work: 4567, Trips: 5.25},
					{Subject: subject.Bare, Samples: samples(time.Millisecond, 1000, 0), Work: 300},
					{Subject: subject.Constant, Samples: samples(each/2, 7000, 0), Work: -1},
				}},
				{Workload: "one shortest path", Form: "with evidence", Cells: []table.Cell{
					{Subject: subject.Topology, Samples: measure.Samples{1: {Failed: 2, Elapsed: time.Second}, 8: {Failed: 3, Elapsed: time.Second}}, Work: -1},
					{Subject: subject.Engine, Samples: measure.Samples{1: {Late: 1, Elapsed: 12 * time.Second}, 8: {Late: 8, Elapsed: 12 * time.Second}}, Work: -1},
					{Subject: subject.Bare, Samples: samples(6*time.Second, 1, 0), Work: 1_234_567},
				}},
			},
			Topology: table.Topology{
				Measured: true, Ready: 5 * time.Second, Build: 4 * time.Second, Stream: 3 * time.Second, Resident: 300e6, ResidentAfter: 310e6, Peak: 350e6, Apply: one, Compact: 20 * time.Microsecond,
				Size: change.Size{Entities: 30_000, Links: links, Bytes: 90e6, Text: 40e6}, Write: one, Seen: one, Again: one, Idle: one, Writing: one,
				LinksWritten: 5000, Transactions: 90, WritingFor: 10 * time.Second,
			},
		}
	}
	return table.Run{
		Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Cores: 2, MemoryGB: 24, Neo4j: "5.26.22", Go: "go1.26", Seed: 1, Seconds: 1.5, Patience: 12 * time.Second,
		Networks: []table.Network{network(100_000, 200*time.Microsecond), network(1_000_000, 300*time.Microsecond)},
	}
}

func TestMarkdown(t *testing.T) {
	got := table.Markdown(example())
	golden := filepath.Join("testdata", "example.md")
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
