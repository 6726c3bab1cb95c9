package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// stillTime looks at the clock once in a while.
func stillTime(ctx context.Context, count int) error {
	const each = 1024
	if count%each == 0 && ctx.Err() != nil {
		return &network.Error{Code: network.Timeout, Message: "the search took too long", Err: ctx.Err()}
	}
	return nil
}
