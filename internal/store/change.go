package store

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// changed is what a write transaction has done, by ids: the change record.
type changed struct {
	// What was put: the audit trail.
	sources, entities, links []string
	// What followed from that, for those who keep a copy of the network's shape:
	// links that are now of another type, links whose tenures came out otherwise,
	// and organisations and programmes whose country, region or beginning did.
	retyped, retimed, rehomed []string
	// derived: what else is derived of sources and entities was worked out again,
	// which is no part of that shape.
	derived bool
}

func (c *changed) lists() map[string][]string {
	return map[string][]string{
		"sources": c.sources, "entities": c.entities, "links": c.links,
		"retyped": c.retyped, "retimed": c.retimed, "rehomed": c.rehomed,
	}
}

func (c *changed) empty() bool {
	if c.derived {
		return false
	}
	for _, ids := range c.lists() {
		if len(ids) > 0 {
			return false
		}
	}
	return true
}

// note notes what was put.
func (c *changed) note(records *network.Records) {
	for i := range records.Sources {
		c.sources = append(c.sources, records.Sources[i].ID)
	}
	for i := range records.Entities {
		c.entities = append(c.entities, records.Entities[i].ID)
	}
	for i := range records.Links {
		c.links = append(c.links, records.Links[i].ID)
	}
}

// changePart is how many ids of each list one node of the log has at most.
const changePart = 2000

// parts takes the lists apart into runs that fit on a node. There is one at least.
func (c *changed) parts() []params {
	var parts []params
	lists := c.lists()
	for more := true; more; {
		part := params{"number": len(parts)}
		more = false
		for name, ids := range lists {
			n := min(changePart, len(ids))
			part[name], lists[name] = append([]string{}, ids[:n]...), ids[n:]
			more = more || len(ids) > n
		}
		parts = append(parts, part)
	}
	return parts
}

// record ends the transaction with its change record, and returns its revision. A
// record that does not fit on one node goes on in others.
func (t *Tx) record(ctx context.Context, why network.Reason) (int64, error) {
	parts := t.changed.parts()
	first := parts[0]
	first["at"], first["actor"], first["summary"], first["derivation"] = time.Now().UTC(), why.Actor, why.Summary, derivation
	revision, err := readOne(ctx, t, "change_record", first, func(r row) (int64, error) { return int64(r.number("revision")), nil })
	if err != nil || len(parts) == 1 {
		return revision, err
	}
	return revision, t.run(ctx, "change_continue", params{"revision": revision, "rows": parts[1:]})
}

// newest is the newest revision that was committed.
type newest struct{ revision atomic.Int64 }

func (n *newest) reach(revision int64) {
	for {
		was := n.revision.Load()
		if was >= revision || n.revision.CompareAndSwap(was, revision) {
			return
		}
	}
}
