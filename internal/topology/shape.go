package topology

import (
	"context"
	"fmt"
	"time"
)

// progressEvery is how often is told how far a build has come.
const progressEvery = 2 * time.Second

// shape builds a snapshot of what the feed has. It is one to show only when the
// changes after its revision are in it.
func (f *Follower) shape(ctx context.Context) (*Snapshot, error) {
	log := f.options.Log
	b := NewBuilder()
	var entities, links int
	began := time.Now()
	told := began
	tell := func() {
		if (entities+links)&0xff != 0 || time.Since(told) < progressEvery {
			return
		}
		told = time.Now()
		log.InfoContext(ctx, "building the topology", "entities", entities, "links", links, "perSecond", perSecond(entities+links, began))
	}
	revision, err := f.feed.Shape(ctx,
		func(e Entity) error { entities++; tell(); return b.AddEntity(e) },
		func(l Link) error { links++; tell(); return b.AddLink(l) })
	if err != nil {
		return nil, fmt.Errorf("build the topology: %w", err)
	}
	s, err := b.Snapshot(revision)
	if err != nil {
		return nil, fmt.Errorf("build the topology: %w", err)
	}
	log.InfoContext(ctx, "the topology is built", "revision", revision, "entities", entities, "links", links,
		"took", time.Since(began).Round(time.Millisecond), "perSecond", perSecond(entities+links, began))
	return s, nil
}

func perSecond(n int, since time.Time) int {
	return int(float64(n) / max(time.Since(since).Seconds(), 1e-9))
}
