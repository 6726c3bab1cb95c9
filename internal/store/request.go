package store

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

type requestKey struct{}

// WithRequest notes the id of the request on whose behalf statements run. It is
// seen in `SHOW TRANSACTIONS` and the server's query log.
func WithRequest(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// transaction gives the settings of a transaction: how long the server lets it
// run, and what it is called there.
func (s *Store) transaction(ctx context.Context, operation string, timeout time.Duration) []func(*neo4j.TransactionConfig) {
	metadata := params{"app": "entente", "operation": operation}
	if id, ok := ctx.Value(requestKey{}).(string); ok {
		metadata["request"] = id
	}
	return []func(*neo4j.TransactionConfig){neo4j.WithTxTimeout(timeout), neo4j.WithTxMetadata(metadata)}
}
