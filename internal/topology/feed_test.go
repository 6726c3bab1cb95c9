package topology_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// fakeFeed is a feed over a model. What it does besides can be changed at any
// time.
type fakeFeed struct {
	mu    sync.Mutex
	model *model
	// log has every change after the revision reaches.
	log     []topology.Change
	reaches int64
	// committed is the newest revision of this process.
	committed int64
	down      error
	// standing: until the next stream, every change is one to the same revision.
	standing bool
	shapes   atomic.Int64
	// shaping, shaped and sampling, where they are set, are called before and in the
	// middle of a stream and behind a page.
	shaping          func(context.Context)
	shaped, sampling func()
}

var errDown = errors.New("no answer")

func newFakeFeed() *fakeFeed {
	f := &fakeFeed{model: newModel()}
	f.commit(topology.Change{
		Entities: []topology.Entity{organization("a"), organization("b"), organization("c"), organization("d")},
		Links:    []topology.Link{link("1", "org:a", "org:b"), link("2", "org:b", "org:c")},
	})
	return f
}

func organization(slug string) topology.Entity {
	return topology.Entity{ID: "org:" + slug, Kind: network.Organization, Name: slug}
}

func link(slug, from, to string) topology.Link {
	return topology.Link{
		ID: "link:" + slug, Type: network.Funds, From: from, To: to, Status: network.InForce, Confidence: 1,
		Tenures: []network.Tenure{{Known: 0, Possible: network.Always(), Certain: network.Never(), Sources: 4}},
	}
}

// commit makes a change the next revision.
func (f *fakeFeed) commit(c topology.Change) int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	c.Revision = f.model.revision + 1
	f.model.apply(c)
	f.log = append(f.log, c)
	return c.Revision
}

// change changes whatever the feed is.
func (f *fakeFeed) change(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	do()
}

func (f *fakeFeed) Stream(ctx context.Context, entity func(topology.Entity) error, link func(topology.Link) error) (int64, error) {
	f.mu.Lock()
	shaping := f.shaping
	f.mu.Unlock()
	f.shapes.Add(1)
	if shaping != nil {
		shaping(ctx)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.down != nil {
		return 0, f.down
	}
	f.standing = false
	given := maps.Clone(f.model.entities)
	for _, e := range given {
		if err := entity(e); err != nil {
			return 0, err
		}
	}
	revision := f.model.revision
	if f.shaped != nil {
		f.mu.Unlock()
		f.shaped()
		f.mu.Lock()
	}
	for _, l := range f.model.links {
		if given[l.From].ID == "" || given[l.To].ID == "" {
			continue
		}
		if err := link(l); err != nil {
			return 0, err
		}
	}
	return revision, ctx.Err()
}

func (f *fakeFeed) Changes(_ context.Context, after int64) (topology.Change, bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := topology.Change{Revision: f.model.revision}
	switch {
	case f.down != nil:
		return c, false, f.down
	case f.standing:
		c.Revision = after
		return c, true, nil
	case after < f.reaches || after > f.model.revision:
		return c, false, &network.Error{Code: network.Conflict, Message: fmt.Sprintf("the log has a gap after %d", after)}
	case after == f.model.revision:
		return c, false, nil
	}
	entities, links := map[string]bool{}, map[string]bool{}
	for _, one := range f.log {
		if one.Revision <= after {
			continue
		}
		for _, e := range one.Entities {
			entities[e.ID] = true
		}
		for _, l := range one.Links {
			links[l.ID] = true
		}
		for _, id := range one.GoneEntities {
			entities[id] = true
		}
		for _, id := range one.GoneLinks {
			links[id] = true
		}
	}
	for id := range entities {
		if e, there := f.model.entities[id]; there {
			c.Entities = append(c.Entities, e)
		} else {
			c.GoneEntities = append(c.GoneEntities, id)
		}
	}
	for id := range links {
		if l, there := f.model.links[id]; there {
			c.Links = append(c.Links, l)
		} else {
			c.GoneLinks = append(c.GoneLinks, id)
		}
	}
	return c, true, nil
}

func (f *fakeFeed) Counts(context.Context) (entities, links int, revision int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.model.entities), len(f.model.links), f.model.revision, f.down
}

func (f *fakeFeed) Sample(_ context.Context, after string, n int) ([]topology.Sample, int64, error) {
	page, revision, err := f.sample(after, n)
	f.mu.Lock()
	sampling := f.sampling
	f.mu.Unlock()
	if sampling != nil {
		sampling()
	}
	return page, revision, err
}

func (f *fakeFeed) sample(after string, n int) ([]topology.Sample, int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var page []topology.Sample
	for _, id := range slices.Sorted(maps.Keys(f.model.entities)) {
		if id <= after || len(page) == n {
			continue
		}
		sample := topology.Sample{Entity: f.model.entities[id]}
		for _, l := range f.model.links {
			if l.From == id {
				sample.Links = append(sample.Links, l)
			}
		}
		page = append(page, sample)
	}
	slices.SortFunc(page, func(a, b topology.Sample) int { return cmp.Compare(a.Entity.ID, b.Entity.ID) })
	return page, f.model.revision, f.down
}

func (f *fakeFeed) Committed() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.committed
}

func (f *fakeFeed) Forget(committed int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.committed == committed {
		f.committed = 0
	}
}
