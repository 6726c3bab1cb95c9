package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/network"
)

// Tx is an open write transaction.
type Tx struct {
	store *Store
	tx    neo4j.ManagedTransaction
	// changed collects the ids of what was put, for the change record.
	changed changedIDs
}

type changedIDs struct{ sources, entities, links []string }

func (c *changedIDs) empty() bool { return len(c.sources)+len(c.entities)+len(c.links) == 0 }

var _ curate.Graph = (*Store)(nil)

// errNothing ends a transaction that has nothing to commit.
var errNothing = fmt.Errorf("nothing was changed")

// Update runs one write transaction; see curate.Graph. The first thing it does
// is to take the next revision from the head of the log: that locks the head, so
// writers take turns, and revisions are committed in order without a gap.
func (s *Store) Update(ctx context.Context, why curate.Reason, do func(context.Context, curate.Tx) error) (int64, error) {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	revision, err := session.ExecuteWrite(ctx, func(mtx neo4j.ManagedTransaction) (any, error) {
		tx := &Tx{store: s, tx: mtx}
		revision, err := readOne(ctx, tx, "revision_next", nil, func(r row) (int64, error) { return int64(r.number("revision")), nil })
		if err != nil {
			return nil, err
		}
		if err := do(ctx, tx); err != nil {
			return nil, err
		}
		if tx.changed.empty() {
			return nil, errNothing
		}
		return revision, tx.run(ctx, "change_record", params{
			"revision": revision, "at": time.Now().UTC(), "actor": why.Actor, "summary": why.Summary,
			"sources": tx.changed.sources, "entities": tx.changed.entities, "links": tx.changed.links,
		})
	}, s.transaction(ctx, "update", s.config.WriteTimeout)...)
	if err == errNothing {
		return 0, nil
	}
	if err != nil {
		return 0, translate(ctx, "writing", err)
	}
	return as[int64](revision), nil
}

// query runs a statement inside the transaction. Its errors are the driver's, so
// that the driver can tell whether to try the transaction again.
func (t *Tx) query(ctx context.Context, statement string, p params, each func(row) error) error {
	text, err := t.store.text(statement)
	if err != nil {
		return err
	}
	result, err := t.tx.Run(ctx, text, p)
	if err != nil {
		return err
	}
	return t.store.consume(ctx, statement, p, result, each)
}

// run runs a statement that gives no rows.
func (t *Tx) run(ctx context.Context, statement string, p params) error {
	return t.query(ctx, statement, p, func(row) error { return nil })
}

// runRows runs a statement once for all rows, if there are any.
func (t *Tx) runRows(ctx context.Context, statement string, rows []params) error {
	if len(rows) == 0 {
		return nil
	}
	return t.run(ctx, statement, params{"rows": rows})
}

// Read gives the records among ids that are there; see curate.Tx.
func (t *Tx) Read(ctx context.Context, ids []string) (network.Records, error) {
	return readRecords(ctx, t, ids)
}

// Put creates the records or replaces them; see curate.Tx.
func (t *Tx) Put(ctx context.Context, records network.Records) error {
	if records.Len() == 0 {
		return nil
	}
	there, err := t.surroundings(ctx, &records)
	if err != nil {
		return err
	}
	if err := t.putSources(ctx, records.Sources); err != nil {
		return err
	}
	if err := t.putEntities(ctx, records.Entities, there); err != nil {
		return err
	}
	if err := t.putLinks(ctx, records.Links, there); err != nil {
		return err
	}
	if err := t.rederive(ctx, &records, there); err != nil {
		return err
	}
	for _, s := range records.Sources {
		t.changed.sources = append(t.changed.sources, s.ID)
	}
	for _, e := range records.Entities {
		t.changed.entities = append(t.changed.entities, e.ID)
	}
	for _, l := range records.Links {
		t.changed.links = append(t.changed.links, l.ID)
	}
	return nil
}

func (t *Tx) putSources(ctx context.Context, sources []network.Source) error {
	rows := make([]params, len(sources))
	for i := range sources {
		rows[i] = sourceRow(&sources[i])
	}
	return t.runRows(ctx, "source_put", rows)
}

func (t *Tx) putEntities(ctx context.Context, entities []network.Entity, there *surroundings) error {
	var created, updated, evidence []params
	var old []string
	for i := range entities {
		e := &entities[i]
		row, err := entityRow(e)
		if err != nil {
			return err
		}
		if _, known := there.oldEntities[e.ID]; known {
			updated = append(updated, row)
			old = append(old, e.ID)
		} else {
			created = append(created, row)
		}
		evidence = append(evidence, entityEvidence(e)...)
	}
	if err := t.runRows(ctx, "entity_create", created); err != nil {
		return err
	}
	if err := t.runRows(ctx, "entity_update", updated); err != nil {
		return err
	}
	return t.putEvidence(ctx, "evidence_delete_of_entities", old, evidence)
}

