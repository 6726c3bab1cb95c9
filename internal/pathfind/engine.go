package pathfind

import "context"

// Engine answers questions about paths and reach.
//
// A question that is not fit to be asked is a network.BadInput or
// network.LimitExceeded, an id that is not in the network a network.NotFound.
// Running out of time or work is no error: the answer says so.
type Engine interface {
	Paths(ctx context.Context, q Question) (Answer, error)
	Reach(ctx context.Context, q ReachQuestion) (Reach, error)
}
