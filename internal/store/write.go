package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// Tx is an open write transaction.
type Tx struct {
	store *Store
	tx    neo4j.ManagedTransaction
	// changed collects what the transaction does, for the change record.
	changed changed
}

var _ network.Graph = (*Store)(nil)

// errNothing ends a transaction that has nothing to commit.
var errNothing = fmt.Errorf("nothing was changed")

// Update runs one write transaction; see network.Graph.
//
// Two locks, which last until the transaction is over, order the writers. The
// first thing that a transaction does is to take the turn: so writers wait for
// each other, and none changes what another has read. The last thing is to take
// the next revision from the head of the log: so revisions are committed in order
// without a gap, and what holds the head – for which nothing has to wait long –
// sees all that was committed up to its revision, and nothing else.
func (s *Store) Update(ctx context.Context, why network.Reason, do func(context.Context, network.Tx) error) (int64, error) {
	revision, err := s.update(ctx, why, func(ctx context.Context, tx *Tx) error { return do(ctx, tx) })
	if err == errNothing {
		return 0, nil
	}
	return revision, err
}

func (s *Store) update(ctx context.Context, why network.Reason, do func(context.Context, *Tx) error) (revision int64, err error) {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	_, err = session.ExecuteWrite(ctx, func(mtx neo4j.ManagedTransaction) (any, error) {
		tx := &Tx{store: s, tx: mtx}
		if err := tx.run(ctx, "turn_take", nil); err != nil {
			return nil, err
		}
		if err := do(ctx, tx); err != nil {
			return nil, err
		}
		if tx.changed.empty() {
			return nil, errNothing
		}
		revision, err = tx.record(ctx, why)
		return nil, err
	}, s.transaction(ctx, "update", s.config.WriteTimeout)...)
	if err == errNothing {
		return 0, err
	}
	if err != nil {
		return 0, translate(ctx, "writing", err)
	}
	s.committed.reach(revision)
	return revision, nil
}

// query runs a statement inside the transaction. Its errors are the driver's, so
// that the driver can report whether to try the transaction again.
func (t *Tx) query(ctx context.Context, statement string, p params, each func(row) error) error {
	text, err := t.store.text(statement)
	if err != nil {
		return err
	}
	result, err := t.tx.Run(ctx, text, p)
	if err != nil {
		return err
	}
	return t.store.consume(ctx, statement, p, result, each)
}

// run runs a statement that returns no rows.
func (t *Tx) run(ctx context.Context, statement string, p params) error {
	return t.query(ctx, statement, p, func(row) error { return nil })
}

// runRows runs a statement once for all rows, if there are any.
func (t *Tx) runRows(ctx context.Context, statement string, rows []params) error {
	if len(rows) == 0 {
		return nil
	}
	return t.run(ctx, statement, params{"rows": rows})
}

// Read returns the records among ids that are there; see network.Tx.
func (t *Tx) Read(ctx context.Context, ids []string) (network.Records, error) {
	return readRecords(ctx, t, ids)
}
