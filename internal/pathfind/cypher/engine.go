package cypher

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/store"
)

// Engine is the cypher engine.
type Engine struct {
	store *store.Store
	// memory is what searches may read. They keep a good part of it.
	memory *quota.Quota
}

var _ pathfind.Engine = (*Engine)(nil)

// New returns an engine over a store.
func New(s *store.Store) *Engine {
	const search, all = 256 << 20, 1 << 30 // bytes
	return newWithin(s, search, all)
}

// newWithin is New for searches that may read so many bytes, each and all together.
func newWithin(s *store.Store, search, all int) *Engine {
	return &Engine{store: s, memory: quota.ForSearches(search, all)}
}

// Defaults returns the limits that suit the engine; see pathfind.Engine. A link
// counts when it is read, and again whenever it is looked at among what was read.
// Most of the time its searches wait for Neo4j, so that more of them run at once
// than there are cores.
func (e *Engine) Defaults() pathfind.Limits {
	return pathfind.Limits{Work: 20_000_000, Parallel: 32}
}

// Open asks which of the entities are there, and for the revision, in one round
// trip; see pathfind.Engine.
//
// Neo4j shows each statement what is committed when it runs, also within one
// transaction. So the statements of a question are sent each by itself, which
// saves the round trips to open and close a transaction, and loses nothing.
func (e *Engine) Open(ctx context.Context, ids []string) (pathfind.View, error) {
	kinds, revision, err := e.store.Ends(ctx, ids)
	if err != nil {
		return nil, err
	}
	_, account := e.memory.Begin(ctx)
	return &view{store: e.store, memory: e.memory, account: account, kinds: kinds, revision: revision}, nil
}

// view is the network as it is for one question.
type view struct {
	store  *store.Store
	memory *quota.Quota
	// account is what the searches of the question read. That does not count to the
	// answer, which may be small.
	account *quota.Account
	// kinds are those of the entities that the question names and that are there.
	kinds    map[string]network.Kind
	revision int64
}

func (v *view) Revision() int64 { return v.revision }

func (v *view) Has(id string) bool {
	_, is := v.kinds[id]
	return is
}

// Shapes returns none; see pathfind.View.
func (*view) Shapes([]string) []pathfind.EntityShape { return nil }

// Between returns a searcher; see pathfind.View.
func (v *view) Between(meter *pathfind.Meter, from, to []string) pathfind.Searcher {
	return &searcher{store: v.store, account: v.account, meter: meter, from: from, to: to}
}

func (v *view) Close() { v.account.End() }

// hopFilter is a filter as the store wants it.
func hopFilter(where *pathfind.Filter) store.HopFilter {
	f := store.HopFilter{
		Types: where.Types(), Statuses: where.Statuses, AsOf: where.AsOf, Certain: where.OnlyCertain(), KnownBy: where.Known(),
		Kinds: where.Kinds(), MaxDegree: where.MaxDegree, Avoid: where.Avoid,
	}
	if where.MinConfidence != nil {
		f.MinConfidence = *where.MinConfidence
	}
	return f
}
