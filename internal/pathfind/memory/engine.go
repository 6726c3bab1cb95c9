package memory

import (
	"context"
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Current returns the snapshot that a question is asked of.
type Current func(ctx context.Context) (*topology.Snapshot, error)

// Engine is the engine in memory.
type Engine struct {
	current Current
	effort  effort
	// scratch keeps the memory of searches between them, reachScratches that of searches
	// for reach.
	scratch, reachScratches sync.Pool
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

// New returns an engine over a topology.
func New(current Current) *Engine {
	return &Engine{
		current: current, effort: effort{tries: 500, times: 1, hop: 1000},
		scratch:        sync.Pool{New: func() any { return new(scratch) }},
		reachScratches: sync.Pool{New: func() any { return new(reachScratch) }},
	}
}

// Defaults returns the limits that suit the engine; see pathfind.Engine.
func (e *Engine) Defaults() pathfind.Limits {
	return pathfind.Limits{Work: 100_000_000}
}

// Open returns the newest snapshot; see pathfind.Engine. It asks nobody for the
// entities that the question names.
func (e *Engine) Open(ctx context.Context, _ []string) (pathfind.View, error) {
	snapshot, err := e.current(ctx)
	if err != nil {
		return nil, err
	}
	return &view{engine: e, snapshot: snapshot}, nil
}

// view is a snapshot that a question is asked of.
type view struct {
	engine   *Engine
	snapshot *topology.Snapshot
	// scratch is what the search between two ends uses, if there is one.
	scratch *scratch
}

// Snapshot returns what the question is asked of.
func (v *view) Snapshot() *topology.Snapshot { return v.snapshot }

func (v *view) Revision() int64 { return v.snapshot.Revision() }

func (v *view) Has(id string) bool {
	_, is := v.snapshot.Node(id)
	return is
}

// Shapes returns what the snapshot shows of entities; see pathfind.View.
func (v *view) Shapes(ids []string) []pathfind.EntityShape {
	shapes := make([]pathfind.EntityShape, len(ids))
	for i, id := range ids {
		n, _ := v.snapshot.Node(id)
		shapes[i] = shapeOf(v.snapshot, n)
	}
	return shapes
}

// Between returns a searcher; see pathfind.View.
func (v *view) Between(meter *pathfind.Meter, from, to []string) pathfind.Searcher {
	if v.scratch == nil {
		v.scratch = v.engine.scratch.Get().(*scratch)
	}
	v.scratch.fit(v.snapshot)
	return &searcher{
		snapshot: v.snapshot, effort: v.engine.effort, scratch: v.scratch, meter: meter,
		from: nodes(v.snapshot, from), to: nodes(v.snapshot, to),
	}
}

func (v *view) Close() {
	if v.scratch != nil {
		v.engine.scratch.Put(v.scratch)
	}
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

// compile compiles a filter for paths between the ends.
func (s *searcher) compile(where *pathfind.Filter) *filter {
	return compile(s.snapshot, where, slices.Concat(kindsOf(s.snapshot, s.from), kindsOf(s.snapshot, s.to)))
}
