// Package target has what is measured, as its clients see it: a server that
// answers GraphQL over HTTP, and Neo4j over Bolt.
//
// The HTTP client is as small as can be – one connection, requests that are
// written beforehand, answers that are read whole but not decoded –, since it
// runs on the machine that is being measured. Over Bolt, Neo4j's own driver is
// used as it is meant to be: it decodes what it reads.
package target

import (
	"context"
	"fmt"
	"time"
)

// Asker is one client. It is used by one goroutine.
type Asker interface {
	// Ask asks the question of that number, the first again after the last, and
	// reads the answer whole. complete reports whether it is all there is to say.
	// A server that is too busy to answer is a RefusedError.
	Ask(ctx context.Context, number int) (complete bool, err error)
	Close() error
}

// Target is what the questions of one form are put to.
type Target struct {
	// Name is one of those below, if it is compared.
	Name string
	// Open returns another client, which is of use until ctx ends.
	Open func(context.Context) (Asker, error)
}

// The names of targets.
const (
	Topology = "topology"
	Engine   = "cypher engine"
	Bare     = "bare Cypher"
	Constant = "constant"
)

// A RefusedError is a request that the server refused because it is busy, without
// running any of it.
type RefusedError struct {
	// After is when the client may ask again; 0 if the server does not say.
	After time.Duration
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("the server is busy; ask again after %v", e.After)
}
