package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// An organisation or programme of which its own record does not say when it began
// begins with the earliest link that establishes it (network.Link.Establishment).
// That date is stored on the entity, so that the tenures of its links can be worked
// out without reading the others.

// rederiveEstablished works out again when entities were established that links
// establish or did, stores it where it has changed, and returns those whose
// existence has changed with it.
func (t *Tx) rederiveEstablished(ctx context.Context, records *network.Records, there *surroundings) ([]string, error) {
	touched := map[string]bool{}
	for i := range records.Links {
		l := &records.Links[i]
		old, is := there.oldLinks[l.ID]
		if is {
			touch(touched, &old)
		}
		touch(touched, l)
	}
	return t.deriveEstablished(ctx, sorted(touched))
}

// touch notes what a link establishes.
func touch(touched map[string]bool, l *network.Link) {
	if id, _ := l.Establishment(); id != "" {
		touched[id] = true
	}
}

// deriveEstablished is rederiveEstablished for these entities.
func (t *Tx) deriveEstablished(ctx context.Context, ids []string) (changed []string, err error) {
	for chunk := range slices.Chunk(ids, pageSize) {
		var rows []params
		err := t.query(ctx, "established_read", params{"ids": chunk}, func(r row) error {
			stored := r.fields("entity")
			e, err := entityOf(stored)
			if err != nil {
				return err
			}
			row := params{}
			deriveExistence(network.End{Entity: &e, Established: established(e.ID, r)}, row)
			if len(differences(stored, row)) == 0 {
				return nil
			}
			if len(differences(stored, params{"existsFrom": row["existsFrom"], "existsTo": row["existsTo"]})) > 0 {
				changed = append(changed, e.ID)
			}
			row["id"] = e.ID
			rows = append(rows, row)
			return nil
		})
		if err != nil {
			return nil, err
		}
		if err := t.runRows(ctx, "established_set", rows); err != nil {
			return nil, err
		}
		t.changed.derived = t.changed.derived || len(rows) > 0
	}
	t.changed.rehomed = append(t.changed.rehomed, changed...)
	return changed, nil
}

// established returns the date on which an entity was established, by the column
// establishing of a row.
func established(id string, r row) network.Date {
	var earliest network.Date
	for _, f := range r.list("establishing") {
		l := linkOf(f)
		if made, date := l.Establishment(); made == id {
			earliest = network.EarlierDate(earliest, date)
		}
	}
	return earliest
}
