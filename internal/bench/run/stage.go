package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entente-graph/entente/internal/bench/ground"
	"github.com/entente-graph/entente/internal/bench/measure"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/subject"
	"github.com/entente-graph/entente/internal/bench/table"
	"github.com/entente-graph/entente/internal/store"
)

// stage is one network with all that is asked about it.
type stage struct {
	*bench
	*told
	neo4j *ground.Neo4j
	// memory is entente with the topology, nil without; engine is entente with the
	// cypher engine.
	memory, engine *ground.Server
	built          table.Topology
}

// start starts the servers, one after the other.
func (s *stage) start(ctx context.Context) (err error) {
	s.tell("%d links: starting entente with the cypher engine", s.neo4j.Network.Links)
	if s.engine, err = s.neo4j.Serve(ctx, s.Entente, false); err != nil {
		return err
	}
	if !s.Topology {
		return nil
	}
	s.tell("%d links: starting entente with the topology", s.neo4j.Network.Links)
	if s.memory, err = s.neo4j.Serve(ctx, s.Entente, true); err != nil {
		return err
	}
	s.built.Measured, s.built.Ready = true, s.memory.Took
	s.built.Resident, err = s.memory.Resident(ctx)
	return err
}

func (s *stage) stop() error {
	var err error
	for _, server := range []*ground.Server{s.memory, s.engine} {
		if server != nil {
			err = errors.Join(err, server.Stop())
		}
	}
	return err
}

// best is the server that answers questions that are not measured.
func (s *stage) best() *ground.Server {
	if s.memory != nil {
		return s.memory
	}
	return s.engine
}

// workload measures all forms of a workload.
func (s *stage) workload(ctx context.Context, w question.Workload) ([]table.Row, error) {
	links := s.neo4j.Network.Links
	s.tell("%d links: drawing questions: %s", links, w.Name)
	questions, err := question.Draw(ctx, w, s.neo4j.Network, subject.Asking(s.best().Address))
	if err != nil {
		return nil, err
	}
	var rows []table.Row
	for _, form := range w.Forms {
		s.tell("%d links: %s %s", links, w.Name, form.Name)
		row, err := s.form(ctx, w, form, questions)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", w.Name, form.Name, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// form measures one form of a workload.
func (s *stage) form(ctx context.Context, w question.Workload, form question.Form, questions []question.Question) (table.Row, error) {
	row := table.Row{Workload: w.Name, Form: form.Name, Questions: len(questions)}
	subjects, err := s.subjects(form, questions)
	if err != nil {
		return row, err
	}
	if w.Constant(form) {
		constant, server, err := s.constant(ctx, form, questions)
		if err != nil {
			return row, err
		}
		defer func() { _ = server.Stop() }() // it has nothing to lose
		subjects = append(subjects, constant)
	}
	visited := s.visited()
	samples, err := s.plan().Compare(ctx, subjects, 1, 8)
	if err != nil {
		return row, err
	}
	for i, who := range subjects {
		for _, sample := range samples[i] {
			if sample.Failure != nil {
				s.tell("%s %s: %v", w.Name, form.Name, sample.Failure)
			}
		}
		cell := table.Cell{Subject: who.Name, Samples: samples[i]}
		cell.Work, cell.Trips = s.work(ctx, who.Name, form, questions)
		if after := s.visited(); who.Name == subject.Topology && after > visited {
			cell.Work = int64((after - visited) / float64(asked(samples[i])))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, nil
}

// work gives the database hits and statements of a question; -1 where they can't
// be told, be it that it takes too long.
func (s *stage) work(ctx context.Context, who string, form question.Form, questions []question.Question) (hits int64, statements float64) {
	ctx, cancel := context.WithTimeout(ctx, 3*s.Patience)
	defer cancel()
	var err error
	switch who {
	case subject.Bare:
		hits, err = subject.Hits(ctx, s.neo4j.Driver, form, questions)
	case subject.Engine:
		c := store.Config{URI: s.neo4j.URI(), Username: s.neo4j.Username(), Password: s.neo4j.Password()}
		hits, statements, err = subject.Profile(ctx, c, form, questions)
	default:
		return -1, 0
	}
	if err != nil {
		return -1, 0
	}
	return hits, statements
}

// subjects gives who is asked.
func (s *stage) subjects(form question.Form, questions []question.Question) ([]subject.Subject, error) {
	var subjects []subject.Subject
	for _, server := range []struct {
		name string
		*ground.Server
	}{{subject.Topology, s.memory}, {subject.Engine, s.engine}} {
		if server.Server == nil {
			continue
		}
		one, err := subject.OverHTTP(server.name, server.Address, form, questions)
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, one)
	}
	return append(subjects, subject.OverBolt(s.neo4j.Driver, form, questions)), nil
}

// constant starts a server that gives entente's answer to the first question.
func (s *stage) constant(ctx context.Context, form question.Form, questions []question.Question) (subject.Subject, *ground.Server, error) {
	var data json.RawMessage
	ask := subject.Asking(s.best().Address)
	if err := ask(ctx, form.GraphQL, questions[0].Variables, &data); err != nil {
		return subject.Subject{}, nil, err
	}
	file := filepath.Join(s.neo4j.Folder(), "constant.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return subject.Subject{}, nil, fmt.Errorf("keep an answer: %w", err)
	}
	server, err := s.neo4j.ServeConstant(ctx, file)
	if err != nil {
		return subject.Subject{}, nil, err
	}
	one, err := subject.OverHTTP(subject.Constant, server.Address, form, questions[:1])
	return one, server, err
}

func asked(samples measure.Samples) int {
	n := 0
	for _, s := range samples {
		n += len(s.Latencies)
	}
	return max(1, n)
}

// visited is how many links the topology's searches have looked at so far.
func (s *stage) visited() float64 {
	if s.memory == nil {
		return 0
	}
	figures, err := s.memory.Metrics()
	if err != nil {
		return 0
	}
	return figures[ground.Visited]
}
