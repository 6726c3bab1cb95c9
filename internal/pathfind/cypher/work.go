package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// work is what a question has cost so far: how many links were read, and how many
// tries were made to put hops together into paths.
type work struct {
	links, tries int
	limits       Limits
}

// read counts links that were read.
func (w *work) read(links int) error {
	if w.links += links; w.links > w.limits.Links {
		return tooMuch("links read", w.limits.Links)
	}
	return nil
}

// try counts a try.
func (w *work) try(ctx context.Context) error {
	if w.tries++; w.tries > w.limits.Tries {
		return tooMuch("tries", w.limits.Tries)
	}
	return stillTime(ctx, w.tries)
}

// told says it as the answer does: by the links, or by the tries if these were too many.
func (w *work) told() pathfind.Work {
	if w.tries > w.limits.Tries {
		return pathfind.Work{Visited: w.limits.Tries, Limit: w.limits.Tries}
	}
	return pathfind.Work{Visited: min(w.links, w.limits.Links), Limit: w.limits.Links}
}

// tooMuch is the error of a search that has come to its bound of work.
func tooMuch(what string, limit int) error {
	return &network.Error{Code: network.Timeout, Message: "the search was stopped: too many " + what, Limit: limit}
}

// stillTime looks at the clock once in a while.
func stillTime(ctx context.Context, count int) error {
	const each = 1024
	if count%each == 0 && ctx.Err() != nil {
		return &network.Error{Code: network.Timeout, Message: "the search took too long", Err: ctx.Err()}
	}
	return nil
}
