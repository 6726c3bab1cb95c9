package generate

import "github.com/entente-graph/entente/internal/network"

// emitter gathers records into batches.
type emitter struct {
	size, limit int
	yield       func(network.Records) bool
	batch       network.Records
	// known are the ids of links: chance may draw the same link again, which is
	// then left out.
	known   map[string]bool
	stopped bool
}

func (e *emitter) source(s network.Source) {
	e.batch.Sources = append(e.batch.Sources, s)
	e.flushFull()
}

func (e *emitter) entity(entity network.Entity) {
	if len(e.batch.Sources) > 0 {
		e.flush()
	}
	e.batch.Entities = append(e.batch.Entities, entity)
	e.flushFull()
}

// link adds a link that is not there yet, while there are fewer than there shall
// be, and reports whether it did.
func (e *emitter) link(l network.Link) bool {
	if e.enough() || l.From == l.To {
		return false
	}
	if len(e.batch.Entities) > 0 {
		e.flush()
	}
	l.Orient()
	l.ID = l.DerivedID()
	if e.known[l.ID] {
		return false
	}
	e.known[l.ID] = true
	e.batch.Links = append(e.batch.Links, l)
	e.flushFull()
	return true
}

// enough reports whether there are as many links as there shall be.
func (e *emitter) enough() bool { return len(e.known) >= e.limit || e.stopped }

func (e *emitter) flushFull() {
	if e.batch.Len() >= e.size {
		e.flush()
	}
}

func (e *emitter) flush() {
	if e.batch.Len() > 0 && !e.stopped {
		e.stopped = !e.yield(e.batch)
	}
	e.batch = network.Records{}
}
