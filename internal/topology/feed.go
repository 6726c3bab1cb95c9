package topology

import "context"

// Feed is where the shape comes from: the store, as a Follower needs it. Entities
// and links are whole, and as the shape keeps them.
type Feed interface {
	// Stream reads the whole network as it was at the revision that it returns: every
	// entity once, and every link once, after both its ends. What is committed
	// meanwhile may be in it or not; it comes with Changes after the revision. Where
	// writes make that impossible, the error is a network.Conflict. An error of entity
	// or link ends the stream and is returned.
	Stream(ctx context.Context, entity func(Entity) error, link func(Link) error) (revision int64, err error)
	// Changes returns all that was committed after a revision as one Change, as it
	// is at Change.Revision; false where nothing was. A log that does not reach
	// back to the revision without a gap, or ends before it, is a
	// network.Conflict.
	Changes(ctx context.Context, after int64) (Change, bool, error)
	// Counts returns how many entities and links there are, and the revision at
	// which they were counted.
	Counts(ctx context.Context) (entities, links int, revision int64, err error)
	// Sample returns the first n entities whose ids come after the given one, byte
	// by byte, in that order, and the revision at which they were read; no
	// entities past the last of them.
	Sample(ctx context.Context, after string, n int) (page []Sample, revision int64, err error)
	// Committed returns the newest revision that this process has committed itself,
	// 0 where it has committed none. It does not ask the graph.
	Committed() int64
	// Forget drops a newest revision that the graph no longer has, since it was
	// replaced by an older one: Committed returns only what is committed from now on.
	Forget(committed int64)
}

// Sample is an entity as it is in the store, with all links that lead from it, in
// no order.
type Sample struct {
	Entity Entity
	Links  []Link
}
