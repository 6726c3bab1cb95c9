package curate_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/seed"
)

// sources returns the lines of so many sources.
func sources(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"record":"source","id":"source:%05d","title":"T"}`+"\n", i)
	}
	return b.String()
}

// piped hides that a file can be read twice.
func piped(text string) io.Reader { return struct{ io.Reader }{strings.NewReader(text)} }

func input(text string) []curate.Input {
	return []curate.Input{{Name: "f", Reader: strings.NewReader(text)}}
}

func mustImport(t *testing.T, g *fakeGraph, inputs []curate.Input, options curate.Options) curate.Report {
	t.Helper()
	report, err := curate.Import(t.Context(), g, inputs, options)
	if err != nil {
		t.Fatalf("%v\n%v", err, report.Faults)
	}
	return report
}

func mustExport(t *testing.T, g *fakeGraph) string {
	t.Helper()
	text, err := g.export()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestImportBuiltInNetwork(t *testing.T) {
	g := newFake()
	report := mustImport(t, g, []curate.Input{{Name: "network.jsonl", Reader: seed.JSONL()}}, curate.Options{BatchSize: 50})
	if report.Lines != len(g.records) || report.Sources.Created+report.Entities.Created+report.Links.Created != report.Lines || report.Warnings.Count > 0 {
		t.Errorf("%+v", report)
	}
	text, err := io.ReadAll(seed.JSONL())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(mustExport(t, g), "\n")); diff != "" {
		t.Errorf("(-built in +exported):\n%s", diff)
	}
}

// However a file comes, it is the same; and only what cannot be read twice is
// kept in a temporary file, of which nothing is left.
func TestImportReadsAnything(t *testing.T) {
	text := "\uFEFF" + sources(30) + `{"record":"source","id":"source:00007","title":"last word"}`
	path := filepath.Join(t.TempDir(), "f.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	go func() {
		io.WriteString(write, text)
		write.Close()
	}()
	for _, c := range []struct {
		name   string
		in     io.Reader
		spools bool
	}{
		{"file", file, false},
		{"memory", strings.NewReader(text), false},
		{"pipe", read, true},
		{"packed", bytes.NewReader(zipped(t, text)), true},
		{"packed pipe", struct{ io.Reader }{bytes.NewReader(zipped(t, text))}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newFake()
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			if c.spools {
				// Without a place for it there is no way to read it twice.
				t.Setenv("TMPDIR", filepath.Join(temp, "missing"))
				_, err := curate.Import(t.Context(), newFake(), []curate.Input{{Name: "f", Reader: piped("")}}, curate.Options{})
				if !errors.Is(err, os.ErrNotExist) {
					t.Errorf("%v, want %v", err, os.ErrNotExist)
				}
				t.Setenv("TMPDIR", temp)
			} else {
				t.Setenv("TMPDIR", filepath.Join(temp, "missing"))
			}
			report := mustImport(t, g, []curate.Input{{Name: "f", Reader: c.in}}, curate.Options{Progress: func(p curate.Progress) {
				// Even killed now it would leave nothing behind.
				if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
					t.Errorf("while %s there is %v %v", p.Phase, left, err)
				}
			}})
			if want := (curate.Counts{Created: 30}); report.Sources != want || report.Lines != 31 {
				t.Errorf("%+v", report)
			}
			want := strings.Replace(sources(30), `source:00007","title":"T"`, `source:00007","title":"last word"`, 1)
			if diff := cmp.Diff(want, mustExport(t, g)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A file is read from where it stands, as standard input may be.
func TestImportReadsOn(t *testing.T) {
	in := strings.NewReader("not for us\n" + sources(1))
	if _, err := in.Seek(int64(len("not for us\n")), io.SeekStart); err != nil {
		t.Fatal(err)
	}
	g := newFake()
	mustImport(t, g, []curate.Input{{Name: "f", Reader: in}}, curate.Options{})
	if got := mustExport(t, g); got != sources(1) {
		t.Error(got)
	}
}

func TestImportTellsFirstFaults(t *testing.T) {
	// Lines that are bad by themselves are found before those whose source is
	// missing; reported they are in the order of the lines, file by file.
	dangling := `{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A","evidence":[{"source":"source:x","quote":"q"}]}` + "\n"
	two := strings.Repeat("{}\n", 300) + dangling + strings.Repeat("{}\n", 5200)
	inputs := []curate.Input{{Name: "z", Reader: strings.NewReader(dangling)}, {Name: "a", Reader: piped(two)}}
	g := newFake()
	report, err := curate.Import(t.Context(), g, inputs, curate.Options{})
	if network.CodeOf(err) != network.BadInput || err.Error() != "5,502 of 5,502 lines are bad; nothing was written" {
		t.Error(err)
	}
	var out strings.Builder
	if err := report.WriteFindings(&out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) != 1005 || lines[1004] != "" {
		t.Fatalf("%d lines", len(lines))
	}
	for i, want := range map[int]string{
		0:    `z:1: evidence[0].source: "source:x" is neither in the input nor in the graph`,
		1:    "a:1: record: is required: source, entity or link",
		301:  `a:301: evidence[0].source: "source:x" is neither in the input nor in the graph`,
		999:  "a:999: record: is required: source, entity or link",
		1000: "… and 4,502 more",
		1001: "5,502 faults:",
		1002: "  5,500 × record is missing, first at a:1: add it to each new record, and do not clear it",
		1003: "      2 × evidence[].source refers to nothing that is there, first at z:1: correct the id, or add a record of that id to the input",
	} {
		if lines[i] != want {
			t.Errorf("line %d: %s, want %s", i, lines[i], want)
		}
	}
	if len(g.reasons) > 0 {
		t.Error("something was written")
	}
	if err := report.WriteFindings(brokenPipe{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%v, want %v", err, io.ErrClosedPipe)
	}
}

// Of a mistake that is on many lines the summary is a line, wherever in a list it is
// made; and it has no end of lines, whatever the fields are called.
func TestImportSumsUpFaults(t *testing.T) {
	var file strings.Builder
	for i := range 16_590 {
		fmt.Fprintf(&file, `{"record":"entity","id":"org:%d","kind":"ORGANIZATION","type":"BODY","name":"A"}`+"\n", i)
	}
	// 45 fields that are none, each in two lines, the first of which is once more …
	for range 2 {
		for i := range 45 {
			fmt.Fprintf(&file, `{"record":"source","id":"source:s","title":"S","x%02d":1}`+"\n", i)
		}
	}
	file.WriteString(`{"record":"source","id":"source:s","title":"S","x44":1,"` + strings.Repeat("y", 300) + `":2}` + "\n")
	file.WriteString(`{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A","facts":[{"name":"f","value":1,"date":"x"},{"name":"f","value":1},{"name":"f","value":1,"date":"y"},{"name":"f","value":1,"date":"z"}]}` + "\n")
	report, err := curate.Import(t.Context(), newFake(), input(file.String()), curate.Options{})
	if network.CodeOf(err) != network.BadInput {
		t.Fatal(err)
	}
	f := report.Faults
	if f.Count != 16_590+92+3 || len(f.First) != 1000 || len(f.Groups) != 40 {
		t.Errorf("%d faults, %d listed, %d groups", f.Count, len(f.First), len(f.Groups))
	}
	want := []curate.Group{
		{Kind: network.UnlistedValue, Field: "type", Count: 16_590, File: "f", Line: 1},
		{Kind: network.MalformedDate, Field: "facts[].date", Count: 3, File: "f", Line: 16_590 + 92},
		{Kind: network.UnknownField, Field: "x44", Count: 3, File: "f", Line: 16_590 + 45},
		{Kind: network.UnknownField, Field: "x00", Count: 2, File: "f", Line: 16_590 + 1},
	}
	// Equally many are in the order of their lines.
	slices.SortFunc(want[1:3], func(a, b curate.Group) int { return a.Line - b.Line })
	if diff := cmp.Diff(want, f.Groups[:4]); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(curate.Group{Count: 2*7 + 1, File: "f", Line: 16_590 + 38}, f.Others); diff != "" {
		t.Errorf("others (-want +got):\n%s", diff)
	}
	var out strings.Builder
	if err := report.WriteFindings(&out); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"\n16,685 faults:\n  16,590 × type is none of the values that it may have, first at f:1: write one of the values that the first of the faults lists\n",
		"\n       2 × x00 is no field, first at f:16591: correct its name or leave it out; entente import --print-schema names all fields\n",
		"\n      15 × any other field, first at f:16628\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("not reported: %s", line)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != 1000+1+1+40+1 {
		t.Errorf("%d lines are reported", n)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestImportWritesBatches(t *testing.T) {
	g := newFake()
	g.retries = 2 // which must not be counted
	report := mustImport(t, g, input(sources(2500)), curate.Options{})
	want := curate.Report{Lines: 2500, Sources: curate.Counts{Created: 2500}, First: 1, Last: 3}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	reasons := []network.Reason{
		{Actor: "import", Summary: "import of f: records 1 to 1,000 of 2,500"},
		{Actor: "import", Summary: "import of f: records 1,001 to 2,000 of 2,500"},
		{Actor: "import", Summary: "import of f: records 2,001 to 2,500 of 2,500"},
	}
	if diff := cmp.Diff(reasons, g.reasons); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if g.maxRead > 1000 {
		t.Errorf("%d ids were read at once", g.maxRead)
	}
	// Only the batch in which something changes makes a revision.
	report = mustImport(t, g, append(input(sources(2500)), curate.Input{Name: "g", Reader: strings.NewReader(`{"record":"source","id":"source:01500","note":"N"}`)}), curate.Options{})
	want = curate.Report{Lines: 2501, Sources: curate.Counts{Updated: 1, Unchanged: 2499}, First: 4, Last: 4}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Long lines make smaller batches, so that a transaction is never too large.
func TestImportBoundsBatches(t *testing.T) {
	var b strings.Builder
	for i := range 10 {
		fmt.Fprintf(&b, `{"record":"entity","id":"place:%d","kind":"PLACE","name":"P","names":[`, i)
		for range 30 {
			fmt.Fprintf(&b, `{"text":%q},`, strings.Repeat("x", 60_000))
		}
		b.WriteString(`{"text":"y"}]}` + "\n")
	}
	g := newFake()
	mustImport(t, g, input(b.String()), curate.Options{})
	if len(g.reasons) != 2 {
		t.Errorf("18 MB in %d transactions", len(g.reasons))
	}
}

// Killed on the way, a prefix of whole batches is there, and running it again
// completes it.
func TestImportFailsOnTheWay(t *testing.T) {
	links := sources(1) +
		`{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A"}` + "\n" + `{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B"}` + "\n" +
		`{"record":"link","id":"link:1","type":"RELATED_TO","from":"org:a","to":"org:b","evidence":[{"source":"source:00000","quote":"q"}]}` + "\n" +
		`{"record":"link","id":"link:2","type":"PART_OF","from":"org:a","to":"org:b","evidence":[{"source":"source:00000","quote":"q"}]}` + "\n"
	whole := newFake()
	mustImport(t, whole, input(links), curate.Options{})
	want := mustExport(t, whole)
	crash := errors.New("the server is gone")
	for size := 1; size <= 5; size++ {
		batches := (5 + size - 1) / size
		for stop := range batches {
			g := newFake()
			g.beforeUpdate = func(committed int) error {
				if committed == stop {
					return crash
				}
				return nil
			}
			report, err := curate.Import(t.Context(), g, input(links), curate.Options{BatchSize: size})
			if !errors.Is(err, crash) || !strings.HasPrefix(err.Error(), fmt.Sprintf("%d of 5 records were written", stop*size)) {
				t.Errorf("batches of %d, stopped after %d: %v", size, stop, err)
			}
			if n := report.Sources.Created + report.Entities.Created + report.Links.Created; n != stop*size || n != len(g.records) || report.Last != int64(stop) {
				t.Errorf("batches of %d, stopped after %d: %d records are there, reported %+v", size, stop, len(g.records), report)
			}
			if got := mustExport(t, g); !strings.HasPrefix(want, got) {
				t.Errorf("batches of %d, stopped after %d: is there:\n%s", size, stop, got)
			}
			g.beforeUpdate = nil
			again := mustImport(t, g, input(links), curate.Options{BatchSize: size})
			if got := mustExport(t, g); got != want || again.First != int64(stop)+1 {
				t.Errorf("batches of %d, stopped after %d, run again: %+v\n%s", size, stop, again, got)
			}
		}
	}
}

// A restored network may have addresses that nothing else brings in. Interrupted at
// any batch, the same import completes it all the same.
func TestImportRestoresAfterInterruption(t *testing.T) {
	export := `{"record":"source","id":"source:s","title":"S","url":"gopher://s"}` + "\n" +
		`{"record":"source","id":"source:t","title":"T"}` + "\n" +
		`{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A","website":"a"}` + "\n" +
		`{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B","website":"b"}` + "\n" +
		`{"record":"link","id":"link:1","type":"RELATED_TO","from":"org:a","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}` + "\n" +
		`{"record":"link","id":"link:2","type":"PART_OF","from":"org:a","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}` + "\n"
	crash := errors.New("the server is gone")
	interrupted := func(stop int) *fakeGraph {
		g := newFake()
		g.beforeUpdate = func(committed int) error {
			if committed == stop {
				return crash
			}
			return nil
		}
		if _, err := curate.Import(t.Context(), g, input(export), curate.Options{BatchSize: 1}); !errors.Is(err, crash) || len(g.records) != stop {
			t.Fatalf("%v, %d records", err, len(g.records))
		}
		g.beforeUpdate = nil
		return g
	}
	for stop := range 6 {
		g := interrupted(stop)
		report := mustImport(t, g, input(export), curate.Options{})
		if got := mustExport(t, g); got != export || report.Warnings.Count != 3 {
			t.Errorf("interrupted after %d records, then %d warnings and:\n%s", stop, report.Warnings.Count, got)
		}
	}
	// Any other graph is none that is being restored.
	for name, file := range map[string]string{
		"something else is there": `{"record":"source","id":"source:z","title":"Z"}`,
		"something was changed":   `{"record":"source","id":"source:t","title":"Other"}`,
	} {
		g := interrupted(3)
		mustImport(t, g, input(file), curate.Options{})
		report, err := curate.Import(t.Context(), g, input(export), curate.Options{})
		if network.CodeOf(err) != network.BadInput || report.Faults.Count != 1 || report.Faults.First[0].Error() != `f:4: website: "b" is no http or https address` {
			t.Errorf("%s: %v, %v", name, err, report.Faults.First)
		}
	}
	// To find out is cheap where nothing of the input is there: one read of it, for all
	// its addresses.
	var many strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&many, `{"record":"entity","id":"org:new-%d","kind":"ORGANIZATION","name":"N %d","website":"n"}`+"\n", i, i)
	}
	g := interrupted(3)
	report, err := curate.Import(t.Context(), g, input(many.String()), curate.Options{})
	if network.CodeOf(err) != network.BadInput || report.Faults.Count != 5000 {
		t.Errorf("%v, %d faults", err, report.Faults.Count)
	}
	if want := 5 + 1 + 3; g.reads != want { // the last of them those of the first import
		t.Errorf("%d reads, want %d", g.reads, want)
	}
}

// Cancelled, it stops between two batches.
func TestImportCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	g := newFake()
	g.beforeUpdate = func(committed int) error {
		if committed == 1 {
			cancel() // inside the second batch, which is still written
		}
		return nil
	}
	report, err := curate.Import(ctx, g, input(sources(25)), curate.Options{BatchSize: 10})
	if !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "20 of 25 records were written, importing again completes it") {
		t.Error(err)
	}
	if len(g.records) != 20 || report.Sources.Created != 20 || report.Last != 2 {
		t.Errorf("%d records, %+v", len(g.records), report)
	}
	mustImport(t, g, input(sources(25)), curate.Options{})
	if mustExport(t, g) != sources(25) {
		t.Error("not completed")
	}

	// Before anything is written it stops as well.
	for _, phase := range []curate.Phase{curate.Reading, curate.Checking} {
		ctx, cancel := context.WithCancel(t.Context())
		g := newFake()
		_, err := curate.Import(ctx, g, input(sources(2500)), curate.Options{Progress: func(p curate.Progress) {
			if p.Phase == phase {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), string(phase)) || len(g.reasons) > 0 {
			t.Errorf("%s: %v, %d revisions", phase, err, len(g.reasons))
		}
	}
}

// Ends are checked again inside the transaction, and the record as well.
func TestImportMeetsOtherWriters(t *testing.T) {
	base := `{"record":"source","id":"source:s","title":"S"}
{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A"}
{"record":"entity","id":"org:b","kind":"ORGANIZATION","name":"B"}
`
	const link = `{"record":"link","id":"link:1","type":"RELATED_TO","from":"org:a","to":"org:b","evidence":[{"source":"source:s","quote":"q"}]}`
	const update = `{"record":"entity","id":"org:a","summary":"S"}`
	for _, c := range []struct {
		name, file string
		meanwhile  func(records map[string]string)
		code       network.Code
		want       string
	}{
		{"an end is deleted", link, func(r map[string]string) { delete(r, "org:b") }, network.NotFound, ""},
		{"a source is deleted", link, func(r map[string]string) { delete(r, "source:s") }, network.NotFound, ""},
		{"the record is deleted", update, func(r map[string]string) { delete(r, "org:a") }, network.Conflict, ""},
		{
			"the record is changed", update,
			func(r map[string]string) {
				r["org:a"] = `{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A2","summary":"theirs"}`
			},
			"", `{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A2","summary":"S"}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newFake()
			mustImport(t, g, input(base), curate.Options{})
			g.beforeUpdate = func(int) error {
				g.records = maps.Clone(g.records)
				c.meanwhile(g.records)
				return nil
			}
			report, err := curate.Import(t.Context(), g, input(c.file), curate.Options{})
			if c.code == "" {
				if err != nil || g.records["org:a"] != c.want {
					t.Errorf("%v, %s", err, g.records["org:a"])
				}
				return
			}
			if network.CodeOf(err) != c.code || report.Last != 0 || len(g.reasons) != 1 {
				t.Errorf("%v, %+v", err, report)
			}
		})
	}
}

// What is written is what was checked, also where a file changes meanwhile.
func TestImportNoticesChangedFiles(t *testing.T) {
	for name, change := range map[string]string{
		"another title": strings.Replace(sources(5), "T", "U", 1),
		"shorter":       sources(3),
		"empty":         "",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "f.jsonl")
			if err := os.WriteFile(path, []byte(sources(5)), 0o600); err != nil {
				t.Fatal(err)
			}
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			g := newFake()
			_, err = curate.Import(t.Context(), g, []curate.Input{{Name: "f.jsonl", Reader: file}}, curate.Options{Progress: func(p curate.Progress) {
				if p.Phase == curate.Checking {
					if err := os.WriteFile(path, []byte(change), 0o600); err != nil {
						t.Error(err)
					}
				}
			}})
			if network.CodeOf(err) != network.Conflict || !strings.Contains(err.Error(), "f.jsonl was changed while it was imported") || len(g.reasons) > 0 {
				t.Errorf("%v, %d revisions", err, len(g.reasons))
			}
		})
	}
}

func TestImportFailsToRead(t *testing.T) {
	broken := errors.New("the disk is broken")
	for name, in := range map[string]io.Reader{
		"file": io.MultiReader(strings.NewReader(sources(3)), iotest.ErrReader(broken)),
		"pack": io.MultiReader(bytes.NewReader(zipped(t, sources(3))[:30]), iotest.ErrReader(broken)),
	} {
		t.Run(name, func(t *testing.T) {
			g := newFake()
			if _, err := curate.Import(t.Context(), g, []curate.Input{{Name: "f", Reader: in}}, curate.Options{KeepGoing: true}); !errors.Is(err, broken) {
				t.Errorf("%v, want %v", err, broken)
			}
			if len(g.reasons) > 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestImportTellsProgress(t *testing.T) {
	var got []curate.Progress
	mustImport(t, newFake(), input(sources(2500)), curate.Options{Progress: func(p curate.Progress) { got = append(got, p) }})
	want := []curate.Progress{
		{Phase: curate.Reading},
		{Phase: curate.Reading, Done: 1000},
		{Phase: curate.Reading, Done: 2000},
		{Phase: curate.Reading, Done: 2500, Total: 2500},
		{Phase: curate.Checking, Done: 1000, Total: 2500},
		{Phase: curate.Checking, Done: 2000, Total: 2500},
		{Phase: curate.Checking, Done: 2500, Total: 2500},
		{Phase: curate.Writing, Done: 1000, Total: 2500},
		{Phase: curate.Writing, Done: 2000, Total: 2500},
		{Phase: curate.Writing, Done: 2500, Total: 2500},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An empty graph is asked nothing of what may be there already, and another once for
// each batch that brings something new.
func TestImportComparesInBatches(t *testing.T) {
	people := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, `{"record":"entity","id":"person:%d","kind":"PERSON","name":"P %d"}`+"\n", i, i%3000)
		}
		return b.String()
	}
	g := newFake()
	mustImport(t, g, input(people(0, 2500)), curate.Options{})
	if g.looked != 0 {
		t.Errorf("an empty graph was looked into %d times", g.looked)
	}
	mustImport(t, g, input(people(0, 2500)), curate.Options{})
	if g.looked != 0 {
		t.Errorf("looked %d times for what is known", g.looked)
	}
	report := mustImport(t, g, input(people(1500, 3500)), curate.Options{})
	if g.looked != 1 || report.Warnings.Count != 500 {
		t.Errorf("looked %d times for 1,000 that are new, %d warnings", g.looked, report.Warnings.Count)
	}
}

// However many have the same name, each is reported with one, and compared with a few.
func TestImportComparesFewOfMany(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, `{"record":"entity","id":"person:%d","kind":"PERSON","name":"Anonymous","identifiers":[{"scheme":"orcid","value":"%d"}]}`+"\n", i, i)
	}
	b.WriteString(`{"record":"entity","id":"person:x","kind":"PERSON","name":"Anonymous"}` + "\n")
	report := mustImport(t, newFake(), input(b.String()), curate.Options{})
	if report.Warnings.Count != 1 || report.Warnings.First[0].Error() != `f:20001: name: warning: person:x has the name of person:0, which is on line 1: "Anonymous"` {
		t.Errorf("%d warnings: %v", report.Warnings.Count, report.Warnings.First)
	}
}

func TestImportNothing(t *testing.T) {
	for _, inputs := range [][]curate.Input{nil, input(""), {{Name: "pipe", Reader: piped("")}}} {
		if report := mustImport(t, newFake(), inputs, curate.Options{}); report.Lines != 0 || report.Last != 0 {
			t.Errorf("%+v", report)
		}
	}
}
