package topology

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// inspection is a look at the feed, to compare what it has with the snapshot: how
// much there is, and the next page. So what was changed there without a word in
// the log comes out, sooner or later. The feed is asked in the background; what
// changes meanwhile is left out.
type inspection struct {
	// from is the revision of the snapshot when it began.
	from    int64
	touched map[string]bool
	// What the feed has answered: numbers at one revision, a page at another.
	entities, links int
	counted, read   int64
	page            sampled
	err             error
	answered        bool
}

// inspect begins to look at the page after the last that was right.
func (l *loop) inspect(ctx context.Context) {
	i := &inspection{from: l.Current().revision, touched: map[string]bool{}}
	l.inspection, l.inspecting = i, true
	after := l.checked
	l.work.Go(func() {
		i.ask(ctx, l.feed, after, l.options.CheckPage)
		l.inspected <- i
	})
}

func (i *inspection) ask(ctx context.Context, feed Feed, after string, n int) {
	if i.entities, i.links, i.counted, i.err = feed.Counts(ctx); i.err != nil {
		return
	}
	var entities []Sample
	entities, i.read, i.err = feed.Sample(ctx, after, n)
	i.page = sampled{entities: entities, after: after, last: len(entities) < n}
}

// judge compares the answer of the feed with the snapshot, into which has gone all
// that was committed before the feed had answered.
func (l *loop) judge(ctx context.Context, i *inspection) error {
	switch now := l.Current(); {
	case l.ill:
		return nil // that is known
	case i.err != nil:
		return i.err
	case min(i.counted, i.read) < i.from || max(i.counted, i.read) > now.revision:
		return nil // there is no snapshot to compare it with
	case now.revision == i.from && (i.entities != now.entityCount || i.links != now.linkCount):
		l.fault(ctx, conflict("the graph was changed without a word in its log: it has %d entities and %d links, and should have %d and %d",
			i.entities, i.links, now.entityCount, now.linkCount))
		return nil
	default:
		if id, differs := i.page.differs(now, i.touched); differs {
			l.fault(ctx, conflict("the graph was changed without a word in its log: %s is not as it should be", id))
			return nil
		}
	}
	if i.page.last {
		l.checked, l.rebuilds = "", 0
	} else {
		l.checked = i.page.to()
	}
	return nil
}

// touch notes what a change names.
func (c *Change) touch(ids map[string]bool) {
	for i := range c.Entities {
		ids[c.Entities[i].ID] = true
	}
	for i := range c.Links {
		ids[c.Links[i].ID] = true
	}
	for _, gone := range [2][]string{c.GoneEntities, c.GoneLinks} {
		for _, id := range gone {
			ids[id] = true
		}
	}
}

// sampled is a page of a feed: all entities after an id, up to the last of the
// page or of all.
type sampled struct {
	entities []Sample
	after    string
	last     bool
}

// to gives the id of the last.
func (p *sampled) to() string { return p.entities[len(p.entities)-1].Entity.ID }

// differs gives the id of something that a snapshot shows otherwise, and that was
// not touched.
func (p *sampled) differs(s *Snapshot, touched map[string]bool) (id string, differs bool) {
	there := make(map[string]bool, len(p.entities))
	for i := range p.entities {
		e := &p.entities[i].Entity
		there[e.ID] = true
		n, ok := s.Node(e.ID)
		if !touched[e.ID] && (!ok || s.Entity(n) != *e) {
			return e.ID, true
		}
		if !ok {
			continue
		}
		if id, differs := linksDiffer(s, n, p.entities[i].Links, touched); differs {
			return id, true
		}
	}
	after := func(n uint32) bool { return s.ID(Node(n)) > p.after }
	beyond := func(n uint32) bool { return !p.last && s.ID(Node(n)) > p.to() }
	for _, n := range s.entities.byID.between(after, beyond) {
		if id := s.ID(Node(n)); !s.entities.gone(Node(n)) && !there[id] && !touched[id] {
			return id, true
		}
	}
	return "", false
}

func linksDiffer(s *Snapshot, n Node, links []Link, touched map[string]bool) (id string, differs bool) {
	there := make(map[string]*Link, len(links))
	for i := range links {
		there[links[i].ID] = &links[i]
	}
	for _, a := range s.Row(n) {
		if a.Backward() {
			continue
		}
		have := s.link(n, a)
		if l := there[have.ID]; !touched[have.ID] && (l == nil || !have.same(l)) {
			return have.ID, true
		}
		delete(there, have.ID)
	}
	for id := range there {
		if !touched[id] {
			return id, true
		}
	}
	return "", false
}

// same says whether a link of a snapshot is the same as another.
func (l *Link) same(other *Link) bool {
	return l.ID == other.ID && l.Type == other.Type && l.From == other.From && l.To == other.To && l.Role == other.Role &&
		l.Valid == other.Valid && l.Status == other.Status && l.Confidence == other.Confidence && l.OnBehalfOf == other.OnBehalfOf &&
		slices.EqualFunc(l.Tenures, other.Tenures, func(x, y network.Tenure) bool {
			y.Sources = min(y.Sources, mostSources)
			return x == y
		})
}
