// Command entente is a graph of international partnerships: it keeps who works with whom in Neo4j, serves it by GraphQL,
// and answers from the shell how two bodies are linked, by what, and who says so.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/entente-graph/entente/internal/network"
)

const description = `A graph of international partnerships: how two bodies are linked, by what, and who says so.

The network is in Neo4j. NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name the server; NEO4J_PASSWORD_FILE names a file with the password instead. Only "demo" needs none: it starts a server of its own.

Exit status: 0 if it was done, a path or none was found; 1 if it failed or what was looked at is at fault; 2 if the command line is wrong.`

// commands are what entente can do.
type commands struct {
	Serve    Serve    `cmd:"" help:"Serve the network that is in Neo4j by GraphQL."`
	Demo     Demo     `cmd:"" help:"Start a Neo4j on this machine, with the built-in network if it is empty, and serve it."`
	Import   Import   `cmd:"" help:"Bring records into the network: JSON Lines, perhaps gzipped."`
	Export   Export   `cmd:"" help:"Write the whole network as JSON Lines."`
	Path     Path     `cmd:"" help:"Show how two entities are linked, with the words that say so."`
	Reach    Reach    `cmd:"" help:"Show which organisations can be reached from an entity."`
	Partners Partners `cmd:"" help:"List the partners of an organisation, or those that several have in common."`
	Propose  Propose  `cmd:"" help:"Show which organisations might become partners of one, and what speaks for each."`
	Report   Report   `cmd:"" help:"Report whom bodies reach in a region, by what, how that grew and what falls due: for a document, a spreadsheet or a program."`
	Due      Due      `cmd:"" help:"Show what falls due: agreements that end, posts that are vacant or not confirmed; as a calendar or a feed too."`
	Show     Show     `cmd:"" help:"Show what is known of an entity, a source or a link, with the words that say so."`
	Search   Find     `cmd:"" help:"Find entities by any name, an identifier or a post."`
	List     List     `cmd:"" help:"List agreements, events, organisations, people and what else there is, for a spreadsheet too."`
	Changes  Changes  `cmd:"" help:"List what has changed in the network between two days, for a spreadsheet too."`
	Check    Check    `cmd:"" help:"Verify every rule on the live network."`

	Log     level            `placeholder:"LEVEL" help:"What to log: debug, info, warn or error; info for serve, else warn."`
	Verbose bool             `short:"v" help:"Tell an error with all its causes."`
	Version kong.VersionFlag `env:"-" help:"Print the version."`
}

func main() { os.Exit(run(os.Args[1:])) }

// run does what the command line says and returns the exit status.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), stopSignals()...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once, unless the command listens for it

	if len(args) == 0 {
		args = []string{"--help"}
	}
	if args[0] == "help" {
		args = append(args[1:], "--help")
	}
	var c commands
	parser, err := kong.New(&c,
		kong.Name("entente"),
		kong.Description(description),
		kong.DefaultEnvars("ENTENTE"),
		kong.Vars{"version": version()},
		kong.ConfigureHelp(kong.HelpOptions{WrapUpperBound: maxWidth, Compact: true, FlagsLast: true}),
		kong.ExplicitGroups([]kong.Group{{Key: "asked", Title: "Whom to ask:"}, {Key: "neo4j", Title: "Neo4j:"}, {Key: "http", Title: "HTTP:"}, {Key: "search", Title: "Search:"}, {Key: "filter", Title: "Which links and entities count:"}}),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		fmt.Fprintln(os.Stderr, "entente:", err)
		return 1
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "entente: %s (see %s --help)\n", parseAdvice(err), spoken(err))
		return 2
	}
	err = command.Run(logger(cmp.Or(c.Log, defaultLevel(command.Command()))))
	if err == nil {
		return 0
	}
	text := sentence(err)
	if c.Verbose {
		text = err.Error()
	}
	fmt.Fprintln(os.Stderr, "entente:", text)
	return 1
}

// stopSignals are those that ask the program to end. What was started to outlive its terminal does.
func stopSignals() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// spoken is the command that was being spoken when the error occurred.
func spoken(err error) string {
	if parse, ok := errors.AsType[*kong.ParseError](err); ok && parse.Context.Selected() != nil {
		return parse.Context.Selected().FullPath()
	}
	return "entente"
}

// level is how much is logged: a slog.Level by its name.
type level string

// UnmarshalText reads a level; an empty variable is none.
func (l *level) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	return oneOf(l, text, []level{"DEBUG", "INFO", "WARN", "ERROR"})
}

func defaultLevel(command string) level {
	if command == "serve" {
		return "INFO"
	}
	return "WARN"
}

func logger(name level) *slog.Logger {
	var l slog.Level
	_ = l.UnmarshalText([]byte(name)) // it is one of those above
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: l}))
}

// version returns which entente this is, as far as its build knows.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "entente (unknown version)"
	}
	return fmt.Sprintf("entente %s (%s)", info.Main.Version, info.GoVersion)
}

// sentence is what a person should hear of an error: all of it but the words of the driver, which are the cause of a
// network.Error.
func sentence(err error) string {
	text := err.Error()
	if own, ok := errors.AsType[*network.Error](err); ok && own.Err != nil {
		text = strings.Replace(text, own.Error(), own.Message, 1)
		if own.Code == network.Internal {
			text += " (--verbose tells why)"
		}
	}
	if errors.Is(err, context.Canceled) {
		text = "interrupted"
	}
	return text
}
