package store

import (
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Fill writes a whole network into a graph that has none, batch by batch, each
// of which refers to itself and those before it only. It leaves there what Put
// would have, in a fraction of the time: as nothing is there yet, nothing is
// read, and degrees and homes are worked out once, after the last batch. So until
// it is done nobody should ask, and one that was broken off is begun again with
// an empty graph. progress is called with how many records are written.
func (s *Store) Fill(ctx context.Context, why network.Reason, batches iter.Seq[network.Records], progress func(records int)) error {
	f := &filling{there: newSurroundings(), established: map[string]bool{}}
	records := 0
	for batch := range batches {
		if _, err := s.update(ctx, why, func(ctx context.Context, t *Tx) error { return f.put(ctx, t, &batch) }); err != nil {
			return err
		}
		records += batch.Len()
		progress(records)
	}
	return f.finish(ctx, s)
}

// filling is what Fill remembers of what it has written.
type filling struct {
	there *surroundings
	// established are the entities that links establish.
	established map[string]bool
}

// put writes a batch. It may be called again for the same one.
func (f *filling) put(ctx context.Context, t *Tx, batch *network.Records) error {
	for i := range batch.Sources {
		s := batch.Sources[i]
		f.there.sources[s.ID] = &s
	}
	for i := range batch.Entities {
		f.there.entities[batch.Entities[i].ID] = network.End{Entity: existing(&batch.Entities[i])}
	}
	if err := f.there.check(batch); err != nil {
		return err
	}
	if err := t.write(ctx, batch, f.there); err != nil {
		return err
	}
	for _, l := range batch.Links {
		touch(f.established, &l)
	}
	return nil
}

// existing is as much of an entity as when its links hold depends on.
func existing(e *network.Entity) *network.Entity {
	return &network.Entity{ID: e.ID, Kind: e.Kind, Valid: e.Valid, StatusHistory: withoutEvidence(e).StatusHistory}
}

// finish works out what depends on more than one record: a part of the entities at a
// time, each in a transaction of its own, for all of them may take more memory than
// a transaction has.
func (f *filling) finish(ctx context.Context, s *Store) error {
	const part = 10_000
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(f.there.entities)), part) {
		err := s.rederivePage(ctx, func(ctx context.Context, t *Tx) error {
			t.changed.derived = true
			if err := t.run(ctx, "degree_set", params{"ids": ids}); err != nil {
				return err
			}
			organizations := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return network.Prefix(id) != network.Organization.Prefix() })
			return t.deriveHomes(ctx, organizations)
		})
		if err != nil {
			return err
		}
	}
	for ids := range slices.Chunk(sorted(f.established), part) {
		err := s.rederivePage(ctx, func(ctx context.Context, t *Tx) error {
			moved, err := t.deriveEstablished(ctx, ids)
			if err != nil || len(moved) == 0 {
				return err
			}
			return t.retimeResting(ctx, moved, []string{})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
