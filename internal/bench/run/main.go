// Command run measures entente: see `make bench`. It makes up networks, loads each
// into a Neo4j of its own, and asks the same questions of entente with the
// topology, of entente with the cypher engine, and of Neo4j itself.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/entente-graph/entente/internal/bench/constant"
)

// commands are what can be run; Constant is what this program starts by itself.
type commands struct {
	Bench    bench           `cmd:"" default:"withargs" help:"Measure."`
	Constant constantCommand `cmd:"" hidden:"" help:"Answer every question with the answer in a file."`
}

// bench says what is to be measured, and how long.
type bench struct {
	Links    []int         `default:"10000,100000,1000000" help:"Sizes of the networks, in links; ${default} by default."`
	Seed     uint64        `default:"1" help:"What the networks and questions are made up by."`
	Seconds  float64       `default:"1.5" help:"How long to measure each figure; ${default} by default."`
	Rounds   int           `default:"3" help:"In how many turns; ${default} by default."`
	Patience time.Duration `default:"12s" help:"How long a question may take, a little more than entente takes before it says that time ran out; ${default} by default."`
	Only     string        `help:"Only workloads with this in their names."`
	Topology bool          `default:"true" negatable:"" help:"Measure entente with its topology."`
	Entente  string        `default:"bin/entente" type:"path" help:"The program that is measured; ${default} by default."`
	Cache    string        `type:"path" help:"Folder for the loaded networks, some GB; by default entente/bench in the user's cache folder."`
	Fresh    bool          `help:"Load the networks anew."`
	Readme   string        `type:"path" help:"The file to write the table into, between the comments <!-- bench --> and <!-- /bench -->."`
}

type constantCommand struct {
	File string `arg:""`
}

// Run serves the answer in the file.
func (c *constantCommand) Run(ctx context.Context) error {
	return constant.Serve(ctx, c.File, os.Getenv("ENTENTE_ADDR"))
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var c commands
	parser, err := kong.New(&c, kong.Name("bench"), kong.Description("Measures entente beside bare Cypher."), kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 2
	}
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			err = fmt.Errorf("interrupted")
		}
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	return 0
}
