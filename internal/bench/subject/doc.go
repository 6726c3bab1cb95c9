// Package subject has those who are measured, as their clients see them: a server
// that answers GraphQL over HTTP, and Neo4j over Bolt.
//
// The HTTP client is as small as can be – one connection, requests that are
// written beforehand, answers that are read whole but not decoded –, since it
// runs on the machine that is being measured. Over Bolt, Neo4j's own driver is
// used as it is meant to be: it decodes what it reads.
package subject

import "context"

// Asker is one client. It is used by one goroutine.
type Asker interface {
	// Ask asks the question of that number, the first again after the last, and
	// reads the answer whole. complete says whether it is all there is to say.
	Ask(ctx context.Context, number int) (complete bool, err error)
	Close() error
}

// Subject is who is asked the questions of one form.
type Subject struct {
	// Name is one of those below.
	Name string
	// Open gives another client.
	Open func(context.Context) (Asker, error)
}

// The names of subjects.
const (
	Topology = "topology"
	Engine   = "cypher engine"
	Bare     = "bare Cypher"
	Constant = "constant"
)
