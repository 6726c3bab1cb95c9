package topology

import (
	"context"
	"iter"
)

// NeedsCompaction reports whether so much has changed since the last build that the
// next is due: numbers unused or out of order make searches slower, and nothing is
// known of what is connected in a part of the network that is stale.
func (s *Snapshot) NeedsCompaction() bool {
	const (
		share  = 8 // one in so many
		enough = 1024
	)
	entities := s.Nodes() - len(s.entities.ranks) + s.Nodes() - s.entityCount
	links := s.Edges() - s.ends.built() + s.Edges() - s.linkCount
	labels := s.parts.forest.len() - s.Nodes()
	return s.staleParts ||
		entities > s.Nodes()/share+enough || links > s.Edges()/share+enough || labels > s.Nodes()/share+enough
}

// Compact returns the same network with numbers in order again.
func (s *Snapshot) Compact() (*Snapshot, error) { return s.compact(context.Background()) }

// compact is Compact as long as ctx lets it.
func (s *Snapshot) compact(ctx context.Context) (*Snapshot, error) {
	next, err := Build(s.revision, while(ctx, s.Entities()), while(ctx, s.Links()))
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return next, err
}

// while yields all that there is as long as ctx has not ended.
func while[T any](ctx context.Context, all iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range all {
			if ctx.Err() != nil || !yield(x) {
				return
			}
		}
	}
}
