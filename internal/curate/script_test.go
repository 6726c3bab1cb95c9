package curate_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/entente-graph/entente/internal/curate"
)

// TestScripts runs the files in testdata, each on an empty graph. They can say
//
//	import [dry-run] [keep-going] [strict] FILE…
//	export
//
// import prints what it did, and its warnings, its faults and its error on stderr.
func TestScripts(t *testing.T) {
	type graphKey struct{}
	graphOf := func(ts *testscript.TestScript) *fakeGraph { return ts.Value(graphKey{}).(*fakeGraph) }
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Values[graphKey{}] = newFake()
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"import": func(ts *testscript.TestScript, neg bool, args []string) {
				var options curate.Options
				var inputs []curate.Input
				for _, arg := range args {
					switch arg {
					case "dry-run":
						options.DryRun = true
					case "keep-going":
						options.KeepGoing = true
					case "strict":
						options.Strict = true
					default:
						inputs = append(inputs, curate.Input{Name: arg, Reader: strings.NewReader(ts.ReadFile(arg))})
					}
				}
				report, err := curate.Import(context.Background(), graphOf(ts), inputs, options)
				ts.Check(report.WriteFindings(ts.Stderr()))
				if err != nil {
					fmt.Fprintln(ts.Stderr(), err)
				}
				if (err != nil) != neg {
					ts.Fatalf("import: %v", err)
				}
				printReport(ts.Stdout(), report)
			},
			"export": func(ts *testscript.TestScript, neg bool, args []string) {
				text, err := graphOf(ts).export()
				ts.Check(err)
				fmt.Fprint(ts.Stdout(), text)
			},
		},
	})
}

func printReport(out io.Writer, r curate.Report) {
	fmt.Fprintf(out, "%d lines, %d bad, revisions %d-%d\n", r.Lines, r.Bad, r.First, r.Last)
	for _, c := range []struct {
		name string
		curate.Counts
	}{{"sources", r.Sources}, {"entities", r.Entities}, {"links", r.Links}} {
		fmt.Fprintf(out, "%s: %d created, %d updated, %d unchanged\n", c.name, c.Created, c.Updated, c.Unchanged)
	}
}
