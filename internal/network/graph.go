package network

import "context"

// Graph is a network that can be read and written, as curation needs it of a store.
type Graph interface {
	// Read returns the records among ids that are there, whole, in no order.
	Read(ctx context.Context, ids []string) (Records, error)
	// Size returns how many records there are.
	Size(ctx context.Context) (int, error)
	// Alike returns, in no order, the id, kind, name and identifiers of entities that
	// have the kind and the name, or the kind and an identifier, of one of those that
	// are given: of many with the same name or identifier some.
	Alike(ctx context.Context, like []Entity) ([]Entity, error)
	// Countries returns the ids of the countries of organisations and places, by their
	// ids, of those that have one.
	Countries(ctx context.Context, ids []string) (map[string]string, error)
	// Update runs one write transaction. Writers take turns, so what do reads
	// does not change before it writes. If do puts nothing, nothing is committed
	// and the revision is 0; otherwise the data, the next revision and its change
	// record are committed together. After a passing fault the store may call do
	// again, in a transaction that knows nothing of the first.
	Update(ctx context.Context, why Reason, do func(context.Context, Tx) error) (revision int64, err error)
}

// Tx is an open write transaction.
type Tx interface {
	// Read returns the records among ids that are there, whole, in no order.
	Read(ctx context.Context, ids []string) (Records, error)
	// Put creates the records or replaces them. Ends and sources that are
	// neither there nor among the records are a NotFound.
	Put(ctx context.Context, records Records) error
}

// State is a state of the network. A graph that was emptied begins its revisions anew:
// those of two networks differ in when they were written.
type State struct {
	Revision int64
	Written  string
}

// Reason is what the change log says of a transaction.
type Reason struct {
	// Actor is who did it, such as "import".
	Actor string
	// Summary is what was done, in a few words.
	Summary string
}
