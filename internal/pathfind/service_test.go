package pathfind_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// scripted is an engine on a network in which every entity but "org:gone" is, and
// in which a search does what the test says.
type scripted struct {
	// search is what a search for paths from one entity does.
	search func(ctx context.Context, meter *pathfind.Meter, from string) error

	mu sync.Mutex
	// opened are the entities of the questions that the engine was opened for, and
	// searched where searches began.
	opened, searched []string
}

func (*scripted) Defaults() pathfind.Limits { return pathfind.Limits{Work: 1000} }

func (e *scripted) Open(_ context.Context, ids []string) (pathfind.View, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.opened = append(e.opened, ids[0])
	return scriptedView{e}, nil
}

type scriptedView struct{ *scripted }

func (scriptedView) Revision() int64    { return 7 }
func (scriptedView) Has(id string) bool { return id != "org:gone" }
func (scriptedView) Close()             {}

func (scriptedView) Shapes(ids []string) []pathfind.EntityShape {
	return make([]pathfind.EntityShape, len(ids))
}

func (v scriptedView) Reach(ctx context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	err := v.begin(ctx, meter, q.From[0])
	return pathfind.Reach{Complete: err == nil}, err
}

func (v scriptedView) Between(meter *pathfind.Meter, from, _ []string) pathfind.Searcher {
	return scriptedSearcher{v.scripted, meter, from[0]}
}

func (e *scripted) begin(ctx context.Context, meter *pathfind.Meter, from string) error {
	e.mu.Lock()
	e.searched = append(e.searched, from)
	e.mu.Unlock()
	return e.search(ctx, meter, from)
}

type scriptedSearcher struct {
	*scripted
	meter *pathfind.Meter
	from  string
}

func (s scriptedSearcher) Best(ctx context.Context, _ *pathfind.Filter, _ pathfind.Page) (pathfind.Best, error) {
	if err := s.begin(ctx, s.meter, s.from); err != nil {
		return pathfind.Best{}, err
	}
	return pathfind.Best{Shortest: new(1)}, nil
}

func (scriptedSearcher) Connected(context.Context, *pathfind.Filter, int) (bool, error) {
	return false, nil
}

func (scriptedSearcher) Shortest(context.Context, *pathfind.Filter, int) (*int, error) {
	return nil, nil
}

func (scriptedSearcher) ShortestUnder(context.Context, []pathfind.Filter, int) ([]*int, error) {
	return nil, nil
}

// visiting is a search that looks at so many links.
func visiting(links int) func(context.Context, *pathfind.Meter, string) error {
	return func(_ context.Context, meter *pathfind.Meter, _ string) error { return meter.Visit(links) }
}

// waiting is a search that lasts until its context ends.
func waiting(ctx context.Context, _ *pathfind.Meter, _ string) error {
	<-ctx.Done()
	return &network.Error{Code: network.Timeout, Err: ctx.Err()}
}

func asking(from string) pathfind.Question {
	return pathfind.Question{From: []string{from}, To: []string{"org:z"}, First: 1}
}

// TestQuestionsShareABudget: of the questions of a request, asked at the same time,
// the same one is stopped each time, and those after it are at once.
func TestQuestionsShareABudget(t *testing.T) {
	for range 20 {
		engine := &scripted{search: visiting(40)}
		service := pathfind.NewService(engine, pathfind.Limits{Work: 100})
		ctx := pathfind.WithBudget(t.Context(), pathfind.NewBudget())
		turns := pathfind.Turns(6)
		answers := make([]pathfind.Answer, len(turns))
		var asked sync.WaitGroup
		for i, turn := range slices.Backward(turns) {
			asked.Go(func() {
				var err error
				if answers[i], err = service.Paths(pathfind.WithTurn(ctx, turn), asking(fmt.Sprint("org:", i))); err != nil {
					t.Error(err)
				}
			})
		}
		asked.Wait()
		for i, a := range answers {
			want := pathfind.Answer{Outcome: pathfind.Stopped, Revision: 7, Work: pathfind.Work{Limit: 100}}
			switch i {
			case 0, 1:
				want.Outcome, want.Shortest, want.Work.Visited = pathfind.Found, new(1), 40
			case 2:
				want.Work.Visited = 20
			}
			if diff := cmp.Diff(want, a); diff != "" {
				t.Errorf("question %d: %s", i, diff)
			}
		}
		if diff := cmp.Diff([]string{"org:0", "org:1", "org:2"}, engine.searched); diff != "" {
			t.Error("searched: ", diff)
		}
		if stats := service.Stats(); stats != (pathfind.Stats{Visited: 100}) {
			t.Errorf("%+v", stats)
		}
	}
}

