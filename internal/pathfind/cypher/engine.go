package cypher

import (
	"context"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// Limits bound the work of one question.
type Limits struct {
	// Time is how long a question may take; 10 s by default.
	Time time.Duration
	// Links is how many links it may read, one that is read from both its ends
	// twice, and Tries how many steps it may take to put them together into paths;
	// 2 million by default.
	Links, Tries int
}

// Engine is the cypher engine.
type Engine struct {
	store  *store.Store
	limits Limits
}

var _ pathfind.Engine = (*Engine)(nil)

// New gives an engine over a store. Zero limits take their defaults.
func New(s *store.Store, limits Limits) *Engine {
	const million = 1_000_000
	if limits.Time == 0 {
		limits.Time = 10 * time.Second
	}
	if limits.Links == 0 {
		limits.Links = 2 * million
	}
	if limits.Tries == 0 {
		limits.Tries = 2 * million
	}
	return &Engine{store: s, limits: limits}
}

// Paths answers a question about paths; see pathfind.Engine.
func (e *Engine) Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error) {
	if err := q.Check(); err != nil {
		return pathfind.Answer{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	work := &work{limits: e.limits}
	revision, err := e.known(ctx, q.Mentions())
	if network.CodeOf(err) == network.Timeout {
		return pathfind.Answer{Outcome: pathfind.Stopped, Work: work.told()}, nil
	}
	if err != nil {
		return pathfind.Answer{}, err
	}
	answer, err := pathfind.Ask(ctx, &searcher{store: e.store, work: work, from: q.From, to: q.To}, &q)
	answer.Revision, answer.Work = revision, work.told()
	return answer, err
}

// known makes sure that all that a question mentions is there, and gives the
// revision that is asked.
//
// Neo4j shows each statement what is committed when it runs, also within one
// transaction. So the statements of a question are sent each by itself, which
// saves the round trips to open and close a transaction, and loses nothing.
func (e *Engine) known(ctx context.Context, mentions []pathfind.Mention) (int64, error) {
	ids := make([]string, len(mentions))
	for i, m := range mentions {
		ids[i] = m.ID
	}
	kinds, revision, err := e.store.Ends(ctx, ids)
	if err != nil {
		return 0, err
	}
	for _, m := range mentions {
		if _, there := kinds[m.ID]; !there {
			return 0, network.Missing(m.Argument, m.ID)
		}
	}
	return revision, nil
}

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
