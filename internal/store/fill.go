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
// read, and degrees and homes are worked out once, with the last batch. So until
// it is done nobody should ask, and one that was broken off is begun again with
// an empty graph. progress is called with how many records are written.
func (s *Store) Fill(ctx context.Context, why network.Reason, batches iter.Seq[network.Records], progress func(records int)) error {
	f := &filling{there: newSurroundings(), established: map[string]bool{}}
	next, stop := iter.Pull(batches)
	defer stop()
	for batch, more := next(); more; {
		following, goesOn := next()
		_, err := s.update(ctx, why, func(ctx context.Context, t *Tx) error {
			if err := f.put(ctx, t, &batch); err != nil || goesOn {
				return err
			}
			return f.finish(ctx, t)
		})
		if err != nil {
			return err
		}
		f.records += batch.Len()
		progress(f.records)
		batch, more = following, goesOn
	}
	return nil
}

// filling is what Fill remembers of what it has written.
type filling struct {
	records int
	there   *surroundings
	// homes are the links that bear on homes, without what else there is to them.
	homes network.Records
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
		if homeLinks(l.Type) {
			f.homes.Links = append(f.homes.Links, network.Link{Type: l.Type, From: l.From, To: l.To})
		}
	}
	return nil
}

// existing is as much of an entity as when its links hold depends on.
func existing(e *network.Entity) *network.Entity {
	return &network.Entity{ID: e.ID, Kind: e.Kind, Valid: e.Valid, StatusHistory: withoutEvidence(e).StatusHistory}
}

// finish works out what depends on more than one record.
func (f *filling) finish(ctx context.Context, t *Tx) error {
	for chunk := range slices.Chunk(slices.Collect(maps.Keys(f.there.entities)), 10_000) {
		if err := t.run(ctx, "degree_set", params{"ids": chunk}); err != nil {
			return err
		}
	}
	if err := t.rederiveHomes(ctx, &f.homes, f.there); err != nil {
		return err
	}
	moved, err := t.deriveEstablished(ctx, sorted(f.established))
	if err != nil || len(moved) == 0 {
		return err
	}
	return t.retimeResting(ctx, moved, []string{})
}
