package store

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Entity returns an entity, without its evidence; nil where there is none. Requests
// that ask at the same time are answered by one statement.
func (s *Store) Entity(ctx context.Context, id string) (*network.Entity, error) {
	return s.entity.one(ctx, id)
}

// gatherer reads single values for many requests. While it reads, it gathers what
// is asked for meanwhile, to read all that at once: most of what a statement costs
// the database does not depend on how many values it is asked for. A request while
// there is no other waits for none; and what is given was read after it was asked
// for.
type gatherer[V any] struct {
	read func(ctx context.Context, ids []string) (map[string]V, error)
	// patience is how long one read may take, and a value may be waited for.
	patience time.Duration

	mu sync.Mutex
	// reading: a read is underway; next is what will be read when it ends.
	reading bool
	next    *gathered[V]
}

// gathered is what is read at once. When done is closed, the rest is there.
type gathered[V any] struct {
	ids, requests []string
	done          chan struct{}
	found         map[string]V
	err           error
}

func newGatherer[V any](patience time.Duration, read func(context.Context, []string) (map[string]V, error)) *gatherer[V] {
	return &gatherer[V]{read: read, patience: patience}
}

// one returns the value of an id, the zero value where there is none.
func (g *gatherer[V]) one(ctx context.Context, id string) (V, error) {
	all := g.join(ctx, id)
	// The read that is underway may take all the time there is.
	ctx, cancel := context.WithTimeout(ctx, g.patience)
	defer cancel()
	select {
	case <-all.done:
		return all.found[id], all.err
	case <-ctx.Done():
		var none V
		return none, translate(ctx, "reading "+id, ctx.Err())
	}
}

// join adds an id to what is read next, and begins to read if nobody is at it.
func (g *gatherer[V]) join(ctx context.Context, id string) *gathered[V] {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.next == nil {
		g.next = &gathered[V]{done: make(chan struct{})}
	}
	all := g.next
	all.ids = append(all.ids, id)
	if r := requestOf(ctx); r != nil {
		all.requests = append(all.requests, r.id)
	}
	if !g.reading {
		g.reading, g.next = true, nil
		go g.work(all)
	}
	return all
}

// work reads, as long as there is something to read. A read that takes too long is
// left to itself: what is asked for next does not wait for it.
func (g *gatherer[V]) work(all *gathered[V]) {
	for all != nil {
		g.fill(all)
		close(all.done)
		g.mu.Lock()
		all, g.next = g.next, nil
		g.reading = all != nil
		g.mu.Unlock()
	}
}

// fill reads the values, in the time that a read may take. Nobody's context ends it:
// others wait for it too.
func (g *gatherer[V]) fill(all *gathered[V]) {
	ctx := context.WithValue(context.Background(), requestKey{}, &request{id: strings.Join(all.requests, " "), left: true})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		found map[string]V
		err   error
	}
	read := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if v := recover(); v != nil {
				r.err = fmt.Errorf("reading: panic: %v\n%s", v, debug.Stack())
			}
			read <- r
		}()
		r.found, r.err = g.read(ctx, all.ids)
	}()
	late := time.NewTimer(g.patience)
	defer late.Stop()
	select {
	case r := <-read:
		all.found, all.err = r.found, r.err
	case <-late.C:
		all.err = translate(ctx, "reading", context.DeadlineExceeded)
	}
}
