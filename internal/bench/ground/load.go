package ground

import (
	"context"
	"iter"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// filler is a store that can write a whole network without reading around it.
type filler interface {
	Fill(ctx context.Context, why network.Reason, batches iter.Seq[network.Records], told func(records int)) error
}

// fill writes a network into a graph that has none.
func fill(ctx context.Context, s *store.Store, why network.Reason, batches iter.Seq[network.Records], told func(records int)) error {
	if f, ok := any(s).(filler); ok {
		return f.Fill(ctx, why, batches, told)
	}
	written := 0
	for records := range batches {
		_, err := s.Update(ctx, why, func(ctx context.Context, tx network.Tx) error { return tx.Put(ctx, records) })
		if err != nil {
			return err
		}
		written += records.Len()
		told(written)
	}
	return nil
}
