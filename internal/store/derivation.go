package store

import (
	"context"
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// derivation is the number of the way in which properties are worked out from the
// records: whoever changes derived.go adds one. The head of the log has the number
// by which everything in the graph was worked out; a graph that entente wrote
// before there were such numbers has none, which counts as 0.
const derivation = 2

// rederiveAll works everything out again in a graph of an older derivation: page
// by page, each in a write transaction of its own, with the number last. What is
// stored right already is passed over; so it may be interrupted and goes on when
// it is started again, and others may write meanwhile.
func (s *Store) rederiveAll(ctx context.Context) error {
	number := derivation // where there is no head, there is nothing to work out
	err := s.query(ctx, "revision", nil, func(r row) error {
		number = r.number("derivation")
		return nil
	})
	switch {
	case err != nil || number == derivation:
		return err
	case number > derivation:
		return conflict("the database was derived by way %d, this program knows ways up to %d: use a newer entente", number, derivation)
	}
	log := func(what string, done int) {
		const each = 50 * pageSize
		if done%each == 0 {
			s.config.Log.Info("working out again what is derived", "done", what, "number", done)
		}
	}
	entities, links := 0, 0
	log("entities", entities)
	err = idsInOrder(ctx, s, "entity_ids", func(ids []string) error {
		entities += len(ids)
		defer log("entities", entities)
		return s.rederivePage(ctx, func(ctx context.Context, tx *Tx) error { return tx.rederiveEntities(ctx, ids) })
	})
	if err != nil {
		return fmt.Errorf("work out again what is derived of entities: %w", err)
	}
	err = linksInOrder(ctx, s, func(page []network.LinkRef) error {
		ids := make([]string, len(page))
		for i, l := range page {
			ids[i] = l.ID
		}
		links += len(ids)
		defer log("links", links)
		return s.rederivePage(ctx, func(ctx context.Context, tx *Tx) error { return tx.retime(ctx, ids) })
	})
	if err != nil {
		return fmt.Errorf("work out again what is derived of links: %w", err)
	}
	s.config.Log.Info("what is derived has been worked out again", "entities", entities, "links", links)
	return s.schema(ctx, params{"derivation": derivation}, s.statements["derivation_set"])
}

// rederivePage is a write transaction that may find nothing to do.
func (s *Store) rederivePage(ctx context.Context, do func(context.Context, *Tx) error) error {
	_, err := s.update(ctx, network.Reason{Actor: "entente", Summary: "what is derived, worked out again"}, do)
	if err == errNothing {
		return nil
	}
	return err
}

// rederiveEntities works out again what is stored beside entities, and stores it
// where it has changed.
func (t *Tx) rederiveEntities(ctx context.Context, ids []string) error {
	var rows []params
	var degrees, organizations []string
	err := t.query(ctx, "entities_stored", params{"ids": ids}, func(r row) error {
		stored := r.fields("entity")
		e, err := entityOf(stored)
		if err != nil {
			return err
		}
		row, err := entityRow(&e)
		if err != nil {
			return err
		}
		for key := range row {
			if key != "label" && len(differences(stored, params{key: row[key]})) > 0 {
				rows = append(rows, row)
				break
			}
		}
		if len(differences(stored, params{"degree": int64(r.number("links"))})) > 0 {
			degrees = append(degrees, e.ID)
		}
		if e.Kind == network.Organization {
			organizations = append(organizations, e.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.changed.derived = len(rows)+len(degrees) > 0
	if err := t.runRows(ctx, "entity_update", rows); err != nil {
		return err
	}
	if len(degrees) > 0 {
		if err := t.run(ctx, "degree_set", params{"ids": degrees}); err != nil {
			return err
		}
	}
	return t.deriveHomes(ctx, organizations)
}
