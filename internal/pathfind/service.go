package pathfind

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Limits bound the questions of one request, and of all. What is zero is as the
// engine has it in its Defaults.
type Limits struct {
	// Time is how long the questions of a request may take together.
	Time time.Duration
	// Work is how many links they may look at together.
	Work int
	// Parallel is how many searches run at once, Queue how many requests more are
	// admitted.
	Parallel, Queue int
	// Long, if set, is called with how many searches have been running for so long
	// that they keep a processor from all else, whenever that number has changed.
	Long func(searches int)
}

// DefaultQueue is how many requests wait to search, unless a service has another
// limit.
const DefaultQueue = 256

// Service answers questions about paths and reach. It checks a question, resolves
// what it mentions, bounds its time and its work, has an engine make the searches
// that the answer takes, and determines the outcome.
//
// A question that is not fit to be asked is a network.BadInput or
// network.LimitExceeded, an id that is not in the network a network.NotFound.
// Running out of time or work is no error: the answer says so.
type Service struct {
	engine    Engine
	limits    Limits
	admission *admission
	visited   atomic.Int64
	long      counter
}

// NewService returns a service that searches by an engine.
func NewService(engine Engine, limits Limits) *Service {
	defaults := engine.Defaults()
	limits = Limits{
		Time: cmp.Or(limits.Time, defaults.Time, 10*time.Second), Work: cmp.Or(limits.Work, defaults.Work),
		Parallel: cmp.Or(limits.Parallel, defaults.Parallel, runtime.GOMAXPROCS(0)),
		Queue:    cmp.Or(limits.Queue, defaults.Queue, DefaultQueue),
		Long:     limits.Long,
	}
	return &Service{engine: engine, limits: limits, admission: newAdmission(limits.Parallel, limits.Queue), long: counter{changed: limits.Long}}
}

// Paths answers a question about paths.
func (s *Service) Paths(ctx context.Context, q Question) (Answer, error) {
	if err := q.Check(); err != nil {
		return Answer{}, err
	}
	var a Answer
	u, err := s.use(ctx, q.Mentions(), nil, func(ctx context.Context, view View, meter *Meter) (err error) {
		if q.Rank == MostDiverse && q.After != nil && q.After.Revision != view.Revision() {
			return &network.Error{Code: network.Conflict, Field: "after", Message: "the network has changed since, and with it which paths are most diverse: begin again"}
		}
		a, err = answer(ctx, view.Between(meter, q.From, q.To), &q)
		return err
	})
	if stopped(err) {
		a, err = Answer{Outcome: Stopped}, nil
	}
	a.Revision, a.Work = u.revision, u.work
	if a.End != nil && q.Rank == MostDiverse {
		a.End.Revision = u.revision
	}
	return a, err
}

// Reach answers a question about reach.
func (s *Service) Reach(ctx context.Context, q ReachQuestion) (Reach, error) {
	if err := q.Check(); err != nil {
		return Reach{}, err
	}
	var r Reach
	u, err := s.use(ctx, q.Mentions(), q.From, func(ctx context.Context, view View, meter *Meter) (err error) {
		if r, err = view.Reach(ctx, meter, &q); err == nil && q.Certain {
			err = r.addCertain(ctx, view, meter, &q)
		}
		return err
	})
	if stopped(err) {
		r, err = Reach{}, nil
	}
	r.Origins, r.OriginShapes, r.Revision, r.Work = q.From, u.shapes, u.revision, u.work
	return r, err
}

// Examine lets a function ask the network as it is now more than one question can: within
// the budget of the request, in its turn. Mentions must be there, as of any question. It
// returns the revision that was asked, and the work. Where time or work runs out before
// the function is called, the error is a network.Timeout.
func (s *Service) Examine(ctx context.Context, mentions []Mention, ask func(ctx context.Context, view View, meter *Meter) error) (revision int64, work Work, err error) {
	u, err := s.use(ctx, mentions, nil, ask)
	return u.revision, u.work, err
}

// used is what an answer has used.
type used struct {
	revision int64
	work     Work
	// shapes are those of the entities that are asked for.
	shapes []EntityShape
}

// use opens the network for a question, makes sure that what the question mentions
// is there, looks up some shapes, and lets search use what is left of the budget.
// It returns a network.Timeout where that is nothing.
func (s *Service) use(ctx context.Context, mentions []Mention, shapes []string, search func(context.Context, View, *Meter) error) (u used, err error) {
	u.work.Limit = s.limits.Work
	budget, giveBack, err := take(ctx)
	if err != nil {
		return u, ended(err)
	}
	defer giveBack()
	u.revision = budget.revision
	ctx, cancel := context.WithDeadline(ctx, budget.began.Add(s.limits.Time))
	defer cancel()
	view, err := s.open(ctx, mentions)
	if err != nil {
		return u, err
	}
	defer view.Close()
	budget.revision, u.revision = view.Revision(), view.Revision()
	u.shapes = view.Shapes(shapes)
	if budget.visited >= s.limits.Work {
		return u, &network.Error{Code: network.Timeout, Message: "the work of the request was used up", Limit: s.limits.Work}
	}
	end, err := s.admission.run(ctx)
	if err != nil {
		return u, ended(err)
	}
	defer end()
	meter := NewMeter(ctx, s.limits.Work-budget.visited)
	meter.long = func() { s.long.add(1) }
	defer func() {
		if meter.long == nil { // it was called
			s.long.add(-1)
		}
	}()
	err = search(ctx, view, meter)
	u.work.Visited = meter.Visited()
	budget.visited += meter.Visited()
	s.visited.Add(int64(meter.Visited()))
	return u, err
}

// open opens the network for a question and resolves what the question mentions.
func (s *Service) open(ctx context.Context, mentions []Mention) (View, error) {
	if err := ctx.Err(); err != nil {
		return nil, ended(err)
	}
	ids := make([]string, len(mentions))
	for i, m := range mentions {
		ids[i] = m.ID
	}
	view, err := s.engine.Open(ctx, ids)
	if err != nil {
		return nil, err
	}
	unknown := slices.DeleteFunc(slices.Clone(mentions), func(m Mention) bool { return view.Has(m.ID) })
	if len(unknown) > 0 {
		view.Close()
		return nil, Missing(unknown)
	}
	return view, nil
}

// ended is the error of a question whose context has ended.
func ended(err error) error {
	if err == context.DeadlineExceeded {
		return &network.Error{Code: network.Timeout, Message: "the time of the request was used up", Err: err}
	}
	return fmt.Errorf("waiting to search: %w", err)
}

// counter is a number that calls changed, if set, whenever it has changed.
type counter struct {
	mu      sync.Mutex
	n       int
	changed func(n int)
}

func (c *counter) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n += n; c.changed != nil {
		c.changed(c.n)
	}
}
