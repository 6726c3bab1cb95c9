// Command run measures entente: see `make bench`. It makes up networks, loads each
// into a Neo4j of its own, and asks the same questions of entente with the
// topology, of entente with the cypher engine, and of Neo4j itself.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/entente-graph/entente/internal/bench/constant"
	"github.com/entente-graph/entente/internal/bench/generate"
)

// commands are what can be run; Constant is what this program starts by itself.
type commands struct {
	Bench    bench           `cmd:"" default:"withargs" help:"Measure."`
	Constant constantCommand `cmd:"" hidden:"" help:"Answer every question with the answer in a file."`
}

// bench is what to measure, and how long.
type bench struct {
	Networks    []size        `default:"hubs:10000,hubs:100000,hubs:1000000,spread:1100000" help:"Shapes and sizes of the networks, in links; ${default} by default."`
	Seed        uint64        `default:"1" help:"What the networks and questions are made up by."`
	WarmUp      time.Duration `default:"1m" help:"How long the Cypher of all questions is asked of each network before; ${default} by default."`
	Seconds     float64       `default:"1.2" help:"How long to measure each figure; ${default} by default."`
	Rounds      int           `default:"3" help:"In how many turns; ${default} by default."`
	Timeout     time.Duration `default:"12s" help:"How long a question may take, a little more than entente takes before it says that time ran out; ${default} by default."`
	Only        string        `help:"Only workloads with this in their names."`
	Topology    bool          `default:"true" negatable:"" help:"Measure entente with its topology."`
	Reports     bool          `default:"true" negatable:"" help:"Measure reports on the largest network of each shape, and on a registry's organisations."`
	ROR         string        `type:"path" env:"ENTENTE_BENCH_ROR" help:"A dump of the Research Organization Registry, JSON Lines of schema 2, compressed by gzip or not, on whose organisations a report is measured."`
	Pages       bool          `default:"true" negatable:"" help:"Measure pages beside the queries that they are made of."`
	Suggestions bool          `default:"true" negatable:"" help:"Count how many of those who became partners would have been suggested."`
	Load        bool          `default:"true" negatable:"" help:"Measure what clients feel of others that ask the worst there is."`
	Entente     string        `default:"bin/entente" type:"path" help:"The program that is measured; ${default} by default."`
	Against     string        `type:"path" help:"Another such program: measure only how both compare, in turns, with the topology or by --no-topology without."`
	Cache       string        `type:"path" help:"Folder for the loaded networks, some GB; by default entente/bench in the user's cache folder."`
	Fresh       bool          `help:"Load the networks anew."`
	Report      string        `type:"path" help:"The file to write all figures into, between the comments <!-- bench --> and <!-- /bench -->."`
	Readme      string        `type:"path" help:"The file to write a summary into, between the same comments."`
}

// size is a shape and a number of links.
type size struct {
	shape generate.Shape
	links int
}

// UnmarshalText reads SHAPE:LINKS.
func (s *size) UnmarshalText(text []byte) error {
	shape, links, _ := strings.Cut(string(text), ":")
	s.shape = generate.Shape(shape)
	if s.shape != generate.Hubs && s.shape != generate.Spread {
		return fmt.Errorf("%q has no shape: write %s:10000 or %s:10000", text, generate.Hubs, generate.Spread)
	}
	var err error
	if s.links, err = strconv.Atoi(links); err != nil || s.links < 1000 {
		return fmt.Errorf("%q has no number of links of at least 1000", text)
	}
	return nil
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
