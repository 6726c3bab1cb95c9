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
	// Hops is how many hops a search may read, and Tries how many steps it may
	// take to put them together into paths; 2 million by default.
	Hops, Tries int
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
	if limits.Hops == 0 {
		limits.Hops = 2 * million
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
	var answer pathfind.Answer
	err := e.ask(ctx, "paths", func(ctx context.Context, snapshot *store.Snapshot) error {
		revision, err := known(ctx, snapshot, idList{"from", q.From}, idList{"to", q.To}, idList{"where.avoid", q.Where.Avoid})
		if err != nil {
			return err
		}
		s := &searcher{snapshot: snapshot, limits: e.limits, from: q.From, to: q.To}
		answer, err = pathfind.Ask(ctx, s, &q)
		answer.Revision = revision
		return err
	})
	return answer, err
}

// ask runs a question in one read transaction, within its time.
func (e *Engine) ask(ctx context.Context, what string, do func(context.Context, *store.Snapshot) error) error {
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	return e.store.Snapshot(ctx, what, do)
}

// idList is the ids that an argument names.
type idList struct {
	argument string
	ids      []string
}

// known makes sure that all ids are there, and gives the revision that was asked.
func known(ctx context.Context, snapshot *store.Snapshot, lists ...idList) (int64, error) {
	var all []string
	for _, list := range lists {
		all = append(all, list.ids...)
	}
	kinds, revision, err := snapshot.Ends(ctx, all)
	if err != nil {
		return 0, err
	}
	for _, list := range lists {
		for _, id := range list.ids {
			if _, there := kinds[id]; !there {
				return 0, network.Missing(list.argument, id)
			}
		}
	}
	return revision, nil
}

// hopFilter is a filter as the store wants it.
func hopFilter(where *pathfind.Filter) store.HopFilter {
	f := store.HopFilter{
		Types: where.Types(), Statuses: where.Statuses, AsOf: where.AsOf, Certain: where.OnlyCertain(), KnownBy: where.Known(),
		Kinds: where.Kinds(), Avoid: where.Avoid,
	}
	if where.MinConfidence != nil {
		f.MinConfidence = *where.MinConfidence
	}
	return f
}