func (t *Tx) putLinks(ctx context.Context, links []network.Link, there *surroundings) error {
	var created, updated, evidence []params
	var old, moved []string
	for i := range links {
		l := &links[i]
		row, err := there.linkRow(l)
		if err != nil {
			return err
		}
		if was, known := there.oldLinks[l.ID]; known {
			old = append(old, l.ID)
			if was.Type == l.Type && was.From == l.From && was.To == l.To {
				updated = append(updated, row)
			} else {
				// Neo4j can't turn a relationship: it is deleted and made again.
				moved = append(moved, l.ID)
				created = append(created, row)
			}
		} else {
			created = append(created, row)
		}
		evidence = append(evidence, linkEvidence(l)...)
	}
	if len(moved) > 0 {
		if err := t.run(ctx, "link_delete", params{"ids": moved}); err != nil {
			return err
		}
	}
	if err := t.runRows(ctx, "link_create", created); err != nil {
		return err
	}
	if err := t.runRows(ctx, "link_update", updated); err != nil {
		return err
	}
	return t.putEvidence(ctx, "evidence_delete_of_links", old, evidence)
}

// putEvidence replaces the evidence of records: away with that of the old ones,
// then all of it anew.
func (t *Tx) putEvidence(ctx context.Context, clear string, old []string, rows []params) error {
	if len(old) > 0 {
		if err := t.run(ctx, clear, params{"ids": old}); err != nil {
			return err
		}
	}
	return t.runRows(ctx, "evidence_create", rows)
}

// surroundings is what a write must know of the graph around its records.
type surroundings struct {
	// entities and sources are what is there and what the write brings, the
	// latter where both are; without evidence.
	entities map[string]*network.Entity
	sources  map[string]*network.Source
	// The old ones are those of the records that were there before.
	oldEntities map[string]*network.Entity
	oldSources  map[string]*network.Source
	oldLinks    map[string]network.Link
}

// surroundings reads what the records refer to and what they replace. A record
// that refers to something that is not there is a network.NotFound.
func (t *Tx) surroundings(ctx context.Context, records *network.Records) (*surroundings, error) {
	refs := references(records)
	s := &surroundings{
		entities: map[string]*network.Entity{}, sources: map[string]*network.Source{},
		oldEntities: map[string]*network.Entity{}, oldSources: map[string]*network.Source{}, oldLinks: map[string]network.Link{},
	}
	entities, err := readAll(ctx, t, "entities_by_id", params{"ids": refs.entities}, scanEntity)
	if err != nil {
		return nil, err
	}
	for i := range entities {
		s.entities[entities[i].ID], s.oldEntities[entities[i].ID] = &entities[i], &entities[i]
	}
	sources, err := readAll(ctx, t, "sources_by_id", params{"ids": refs.sources}, scanSource)
	if err != nil {
		return nil, err
	}
	for i := range sources {
		s.sources[sources[i].ID], s.oldSources[sources[i].ID] = &sources[i], &sources[i]
	}
	if len(refs.links) > 0 {
		links, err := readAll(ctx, t, "links_by_id", params{"ids": refs.links}, scanLink)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			s.oldLinks[l.ID] = l.Link
		}
	}
	for i := range records.Entities {
		s.entities[records.Entities[i].ID] = &records.Entities[i]
	}
	for i := range records.Sources {
		s.sources[records.Sources[i].ID] = &records.Sources[i]
	}
	return s, s.check(records)
}

// check refuses records that refer to what is not there.
func (s *surroundings) check(records *network.Records) error {
	missingSource := func(pieces []network.Evidence) error {
		for _, e := range pieces {
			if s.sources[e.Source] == nil {
				return network.Missing("evidence.source", e.Source)
			}
		}
		return nil
	}
	for i := range records.Entities {
		for _, row := range entityEvidence(&records.Entities[i]) {
			if id := as[string](row["source"]); s.sources[id] == nil {
				return network.Missing("evidence.source", id)
			}
		}
	}
	for _, l := range records.Links {
		for _, end := range []struct{ field, id string }{{"from", l.From}, {"to", l.To}, {"onBehalfOf", l.OnBehalfOf}} {
			if end.id != "" && s.entities[end.id] == nil {
				return network.Missing(end.field, end.id)
			}
		}
		if err := missingSource(l.Evidence); err != nil {
			return err
		}
	}
	return nil
}

// linkRow is the row of a link with all that is derived.
func (s *surroundings) linkRow(l *network.Link) (params, error) {
	observations := make([]network.Observation, len(l.Evidence))
	for i, e := range l.Evidence {
		observations[i] = network.ObservationOf(e, s.sources[e.Source])
	}
	row := linkRow(l)
	deriveLink(l, s.entities[l.From], s.entities[l.To], observations, row)
	return row, nil
}

// references are the ids that records have and name, each once.
func references(records *network.Records) (refs struct{ sources, entities, links []string }) {
	for _, s := range records.Sources {
		refs.sources = append(refs.sources, s.ID)
	}
	for i := range records.Entities {
		refs.entities = append(refs.entities, records.Entities[i].ID)
		for _, row := range entityEvidence(&records.Entities[i]) {
			refs.sources = append(refs.sources, as[string](row["source"]))
		}
	}
	for _, l := range records.Links {
		refs.links = append(refs.links, l.ID)
		refs.entities = append(refs.entities, l.From, l.To)
		if l.OnBehalfOf != "" {
			refs.entities = append(refs.entities, l.OnBehalfOf)
		}
		for _, e := range l.Evidence {
			refs.sources = append(refs.sources, e.Source)
		}
	}
	for _, list := range []*[]string{&refs.sources, &refs.entities, &refs.links} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return refs
}
