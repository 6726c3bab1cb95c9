package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// asker answers queries: a database through the schema in this process, or a server that runs elsewhere. Both return the
// same answers, and errors as network.Error where they are the API's own.
type asker interface {
	// ask returns the data of an answer.
	ask(ctx context.Context, q query, variables map[string]any) (json.RawMessage, error)
	// Ask returns the data of the answer to a document, as ask does.
	ask.Asker
	// more says how to let searches go on for longer.
	more() string
}

// Asked says whom to ask: a server, or else the database. It is part of every command that asks.
type Asked struct {
	Server string `env:"ENTENTE_URL" group:"asked" placeholder:"URL" help:"Ask the entente that runs at this address, such as http://127.0.0.1:8080, and not Neo4j: that takes no password."`
	Connection
}

// AfterApply refuses two addresses on one command line. Of variables, that of the server counts.
func (a *Asked) AfterApply(line *kong.Context) error {
	var given []string
	for _, at := range line.Path {
		if at.Flag != nil && (at.Flag.Name == "server" || at.Flag.Name == "neo4j-uri") {
			given = append(given, at.Flag.Name)
		}
	}
	switch {
	case len(given) > 1 && given[0] != given[1]:
		return errors.New("--server and --neo4j-uri name two that could be asked: leave out one of them")
	case len(given) > 0 && given[0] == "neo4j-uri":
		a.Server = ""
	}
	return nil
}

// asking finds whom to ask, makes sure that there is something to ask for, and asks.
func (a *Asked) asking(ctx context.Context, log *slog.Logger, do func(asker) error) error {
	return a.askingBy(ctx, log, do, func(s *store.Store) error { return askFilled(ctx, newDatabase(newResolver(s, &a.Connection)), do) })
}

// askingInMemory is asking for questions that are answered from the network in memory: without a server, it is read first.
func (a *Asked) askingInMemory(ctx context.Context, log *slog.Logger, do func(asker) error) error {
	return a.askingBy(ctx, log, do, func(s *store.Store) error {
		serving, stop := context.WithCancel(ctx)
		defer stop()
		search := Search{Topology: "on"}
		service := search.service(serving, s, &a.Connection, log)
		defer service.close()
		reading := newActivity("Reading the network")
		err := service.ready(ctx, nil)
		reading.end()
		if err != nil {
			return fmt.Errorf("reading the network: %w", err)
		}
		return askFilled(ctx, newDatabase(service.resolver), do)
	})
}

// askingBy asks a server, if one is named, or else a database in some way.
func (a *Asked) askingBy(ctx context.Context, log *slog.Logger, do func(asker) error, database func(*store.Store) error) error {
	if a.Server != "" {
		remote, err := newRemote(a.Server)
		if err != nil {
			return err
		}
		defer remote.close()
		return askFilled(ctx, remote, do)
	}
	if a.URI == "" {
		return errors.New("there is nobody to ask: name a running entente by --server or ENTENTE_URL, such as http://127.0.0.1:8080, or a Neo4j by NEO4J_URI and NEO4J_PASSWORD; entente demo starts both")
	}
	return a.use(ctx, log, database)
}

// askFilled asks a network, unless there is nothing in it.
func askFilled(ctx context.Context, a asker, do func(asker) error) error {
	state, _, err := answerTo[struct{ Revision string }](ctx, a, stateQuery, nil)
	switch {
	case err != nil:
		return err
	case state.Revision == "0":
		return &network.Error{Code: network.NotFound, Message: "the network is empty: fill it with entente import FILE, or with the built-in one by entente demo"}
	}
	return idAdvice(ctx, a, do(a))
}

// answerTo asks a query of one field and returns what the field says, read and as it came.
func answerTo[T any](ctx context.Context, a asker, q query, variables map[string]any) (read T, raw json.RawMessage, err error) {
	data, err := a.ask(ctx, q, variables)
	if err != nil {
		return read, nil, inOurTerms(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil || len(fields) != 1 {
		return read, nil, fmt.Errorf("the answer is not of one field: %w", err)
	}
	for _, field := range fields {
		raw = field
	}
	if err := json.Unmarshal(raw, &read); err != nil {
		return read, nil, fmt.Errorf("reading the answer: %w", err)
	}
	return read, raw, nil
}

// inOurTerms returns an error in the terms of the command line: where GraphQL names an argument, its flag.
func inOurTerms(err error) error {
	own, ok := errors.AsType[*network.Error](err)
	if !ok {
		return err
	}
	copied := *own
	copied.Message = argument.ReplaceAllStringFunc(own.Message, func(field string) string { return flagOf(strings.TrimPrefix(field, "where.")) })
	if own.Code == network.NotFound {
		copied.Message = positional.ReplaceAllString(copied.Message, "")
		if len(own.IDs) == 1 && own.Field != "" && !strings.HasPrefix(own.Field, "where.") {
			copied.Message = fmt.Sprintf("there is no %q in the network", own.ID)
		}
	}
	return &copied
}

var (
	// argument is an argument of GraphQL that is a flag of ours, positional one that is none.
	argument   = regexp.MustCompile(`\bwhere\.\w+`)
	positional = regexp.MustCompile(`\b(from|to|id): `)
)

// show prints an answer: as GraphQL returned it, indented, or on a page for people, which print writes.
func show(answer json.RawMessage, asJSON bool, print func(*page)) error {
	if !asJSON {
		p := newPage()
		print(p)
		return write(p.String())
	}
	indented, err := json.MarshalIndent(answer, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return write(string(indented) + "\n")
}

// write prints a text.
func write(text string) error {
	if _, err := os.Stdout.WriteString(text); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// whole is an error where an answer is not complete: it has been printed, and is not all.
func whole(a asker, complete bool) error {
	if complete {
		return nil
	}
	return fmt.Errorf("this is not all: the search ran out of time or work; %s, a narrower filter less to do", a.more())
}
