package memory

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Limits bound one question.
type Limits struct {
	// Time is how long it may take; 10 s by default.
	Time time.Duration
	// Visits is how many links it may look at; 100 million by default.
	Visits int
}

// Current gives the snapshot that a question is asked of.
type Current func(ctx context.Context) (*topology.Snapshot, error)

// Engine is the engine in memory.
type Engine struct {
	current Current
	limits  Limits
	effort  effort
	// scratch keeps the memory of searches between them, grounds that of searches
	// for reach.
	scratch, grounds sync.Pool
	// visited counts the links that all searches so far have looked at.
	visited atomic.Int64
}

var _ pathfind.Engine = (*Engine)(nil)

// effort is how many links simple ways of searching may look at, before others
// that take more time to begin with are worth while.
type effort struct {
	// walk is how many a walk may look at before a web is made, under a filter that
	// judges paths as a whole.
	walk int
	// hop is how many the next hop of a corridor may look at before a detour is
	// looked for.
	hop int
}

// New gives an engine over a topology. Zero limits take their defaults.
func New(current Current, limits Limits) *Engine {
	if limits.Time == 0 {
		limits.Time = 10 * time.Second
	}
	if limits.Visits == 0 {
		limits.Visits = 100_000_000
	}
	return &Engine{
		current: current, limits: limits, effort: effort{walk: 20_000, hop: 1000},
		scratch: sync.Pool{New: func() any { return new(scratch) }},
		grounds: sync.Pool{New: func() any { return new(ground) }},
	}
}

// Visited gives how many links all searches so far have looked at.
func (e *Engine) Visited() int64 { return e.visited.Load() }

// Paths answers a question about paths; see pathfind.Engine.
func (e *Engine) Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error) {
	if err := q.Check(); err != nil {
		return pathfind.Answer{}, err
	}
	snapshot, err := e.current(ctx)
	if err != nil {
		return pathfind.Answer{}, err
	}
	if err := there(snapshot, q.Mentions()); err != nil {
		return pathfind.Answer{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	work := newWork(ctx, e.limits.Visits)
	var answer pathfind.Answer
	err = e.search(snapshot, work, nodes(snapshot, q.From), nodes(snapshot, q.To), func(s *searcher) (err error) {
		answer, err = pathfind.Ask(ctx, s, &q)
		return err
	})
	answer.Revision, answer.Work = snapshot.Revision(), work.done()
	e.visited.Add(int64(answer.Work.Visited))
	return answer, err
}

// search makes searches between two ends, as part of some work.
func (e *Engine) search(snapshot *topology.Snapshot, w *work, from, to []topology.Node, do func(*searcher) error) error {
	scratch := e.scratch.Get().(*scratch)
	defer e.scratch.Put(scratch)
	scratch.fit(snapshot)
	return do(&searcher{snapshot: snapshot, effort: e.effort, scratch: scratch, work: w, from: from, to: to})
}

// searcher makes the searches of one question; see pathfind.Searcher.
type searcher struct {
	snapshot *topology.Snapshot
	effort   effort
	scratch  *scratch
	work     *work
	// from and to are in the order of their ids.
	from, to []topology.Node
}

var _ pathfind.Searcher = (*searcher)(nil)

// there makes sure that all that a question mentions is there.
func there(s *topology.Snapshot, mentions []pathfind.Mention) error {
	for _, m := range mentions {
		if _, is := s.Node(m.ID); !is {
			return network.Missing(m.Argument, m.ID)
		}
	}
	return nil
}

// work counts the links that a question looks at.
type work struct {
	ctx   context.Context
	left  int
	limit int
	// unchecked counts the links since the clock was last looked at.
	unchecked int
}

func newWork(ctx context.Context, limit int) *work {
	return &work{ctx: ctx, left: limit, limit: limit}
}

// done gives what has been done.
func (w *work) done() pathfind.Work {
	return pathfind.Work{Visited: w.limit - max(w.left, 0), Limit: w.limit}
}

// visit counts links before they are looked at, and says no where there was
// enough.
func (w *work) visit(links int) error {
	const checkEvery = 10_000
	if w.left -= links; w.left < 0 {
		return &network.Error{Code: network.Timeout, Message: "the search was stopped: it has looked at too many links", Limit: w.limit}
	}
	if w.unchecked += links; w.unchecked >= checkEvery {
		w.unchecked = 0
		if err := w.ctx.Err(); err != nil {
			return &network.Error{Code: network.Timeout, Message: "the search took too long", Err: err}
		}
	}
	return nil
}
