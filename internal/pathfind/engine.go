package pathfind

import "context"

// Engine searches a network. It knows nothing of the life of a question, which is
// Service's.
type Engine interface {
	// Open returns the network as it is now, for one question that names these
	// entities. An engine that has to ask for it does so once.
	Open(ctx context.Context, ids []string) (View, error)
	// Defaults returns the limits that suit the engine.
	Defaults() Limits
}

// View is one state of the network, as far as one question needs it. It belongs to
// one goroutine.
type View interface {
	Revision() int64
	// Has reports whether an entity that the question names is there.
	Has(id string) bool
	// Shapes returns what the engine itself knows of such entities; nil where that
	// is nothing.
	Shapes(ids []string) []EntityShape
	// Between returns what searches for paths from one set of entities to another,
	// both in the order of their ids. The meter counts what it looks at.
	Between(meter *Meter, from, to []string) Searcher
	// Reach answers a checked question, but for what it shares with others: the
	// origins, the revision and the work. It is
	// incomplete where time or work ran out, which is no error.
	Reach(ctx context.Context, meter *Meter, q *ReachQuestion) (Reach, error)
	// Close releases what the view holds.
	Close()
}

// Searcher makes the searches that the answer to a question about paths takes.
// Where time or work runs out they return a network.Timeout.
type Searcher interface {
	// Best returns a page of the best paths under the filter. What was found before time or
	// work ran out comes with the error.
	Best(ctx context.Context, where *Filter, page Page) (Best, error)
	// Connected reports whether there is any path under the filter, of at most
	// maxHops; AnyLength is no bound.
	Connected(ctx context.Context, where *Filter, maxHops int) (bool, error)
	// Shortest returns the hops of the shortest path under the filter, of at most maxHops;
	// nil where there is none. AnyLength is no bound.
	Shortest(ctx context.Context, where *Filter, maxHops int) (*int, error)
	// ShortestUnder is Shortest for several filters, which differ in one condition each.
	// What was found before time or work ran out comes with the error.
	ShortestUnder(ctx context.Context, filters []Filter, maxHops int) ([]*int, error)
}

// AnyLength is the bound that is none.
const AnyLength = 1<<31 - 1

// Best is what a search has found.
type Best struct {
	Paths   []Path
	HasMore bool
	// Shortest is the hops of the shortest path, which need not be among the best, nor on
	// the page.
	Shortest *int
	// Exhausted: all that passes the filter was seen, so where there is no path
	// there is none of any length.
	Exhausted bool
}
