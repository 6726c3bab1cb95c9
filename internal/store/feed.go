package store

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/topology"
)

var _ topology.Feed = (*Store)(nil)

// Committed returns the newest revision that this process has committed; see
// topology.Feed.
func (s *Store) Committed() int64 { return s.committed.revision.Load() }

// Forget drops a revision that was committed; see topology.Feed.
func (s *Store) Forget(committed int64) { s.committed.revision.CompareAndSwap(committed, 0) }

// Stream reads the shape of the network; see topology.Feed.
//
// Neo4j shows a statement what is committed while it runs. So what is written
// meanwhile may be in the stream already, or be left out where it does not fit:
// a link whose ends were not there yet when entities were read. Either way it
// comes with Changes after the revision, which is that of the beginning.
func (s *Store) Stream(ctx context.Context, entity func(topology.Entity) error, link func(topology.Link) error) (revision int64, err error) {
	stream := *s
	stream.config.ReadTimeout, stream.fetchSize = s.config.ScanTimeout, streamSize
	revision, err = s.held(ctx, "reading the shape", func(context.Context, reader, int64) error { return nil })
	if err != nil {
		return 0, err
	}
	given := map[string]bool{}
	err = stream.query(ctx, "shape_entities", params{"after": "", "limit": math.MaxInt64}, func(r row) error {
		e := shapeEntityOf(r)
		given[e.ID] = true
		return entity(e)
	})
	if err != nil {
		return 0, err
	}
	last := ""
	err = stream.query(ctx, "shape_links", nil, func(r row) error {
		l := shapeLinkOf(r)
		if l.ID == last || !given[l.From] || !given[l.To] {
			return nil // moved or made meanwhile
		}
		last = l.ID
		return link(l)
	})
	if err != nil {
		return 0, err
	}
	_, err = s.held(ctx, "reading the shape", func(ctx context.Context, r reader, _ int64) error {
		log, err := logAfter(ctx, r, revision)
		if err == nil && log.retyped {
			err = conflict("a link became one of another type while the shape was read, which may have met both: try again")
		}
		return err
	})
	return revision, err
}

// streamSize is how many rows of a stream are fetched at a time.
const streamSize = 10_000

// Changes returns what was committed after a revision; see topology.Feed.
func (s *Store) Changes(ctx context.Context, after int64) (change topology.Change, found bool, err error) {
	if s.Committed() <= after {
		newest, err := s.Revision(ctx)
		if err != nil || newest == after {
			return change, false, err
		}
	}
	change.Revision, err = s.held(ctx, "reading changes", func(ctx context.Context, r reader, revision int64) error {
		switch {
		case revision == after:
			return nil
		case revision < after:
			return conflict("the change log ends at %d, before revision %d", revision, after)
		}
		log, err := logAfter(ctx, r, after)
		if err != nil {
			return err
		}
		if log.revision != revision {
			return conflict("the change log ends at %d, the head is at %d", log.revision, revision)
		}
		return readChange(ctx, r, log, &change)
	})
	return change, err == nil && change.Revision > after, err
}

// readChange reads what transactions have touched, as it is now.
func readChange(ctx context.Context, r reader, log *logged, change *topology.Change) (err error) {
	change.Entities, change.GoneEntities, err = touched(ctx, r, "shape_entities_by_id", log.entities, shapeEntityOf,
		func(e *topology.Entity) string { return e.ID })
	if err != nil {
		return err
	}
	change.Links, change.GoneLinks, err = touched(ctx, r, "shape_links_by_id", log.links, shapeLinkOf,
		func(l *topology.Link) string { return l.ID })
	return err
}

// touched reads what is there of these ids, and returns the ids of what is gone.
func touched[T any](ctx context.Context, r reader, statement string, ids map[string]bool, scan func(row) T, id func(*T) string) (there []T, gone []string, err error) {
	for some := range slices.Chunk(slices.Sorted(maps.Keys(ids)), streamSize) {
		err := r.query(ctx, statement, params{"ids": some}, func(r row) error {
			there = append(there, scan(r))
			delete(ids, id(&there[len(there)-1]))
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return there, slices.Sorted(maps.Keys(ids)), nil
}

// Counts counts entities and links; see topology.Feed.
func (s *Store) Counts(ctx context.Context) (entities, links int, revision int64, err error) {
	revision, err = s.held(ctx, "counting", func(ctx context.Context, r reader, _ int64) error {
		counts := map[string]int{}
		err := r.query(ctx, "counts", nil, func(r row) error {
			counts[r.text("what")] = r.number("number")
			return nil
		})
		entities, links = counts["entities"], counts["links"]
		return err
	})
	return entities, links, revision, err
}

// Sample returns a page of entities with the links that lead from them; see
// topology.Feed.
func (s *Store) Sample(ctx context.Context, after string, n int) (page []topology.Sample, revision int64, err error) {
	revision, err = s.held(ctx, "sampling", func(ctx context.Context, r reader, _ int64) error {
		var ids []string
		place := map[string]int{}
		err := r.query(ctx, "shape_entities", params{"after": after, "limit": n}, func(r row) error {
			e := shapeEntityOf(r)
			place[e.ID] = len(page)
			ids, page = append(ids, e.ID), append(page, topology.Sample{Entity: e})
			return nil
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		return r.query(ctx, "shape_links_of", params{"ids": ids}, func(r row) error {
			l := shapeLinkOf(r)
			page[place[l.From]].Links = append(page[place[l.From]].Links, l)
			return nil
		})
	})
	return page, revision, err
}

// logged is what some transactions have touched.
type logged struct {
	revision        int64
	entities, links map[string]bool
	retyped         bool
}

// logAfter reads the change log after a revision.
func logAfter(ctx context.Context, r reader, after int64) (*logged, error) {
	log := &logged{revision: after, entities: map[string]bool{}, links: map[string]bool{}}
	err := r.query(ctx, "change_log", params{"after": after}, func(r row) error {
		switch revision := int64(r.number("revision")); {
		case revision > log.revision+1:
			return conflict("revision %d is missing from the change log", log.revision+1)
		case r.value("retimed") == nil:
			return conflict("revision %d was written by an older entente, which does not say all that it changed", revision)
		default:
			log.revision = revision
		}
		for into, columns := range map[*map[string]bool][]string{&log.entities: {"entities", "rehomed"}, &log.links: {"links", "retimed"}} {
			for _, column := range columns {
				for _, id := range r.texts(column) {
					(*into)[id] = true
				}
			}
		}
		log.retyped = log.retyped || len(r.texts("retyped")) > 0
		return nil
	})
	return log, err
}

// held reads while nobody commits, and returns the revision of all that it sees. It
// holds the head of the log (see Update) in a transaction that is then taken back.
func (s *Store) held(ctx context.Context, what string, read func(ctx context.Context, r reader, revision int64) error) (revision int64, err error) {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	opened, err := session.BeginTransaction(ctx, s.transaction(ctx, "hold", s.config.WriteTimeout)...)
	if err != nil {
		return 0, translate(ctx, what, err)
	}
	tx := &Tx{store: s, tx: opened}
	revision, err = readOne(ctx, tx, "head_hold", nil, func(r row) (int64, error) { return int64(r.number("revision")), nil })
	if err == nil {
		err = read(ctx, tx, revision)
	}
	return revision, translate(ctx, what, errors.Join(err, opened.Rollback(context.WithoutCancel(ctx))))
}
