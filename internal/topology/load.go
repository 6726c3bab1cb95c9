package topology

import (
	"context"
	"fmt"
	"time"
)

// progressEvery is how often the progress of a build is logged.
const progressEvery = 2 * time.Second

// load builds a snapshot of what the feed has. It is one to show only when the
// changes after its revision are in it.
func (f *Follower) load(ctx context.Context) (*Snapshot, error) {
	log := f.options.Log
	b := NewBuilder()
	var entities, links int
	began := time.Now()
	logged := began
	report := func() {
		if (entities+links)&0xff != 0 || time.Since(logged) < progressEvery {
			return
		}
		logged = time.Now()
		log.InfoContext(ctx, "building the topology", "entities", entities, "links", links, "perSecond", perSecond(entities+links, began))
	}
	revision, err := f.feed.Stream(ctx,
		func(e Entity) error { entities++; report(); return b.AddEntity(e) },
		func(l Link) error { links++; report(); return b.AddLink(l) })
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