// TestBudgetIsReachesToo: paths and reach use one budget, and a question without
// one has its own.
func TestBudgetIsReachesToo(t *testing.T) {
	service := pathfind.NewService(&scripted{search: visiting(60)}, pathfind.Limits{Work: 100})
	ctx := pathfind.WithBudget(t.Context(), pathfind.NewBudget())
	if a, err := service.Paths(ctx, asking("org:a")); err != nil || !a.Complete() {
		t.Errorf("%+v, %v", a, err)
	}
	reach := pathfind.ReachQuestion{From: []string{"org:a"}}
	if r, err := service.Reach(ctx, reach); err != nil || r.Complete || len(r.OriginShapes) != 1 || r.Work != (pathfind.Work{Visited: 40, Limit: 100}) {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err := service.Reach(t.Context(), reach); err != nil || !r.Complete || r.Work.Visited != 60 {
		t.Errorf("with its own budget: %+v, %v", r, err)
	}
}

// TestUnknownIDs: what a question mentions and is not there is named, also where no
// work is left, and costs none.
func TestUnknownIDs(t *testing.T) {
	engine := &scripted{search: visiting(100)}
	service := pathfind.NewService(engine, pathfind.Limits{Work: 50})
	ctx := pathfind.WithBudget(t.Context(), pathfind.NewBudget())
	q := asking("org:a")
	q.Where.Avoid = []string{"org:gone"}
	for range 2 {
		_, err := service.Paths(ctx, q)
		if own, ok := errors.AsType[*network.Error](err); !ok || own.Code != network.NotFound || own.Field != "where.avoid" || own.ID != "org:gone" {
			t.Errorf("%v", err)
		}
		if a, err := service.Paths(ctx, asking("org:a")); err != nil || a.Outcome != pathfind.Stopped {
			t.Errorf("%+v, %v", a, err)
		}
	}
	if len(engine.searched) != 1 {
		t.Errorf("%d searches were made", len(engine.searched))
	}
}

// TestTurnsPass: a question that is never asked, refused or whose client has gone
// keeps none of the others back.
func TestTurnsPass(t *testing.T) {
	engine := &scripted{search: visiting(1)}
	service := pathfind.NewService(engine, pathfind.Limits{})
	ctx := pathfind.WithBudget(t.Context(), pathfind.NewBudget())
	turns := pathfind.Turns(4)
	gone, leave := context.WithCancel(ctx)
	var last pathfind.Answer
	var asked sync.WaitGroup
	asked.Go(func() { last, _ = service.Paths(pathfind.WithTurn(ctx, turns[3]), asking("org:last")) })
	asked.Go(func() {
		defer turns[2].End()
		if _, err := service.Paths(pathfind.WithTurn(gone, turns[2]), asking("org:left")); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	asked.Go(func() {
		defer turns[1].End()
		if _, err := service.Paths(pathfind.WithTurn(ctx, turns[1]), asking("org:gone")); network.CodeOf(err) != network.NotFound {
			t.Error(err)
		}
	})
	leave()
	turns[0].End()
	asked.Wait()
	if !last.Complete() || !slices.Equal(engine.searched, []string{"org:last"}) {
		t.Errorf("%+v; searched %v", last, engine.searched)
	}
}

// TestSearchesWait: no more searches run at once than may, the others wait, which
// counts to their time, and those whose client goes away leave.
func TestSearchesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &scripted{search: waiting}
		service := pathfind.NewService(engine, pathfind.Limits{Parallel: 2, Time: time.Minute})
		ask := func(ctx context.Context, from string) <-chan error {
			done := make(chan error, 1)
			go func() {
				a, err := service.Paths(ctx, asking(from))
				if err == nil && (a.Outcome != pathfind.Stopped || a.Revision != 7) {
					err = fmt.Errorf("%+v", a)
				}
				done <- err
			}()
			synctest.Wait()
			return done
		}
		began := time.Now()
		first, stop := context.WithCancel(t.Context())
		one, two := ask(first, "org:1"), ask(t.Context(), "org:2")
		three := ask(t.Context(), "org:3")
		left, leave := context.WithCancel(t.Context())
		four := ask(left, "org:4")
		if stats := service.Stats(); stats != (pathfind.Stats{Running: 2, Waiting: 2}) {
			t.Errorf("%+v", stats)
		}
		leave()
		if err := <-four; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		stop()
		<-one
		synctest.Wait()
		if stats := service.Stats(); stats != (pathfind.Stats{Running: 2}) {
			t.Errorf("%+v", stats)
		}
		short, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if err := <-ask(short, "org:5"); err != nil || time.Since(began) != 5*time.Second {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
		for _, done := range []<-chan error{two, three} {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(began); took != time.Minute {
			t.Errorf("they took %v", took)
		}
		if want := []string{"org:1", "org:2", "org:3"}; !slices.Equal(want, engine.searched) {
			t.Errorf("searched %v", engine.searched)
		}
	})
}

// TestAdmission: past its bound a request is refused, and admitted when another has
// left or its context has ended.
func TestAdmission(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		service := pathfind.NewService(&scripted{}, pathfind.Limits{Parallel: 1, Queue: 2})
		gone, cancel := context.WithCancel(t.Context())
		_, leave, err := service.Admit(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if _, _, err := service.Admit(gone); err != nil {
				t.Fatal(err)
			}
		}
		// room asks until a request is refused, and returns how many were admitted.
		room := func() (admitted int) {
			for {
				_, _, err := service.Admit(t.Context())
				if err == nil {
					admitted++
					continue
				}
				if own, ok := errors.AsType[*network.Error](err); !ok || own.Code != network.RateLimited || own.RetryAfter == 0 {
					t.Error(err)
				}
				return admitted
			}
		}
		if n := room(); n != 0 {
			t.Errorf("%d more are admitted", n)
		}
		leave()
		leave() // once is enough
		if n := room(); n != 1 {
			t.Errorf("one has left, and %d are admitted", n)
		}
		cancel()
		synctest.Wait()
		if n := room(); n != 2 {
			t.Errorf("the clients of two have gone, and %d are admitted", n)
		}
		if stats := service.Stats(); stats.Refused != 3 {
			t.Errorf("%+v", stats)
		}
	})
}

// TestLongSearchesAreCounted: a search that has been running for more than ten
// milliseconds is a long one until it ends.
func TestLongSearchesAreCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var counts []int
		e := &scripted{search: func(_ context.Context, meter *pathfind.Meter, from string) error {
			for range map[string]int{"org:short": 9, "org:long": 20, "org:longer": 30}[from] {
				time.Sleep(time.Millisecond)
				if err := meter.Visit(5000); err != nil {
					return err
				}
			}
			return nil
		}}
		s := pathfind.NewService(e, pathfind.Limits{Work: 1_000_000, Parallel: 3, Long: func(n int) { counts = append(counts, n) }})
		var searches sync.WaitGroup
		for _, from := range []string{"org:short", "org:long", "org:longer"} {
			searches.Go(func() {
				if _, err := s.Paths(t.Context(), pathfind.Question{From: []string{from}, To: []string{"org:t"}}); err != nil {
					t.Error(err)
				}
			})
		}
		searches.Wait()
		if want := []int{1, 2, 1, 0}; !slices.Equal(counts, want) {
			t.Errorf("there were %v long searches, want %v", counts, want)
		}
	})
}
