package store

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// Tx is an open write transaction.
type Tx struct {
	store *Store
	tx    neo4j.ManagedTransaction
	// changed collects the ids of what was put, for the change record.
	changed changedIDs
}

type changedIDs struct{ sources, entities, links []string }

func (c *changedIDs) empty() bool { return len(c.sources)+len(c.entities)+len(c.links) == 0 }

var _ network.Graph = (*Store)(nil)

// errNothing ends a transaction that has nothing to commit.
var errNothing = fmt.Errorf("nothing was changed")

// Update runs one write transaction; see network.Graph. The first thing it does
// is to take the next revision from the head of the log: that locks the head, so
// writers take turns, and revisions are committed in order without a gap.
func (s *Store) Update(ctx context.Context, why network.Reason, do func(context.Context, network.Tx) error) (int64, error) {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	revision, err := session.ExecuteWrite(ctx, func(mtx neo4j.ManagedTransaction) (any, error) {
		tx := &Tx{store: s, tx: mtx}
		revision, err := readOne(ctx, tx, "revision_next", nil, func(r row) (int64, error) { return int64(r.number("revision")), nil })
		if err != nil {
			return nil, err
		}
		if err := do(ctx, tx); err != nil {
			return nil, err
		}
		if tx.changed.empty() {
			return nil, errNothing
		}
		return revision, tx.run(ctx, "change_record", params{
			"revision": revision, "at": time.Now().UTC(), "actor": why.Actor, "summary": why.Summary,
			"sources": tx.changed.sources, "entities": tx.changed.entities, "links": tx.changed.links,
		})
	}, s.transaction(ctx, "update", s.config.WriteTimeout)...)
	if err == errNothing {
		return 0, nil
	}
	if err != nil {
		return 0, translate(ctx, "writing", err)
	}
	return as[int64](revision), nil
}

// query runs a statement inside the transaction. Its errors are the driver's, so
// that the driver can tell whether to try the transaction again.
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

// run runs a statement that gives no rows.
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

// Read gives the records among ids that are there; see network.Tx.
func (t *Tx) Read(ctx context.Context, ids []string) (network.Records, error) {
	return readRecords(ctx, t, ids)
}
