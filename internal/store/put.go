package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Put creates the records or replaces them; see network.Tx.
func (t *Tx) Put(ctx context.Context, records network.Records) error {
	if records.Len() == 0 {
		return nil
	}
	there, err := t.surroundings(ctx, &records)
	if err != nil {
		return err
	}
	if err := t.write(ctx, &records, there); err != nil {
		return err
	}
	return t.rederive(ctx, &records, there)
}

// write writes records, but for what depends on more than one of them.
func (t *Tx) write(ctx context.Context, records *network.Records, there *surroundings) error {
	if err := t.putSources(ctx, records.Sources); err != nil {
		return err
	}
	if err := t.putEntities(ctx, records.Entities, there); err != nil {
		return err
	}
	if err := t.putLinks(ctx, records.Links, there); err != nil {
		return err
	}
	t.changed.note(records)
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
		row, err := entityRow(network.End{Entity: e, Established: there.entities[e.ID].Established})
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
			if was.Type != l.Type {
				t.changed.retyped = append(t.changed.retyped, l.ID)
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
