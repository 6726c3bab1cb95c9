package store

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/quota"
)

// params are the parameters of a statement.
type params = map[string]any

// reader runs statements that only read: a Store each in a transaction of its
// own, a Tx inside a write.
type reader interface {
	query(ctx context.Context, statement string, p params, each func(row) error) error
}

// query runs one read in a transaction of its own. It ends within the time that a
// read may take, with all that it waits for: others, a connection, a second try.
func (s *Store) query(ctx context.Context, statement string, p params, each func(row) error) error {
	text, err := s.text(statement)
	if err != nil {
		return err
	}
	return s.queryText(ctx, statement, text, p, each)
}

// queryText is query for a text that was made of a statement.
func (s *Store) queryText(ctx context.Context, statement, text string, p params, each func(row) error) error {
	if r := requestOf(ctx); r == nil || !r.left {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.config.ReadTimeout)
		defer cancel()
	}
	end, err := s.running.begin(ctx)
	if err != nil {
		return translate(ctx, "reading "+statement, err)
	}
	defer end()
	rows := 0
	count := func(r row) error {
		rows++
		return each(r)
	}
	err = s.queryOnce(ctx, statement, text, p, count)
	if neo4j.IsRetryable(err) && rows == 0 && ctx.Err() == nil {
		// A leader may have moved, or a connection been closed while it idled.
		err = s.queryOnce(ctx, statement, text, p, each)
	}
	return translate(ctx, "reading "+statement, err)
}

// queryOnce runs a read. A cluster has its readers answer it.
func (s *Store) queryOnce(ctx context.Context, statement, text string, p params, each func(row) error) error {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeRead))
	defer closeQuietly(ctx, session)
	result, err := session.Run(ctx, text, p, s.transaction(ctx, statement, s.config.ReadTimeout)...)
	if err != nil {
		return err
	}
	return s.consume(ctx, statement, p, result, each)
}

// text returns a statement, made to report its costs where these are wanted.
func (s *Store) text(statement string) (string, error) {
	text, ok := s.statements[statement]
	if !ok {
		return "", &network.Error{Code: network.Internal, Message: fmt.Sprintf("there is no statement %q", statement)}
	}
	if s.config.Profile != nil {
		text = "PROFILE " + text
	}
	return text, nil
}

// consume calls each with every row of a result, streaming. What is read for an
// answer counts to what that may take.
func (s *Store) consume(ctx context.Context, statement string, p params, result neo4j.ResultWithContext, each func(row) error) error {
	answer := quota.Of(ctx)
	for result.Next(ctx) {
		if answer != nil {
			if err := answer.Count(sizeOf(result.Record().Values)); err != nil {
				return err
			}
		}
		if err := each(row{result.Record()}); err != nil {
			return err
		}
	}
	if err := result.Err(); err != nil {
		return err
	}
	if s.config.Profile != nil {
		summary, err := result.Consume(ctx)
		if err != nil {
			return err
		}
		s.config.Profile(statement, p, dbHits(summary.Profile()))
	}
	return nil
}

// sizeOf returns about how many bytes a value takes.
func sizeOf(value any) int {
	const word = 8
	size := 2 * word
	switch v := value.(type) {
	case string:
		size += len(v)
	case []any:
		for _, element := range v {
			size += sizeOf(element)
		}
	case map[string]any:
		for _, element := range v { // the keys are the same in many
			size += sizeOf(element)
		}
	}
	return size
}

func dbHits(plan neo4j.ProfiledPlan) int64 {
	if plan == nil {
		return 0
	}
	hits := plan.DbHits()
	for _, child := range plan.Children() {
		hits += dbHits(child)
	}
	return hits
}

func (s *Store) sessionConfig(mode neo4j.AccessMode) neo4j.SessionConfig {
	return neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.config.Database, BookmarkManager: s.bookmarks, FetchSize: s.fetchSize}
}

func closeQuietly(ctx context.Context, session neo4j.SessionWithContext) {
	// What was read is read; a connection that breaks now is the pool's to find, and
	// one on which there is too much left is closed.
	const patience = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	_ = session.Close(ctx)
}

// readAll collects what scan makes of every row.
func readAll[T any](ctx context.Context, r reader, statement string, p params, scan func(row) (T, error)) ([]T, error) {
	var all []T
	err := r.query(ctx, statement, p, func(line row) error {
		v, err := scan(line)
		if err == nil {
			all = append(all, v)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// readOne returns what scan makes of the last row; the zero value where there is
// none.
func readOne[T any](ctx context.Context, r reader, statement string, p params, scan func(row) (T, error)) (T, error) {
	var last T
	err := r.query(ctx, statement, p, func(line row) (err error) {
		last, err = scan(line)
		return err
	})
	return last, err
}
