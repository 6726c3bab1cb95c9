package store

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

type requestKey struct{}

// request is that on whose behalf statements run.
type request struct {
	id string
	// running has a token for each statement of the request that runs; nil where
	// their number is not bounded.
	running chan struct{}
	// left: a caller that waits for a statement of it leaves when its time is up, so that
	// the statement needs no deadline of its own. For a context with a deadline the
	// driver starts a goroutine for each of the three reads of a message.
	left bool
}

// requestStatements is how many statements of one request run at once.
const requestStatements = 8

// WithRequest notes the id of the request on whose behalf statements run, which is
// seen in `SHOW TRANSACTIONS` and the server's query log, and bounds how many of
// them run at once.
func WithRequest(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{id: id, running: make(chan struct{}, requestStatements)})
}

// requestOf returns the request on whose behalf ctx runs; nil where there is none.
func requestOf(ctx context.Context) *request {
	r, _ := ctx.Value(requestKey{}).(*request)
	return r
}

// transaction returns the settings of a transaction: how long the server lets it
// run, and what it is called there.
func (s *Store) transaction(ctx context.Context, operation string, timeout time.Duration) []func(*neo4j.TransactionConfig) {
	metadata := params{"app": "entente", "operation": operation}
	if r := requestOf(ctx); r != nil {
		metadata["request"] = r.id
	}
	if deadline, bounded := ctx.Deadline(); bounded { // 0 would be no bound
		timeout = max(min(timeout, time.Until(deadline)), time.Millisecond)
	}
	return []func(*neo4j.TransactionConfig){neo4j.WithTxTimeout(timeout), neo4j.WithTxMetadata(metadata)}
}

// statements bounds the statements that run at once on behalf of requests, so that
// a connection is left for all else: for the probes, and to follow the network.
type statements chan struct{}

// otherConnections is how many connections requests leave.
const otherConnections = 4

func newStatements(connections int) statements {
	return make(statements, max(1, connections-otherConnections))
}

// begin waits until a statement may run, if it is one of a request. It returns what
// must be called when it has ended.
func (s statements) begin(ctx context.Context) (end func(), err error) {
	r := requestOf(ctx)
	if r == nil || r.running == nil {
		return func() {}, nil
	}
	select {
	case r.running <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case s <- struct{}{}:
		return func() { <-s; <-r.running }, nil
	case <-ctx.Done():
		<-r.running
		return nil, busy(ctx.Err())
	}
}
