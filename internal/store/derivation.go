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
const derivation = 3

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
	done := map[string]int{}
	// page works out a page of records again, and logs how far that has come.
	page := func(what string, ids []string, rederive func(*Tx, context.Context, []string) error) error {
		const each = 50 * pageSize
		if done[what]%each == 0 {
			s.config.Log.Info("working out again what is derived", "done", what, "number", done[what])
		}
		done[what] += len(ids)
		err := s.rederivePage(ctx, func(ctx context.Context, tx *Tx) error { return rederive(tx, ctx, ids) })
		if err != nil {
			return fmt.Errorf("work out again what is derived of %s: %w", what, err)
		}
		return nil
	}
	err = idsInOrder(ctx, s, "source_ids", func(ids []string) error {
		return page("sources", ids, (*Tx).rederiveSources)
	})
	if err != nil {
		return err
	}
	err = idsInOrder(ctx, s, "entity_ids", func(ids []string) error {
		return page("entities", ids, (*Tx).rederiveEntities)
	})
	if err != nil {
		return err
	}
	err = linksInOrder(ctx, s, func(links []network.LinkRef) error {
		ids := make([]string, len(links))
		for i, l := range links {
			ids[i] = l.ID
		}
		return page("links", ids, (*Tx).retime)
	})
	if err != nil {
		return err
	}
	s.config.Log.Info("what is derived has been worked out again", "sources", done["sources"], "entities", done["entities"], "links", done["links"])
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

// rederiveSources works out again what is stored beside sources, and stores it where
// it has changed.
func (t *Tx) rederiveSources(ctx context.Context, ids []string) error {
	var rows []params
	err := t.query(ctx, "sources_stored", params{"ids": ids}, func(r row) error {
		stored := r.fields("source")
		source := sourceOf(stored)
		if row := sourceRow(&source); len(differences(stored, row)) > 0 {
			rows = append(rows, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.changed.derived = len(rows) > 0
	return t.runRows(ctx, "source_put", rows)
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
		row, err := entityRow(network.End{Entity: &e, Established: established(e.ID, r)})
		if err != nil {
			return err
		}
		for key := range row {
			if key != "label" && len(differences(stored, params{key: row[key]})) > 0 {
				rows = append(rows, row)
				t.changed.rehomed = append(t.changed.rehomed, e.ID) // it may exist on other days
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
	t.changed.derived = len(degrees) > 0
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
