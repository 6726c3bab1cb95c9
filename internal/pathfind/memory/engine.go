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

// Current returns the snapshot that a question is asked of.
type Current func(ctx context.Context) (*topology.Snapshot, error)

// Engine is the engine in memory.
type Engine struct {
	current Current
	limits  Limits
	effort  effort
	// scratch keeps the memory of searches between them, reachScratches that of searches
	// for reach.
	scratch, reachScratches sync.Pool
	// visited counts the links that all searches so far have looked at.
	visited atomic.Int64
}

var _ pathfind.Engine = (*Engine)(nil)

// effort is how many links simple ways of searching may look at, before others
// that take more time to begin with are worth while.
type effort struct {
	// tries is how many an enumeration depth first may look at from one path to the next,
	// beside times as many as the searches from both ends have, before the solver takes
	// over.
	tries, times int
	// hop is how many the next hop of a search may look at before a deviation is looked
	// for.
	hop int
}

// New returns an engine over a topology. Zero limits take their defaults.
func New(current Current, limits Limits) *Engine {
	if limits.Time == 0 {
		limits.Time = 10 * time.Second
	}
	if limits.Visits == 0 {
		limits.Visits = 100_000_000
	}
	return &Engine{
		current: current, limits: limits, effort: effort{tries: 500, times: 1, hop: 1000},
		scratch:        sync.Pool{New: func() any { return new(scratch) }},
		reachScratches: sync.Pool{New: func() any { return new(reachScratch) }},
	}
}

// Visited returns how many links all searches so far have looked at.
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
	meter := pathfind.NewMeter(ctx, e.limits.Visits)
	var answer pathfind.Answer
	err = e.search(snapshot, meter, nodes(snapshot, q.From), nodes(snapshot, q.To), func(s *searcher) (err error) {
		answer, err = pathfind.Ask(ctx, s, &q)
		return err
	})
	answer.Revision, answer.Work = snapshot.Revision(), meter.Work()
	e.visited.Add(int64(answer.Work.Visited))
	return answer, err
}

// search makes searches between two ends, as part of some question.
func (e *Engine) search(snapshot *topology.Snapshot, meter *pathfind.Meter, from, to []topology.Node, do func(*searcher) error) error {
	scratch := e.scratch.Get().(*scratch)
	defer e.scratch.Put(scratch)
	scratch.fit(snapshot)
	return do(&searcher{snapshot: snapshot, effort: e.effort, scratch: scratch, meter: meter, from: from, to: to})
}

// searcher makes the searches of one question; see pathfind.Searcher.
type searcher struct {
	snapshot *topology.Snapshot
	effort   effort
	scratch  *scratch
	meter    *pathfind.Meter
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
