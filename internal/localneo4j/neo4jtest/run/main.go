// Command run runs a command, such as go test ./..., with two Neo4j for all its tests: see package neo4jtest.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/entente-graph/entente/internal/localneo4j"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

func main() {
	arguments := os.Args[1:]
	if len(arguments) > 0 && arguments[0] == "--" {
		arguments = arguments[1:]
	}
	if len(arguments) == 0 {
		fmt.Fprintln(os.Stderr, "usage: run [--] command [argument ...]")
		os.Exit(2)
	}
	status, err := run(exec.Command(arguments[0], arguments[1:]...))
	if err != nil {
		fmt.Fprintln(os.Stderr, "run:", err)
		status = max(status, 1)
	}
	os.Exit(status)
}

// run returns the exit status of the command, as a shell would return it.
func run(cmd *exec.Cmd) (status int, err error) {
	asked := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
	starting, started := signal.NotifyContext(context.Background(), asked...)
	defer started()
	servers, err := start(starting)
	defer func() { err = errors.Join(err, stop(servers)) }()
	if err != nil {
		return 1, err
	}
	turns := make([]neo4jtest.Turn, len(servers))
	for i, server := range servers {
		turns[i] = neo4jtest.TurnAt(server)
	}
	encoded, err := json.Marshal(turns)
	if err != nil {
		return 1, fmt.Errorf("telling of the servers: %w", err)
	}

	signals := make(chan os.Signal, 8)
	signal.Notify(signals, asked...)
	started()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), neo4jtest.EnvServers+"="+string(encoded))
	if err := cmd.Start(); err != nil {
		return 127, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	go func() {
		for s := range signals {
			_ = cmd.Process.Signal(s) // it may just have ended
		}
	}()
	return exitStatus(cmd.Wait())
}

// count is how many servers there are: with one, the tests of all packages but one would wait; more would want more
// memory than a small machine has.
const count = 2

// start starts the servers. Those that were started are given with the error too.
func start(ctx context.Context) (servers []*localneo4j.Server, err error) {
	for range count {
		server, err := neo4jtest.Start(ctx)
		if err != nil {
			return servers, err
		}
		servers = append(servers, server)
	}
	return servers, nil
}

func stop(servers []*localneo4j.Server) (err error) {
	for _, server := range servers {
		err = errors.Join(err, server.Stop(context.Background()))
	}
	return err
}

func exitStatus(ended error) (int, error) {
	var exit *exec.ExitError
	if !errors.As(ended, &exit) {
		return 0, ended
	}
	if wait, ok := exit.Sys().(syscall.WaitStatus); ok && wait.Signaled() {
		return 128 + int(wait.Signal()), nil
	}
	return exit.ExitCode(), nil
}
