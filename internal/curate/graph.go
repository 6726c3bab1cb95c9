package curate

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Graph is what curation needs of the store.
type Graph interface {
	// Read gives the records among ids that are there, whole, in no order.
	Read(ctx context.Context, ids []string) (network.Records, error)
	// Update runs one write transaction. Writers take turns, so what do reads
	// does not change before it writes. If do puts nothing, nothing is committed
	// and the revision is 0; otherwise the data, the next revision and its change
	// record are committed together.
	Update(ctx context.Context, why Reason, do func(context.Context, Tx) error) (revision int64, err error)
}

// Tx is an open write transaction.
type Tx interface {
	// Read gives the records among ids that are there, whole, in no order.
	Read(ctx context.Context, ids []string) (network.Records, error)
	// Put creates the records or replaces them. Ends and sources that are
	// neither there nor among the records are a network.NotFound.
	Put(ctx context.Context, records network.Records) error
}

// Reason is what the change log says of a transaction.
type Reason struct {
	// Actor is who did it, such as "import".
	Actor string
	// Summary is what was done, in a few words.
	Summary string
}
