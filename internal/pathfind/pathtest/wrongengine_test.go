package pathtest

import (
	"context"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// faulty is an engine with a fault: it changes what is asked or what is answered.
type faulty struct {
	Subject
	paths  func(q *pathfind.Question)
	found  func(q *pathfind.Question, a *pathfind.Answer)
	reach  func(q *pathfind.ReachQuestion)
	reachd func(r *pathfind.Reach)
	holds  func(network.Holding) network.Holding
	status func(on network.Day) network.Day
}

func (f faulty) Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error) {
	if f.paths != nil {
		f.paths(&q)
	}
	a, err := f.Subject.Paths(ctx, q)
	if f.found != nil {
		f.found(&q, &a)
	}
	return a, err
}

func (f faulty) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	if f.reach != nil {
		f.reach(&q)
	}
	r, err := f.Subject.Reach(ctx, q)
	if f.reachd != nil {
		f.reachd(&r)
	}
	return r, err
}

func (f faulty) Holds(ctx context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error) {
	h, err := f.Subject.Holds(ctx, link, on, knownBy)
	if f.holds != nil {
		h = f.holds(h)
	}
	return h, err
}

func (f faulty) StatusOn(ctx context.Context, entity string, on network.Day) (network.Status, error) {
	if f.status != nil {
		on = f.status(on)
	}
	return f.Subject.StatusOn(ctx, entity, on)
}

// Each half of the suite by itself finds each of these faults.
func TestWrongEnginesFail(t *testing.T) {
	where := func(change func(*pathfind.Filter)) faulty {
		return faulty{paths: func(q *pathfind.Question) { change(&q.Where) }}
	}
	found := func(change func(*pathfind.Answer)) faulty {
		return faulty{found: func(_ *pathfind.Question, a *pathfind.Answer) { change(a) }}
	}
	reached := func(change func(*pathfind.Reach)) faulty { return faulty{reachd: change} }
	suite := newSuite(t)
	for name, fault := range map[string]faulty{
		"ignores maxHops":          where(func(f *pathfind.Filter) { f.MaxHops = nil }),
		"ignores asOf":             where(func(f *pathfind.Filter) { f.AsOf, f.Certainty = nil, nil }),
		"ignores certainty":        where(func(f *pathfind.Filter) { f.Certainty = nil }),
		"ignores linkTypes":        where(func(f *pathfind.Filter) { f.LinkTypes = nil }),
		"takes no types for all":   where(func(f *pathfind.Filter) { f.LinkTypes = nilIfEmpty(f.LinkTypes) }),
		"ignores excludeLinkTypes": where(func(f *pathfind.Filter) { f.ExcludeLinkTypes = nil }),
		"ignores statuses":         where(func(f *pathfind.Filter) { f.Statuses = nil }),
		"takes no status for all":  where(func(f *pathfind.Filter) { f.Statuses = nilIfEmpty(f.Statuses) }),
		"ignores minConfidence":    where(func(f *pathfind.Filter) { f.MinConfidence = nil }),
		"ignores knownBy":          where(func(f *pathfind.Filter) { f.KnownBy = nil }),
		"ignores through":          where(func(f *pathfind.Filter) { f.Through = nil }),
		"goes through everything": where(func(f *pathfind.Filter) {
			if f.Through == nil {
				f.Through = network.Kinds()
			}
		}),
		"ignores avoid":       where(func(f *pathfind.Filter) { f.Avoid = nil }),
		"ignores via":         where(func(f *pathfind.Filter) { f.Via = nil }),
		"ignores maxDegree":   where(func(f *pathfind.Filter) { f.MaxDegree = nil }),
		"ignores overlapping": where(func(f *pathfind.Filter) { f.Overlapping = false }),
		"ignores inTimeOrder": where(func(f *pathfind.Filter) { f.InTimeOrder = false }),
		"ignores the rank":    {paths: func(q *pathfind.Question) { q.Rank = "" }},
		"judges by the rank STRONGEST": {paths: func(q *pathfind.Question) {
			if q.Rank == pathfind.MostDiverse {
				q.Rank = pathfind.Strongest
			}
		}},
		"counts the hops of the best": found(func(a *pathfind.Answer) {
			if len(a.Paths) > 0 {
				a.Shortest = new(a.Paths[0].Hops())
			}
		}),
		"says nothing of the costs": found(func(a *pathfind.Answer) {
			for _, p := range a.Paths {
				for i := range p.Steps {
					p.Steps[i].Cost, p.Steps[i].Cheapest = pathfind.Cost{}, 0
				}
			}
		}),
		"says nothing of the period": found(func(a *pathfind.Answer) {
			for i := range a.Paths {
				a.Paths[i].Period = nil
			}
		}),
		"always has a period": found(func(a *pathfind.Answer) {
			for i := range a.Paths {
				if a.Paths[i].Period == nil {
					a.Paths[i].Period = new(network.Always())
				}
			}
		}),
		"costs under every rank": found(func(a *pathfind.Answer) {
			for _, p := range a.Paths {
				for i := range p.Steps {
					p.Steps[i].Cost.Type = max(p.Steps[i].Cost.Type, pathfind.MinCost)
				}
			}
		}),
		"takes REPORTED for any link": where(func(f *pathfind.Filter) {
			if f.LinkTypes == nil {
				f.LinkTypes = network.LinkTypes()
			}
		}),
		"is a day late": where(func(f *pathfind.Filter) {
			if f.AsOf != nil {
				f.AsOf = new(*f.AsOf + 1)
			}
		}),
		"takes one end only": {paths: func(q *pathfind.Question) { q.To = q.To[:min(1, len(q.To))] }},
		"orders by ids only": {
			paths: func(q *pathfind.Question) { q.First = max(q.First, 100) },
			found: func(_ *pathfind.Question, a *pathfind.Answer) {
				slices.SortFunc(a.Paths, func(x, y pathfind.Path) int { return slices.Compare(x.Entities, y.Entities) })
			},
		},
		"orders by hops only": found(func(a *pathfind.Answer) {
			slices.SortStableFunc(a.Paths, func(x, y pathfind.Path) int {
				if x.Hops() != y.Hops() {
					return 0
				}
				return slices.Compare(y.Entities, x.Entities)
			})
		}),
		"forgets parallel links": found(func(a *pathfind.Answer) {
			for _, p := range a.Paths {
				for i := range p.Steps {
					p.Steps[i].Links = p.Steps[i].Links[:1]
				}
			}
		}),
		"orders links by id only": found(func(a *pathfind.Answer) {
			for _, p := range a.Paths {
				for _, s := range p.Steps {
					slices.SortFunc(s.Links, func(x, y network.LinkRef) int { return strings.Compare(x.ID, y.ID) })
				}
			}
		}),
		"begins each page at the first": {paths: func(q *pathfind.Question) { q.After = nil }},
		"ends after a page":             found(func(a *pathfind.Answer) { a.End = nil }),
		"goes on from the path before the last": found(func(a *pathfind.Answer) {
			if n := len(a.Paths); a.End != nil && a.End.Count == 0 && n > 1 {
				a.End = &pathfind.Place{Cost: a.Paths[n-2].Cost(), Entities: a.Paths[n-2].Entities}
			}
		}),
		"counts the shortest of the page": {found: func(q *pathfind.Question, a *pathfind.Answer) {
			if q.After != nil && len(a.Paths) > 0 {
				a.Shortest = new(a.Paths[0].Hops())
			}
		}},
		"forgets relaxations": found(func(a *pathfind.Answer) { a.Relaxations = nil }),
		"relaxes for what blocks alone": found(func(a *pathfind.Answer) {
			a.Relaxations = slices.DeleteFunc(a.Relaxations, func(r pathfind.Relaxation) bool {
				return r.Lift != "maxHops" && !slices.Contains(a.BlockedBy, r.Lift)
			})
		}),
		"relaxes maxHops by one": found(func(a *pathfind.Answer) {
			for i, r := range a.Relaxations {
				if r.Lift == "maxHops" {
					a.Relaxations[i].Hops++
				}
			}
		}),
		"relaxes to the day after":     relaxedDay("asOf", func(day network.Day) network.Day { return day + 1 }),
		"relaxes to no day of asOf":    relaxedDay("asOf", func(network.Day) network.Day { return network.MinDay }),
		"knows a day early":            relaxedDay("knownBy", func(day network.Day) network.Day { return day - 1 }),
		"relaxes to no day of knownBy": relaxedDay("knownBy", func(network.Day) network.Day { return network.MinDay }),
		"relaxes under found": found(func(a *pathfind.Answer) {
			if a.Outcome == pathfind.Found {
				a.Relaxations = append(a.Relaxations, pathfind.Relaxation{Lift: "maxHops", Hops: 7})
			}
		}),
		"says nothing of more": found(func(a *pathfind.Answer) { a.HasMore = false }),
		"always says more":     found(func(a *pathfind.Answer) { a.HasMore = len(a.Paths) > 0 }),
		"counts the shortest it shows": found(func(a *pathfind.Answer) {
			if len(a.Paths) == 0 {
				a.Shortest = nil
			}
		}),
		"takes beyond for blocked": found(func(a *pathfind.Answer) {
			if a.Outcome == pathfind.BeyondMaxHops {
				a.Outcome = pathfind.BlockedByFilter
			}
		}),
		"takes blocked for not connected": found(func(a *pathfind.Answer) {
			if a.Outcome == pathfind.BlockedByFilter {
				a.Outcome, a.BlockedBy = pathfind.NotConnected, nil
			}
		}),
		"names every filter": {found: func(q *pathfind.Question, a *pathfind.Answer) {
			if a.Outcome == pathfind.BlockedByFilter {
				a.BlockedBy = q.Where.Named()
			}
		}},
		"names filters in no order":      found(func(a *pathfind.Answer) { slices.Reverse(a.BlockedBy) }),
		"reaches by a filter of its own": {reach: func(q *pathfind.ReachQuestion) { q.Where.AsOf, q.Where.Certainty = nil, nil }},
		"reaches without maxDegree":      {reach: func(q *pathfind.ReachQuestion) { q.Where.MaxDegree = nil }},
		"reaches without overlapping":    {reach: func(q *pathfind.ReachQuestion) { q.Where.Overlapping = false }},
		"reaches without inTimeOrder":    {reach: func(q *pathfind.ReachQuestion) { q.Where.InTimeOrder = false }},
		"reaches by hops":                {reach: func(q *pathfind.ReachQuestion) { q.Unit = pathfind.Hops }},
		"reaches partners too far": {reach: func(q *pathfind.ReachQuestion) {
			if q.Unit == pathfind.Partners {
				q.Where.MaxHops = new(2)
			}
		}},
		"reaches partners on any day": {reach: func(q *pathfind.ReachQuestion) {
			if q.Unit == pathfind.Partners {
				q.Where.AsOf, q.Where.Certainty = nil, nil
			}
		}},
		"forgets empty groups":    {reach: func(q *pathfind.ReachQuestion) { q.WithEmpty = false }},
		"always has empty groups": {reach: func(q *pathfind.ReachQuestion) { q.WithEmpty = true }},
		"reaches too far":         {reach: func(q *pathfind.ReachQuestion) { q.Where.MaxHops = new(4) }},
		"groups by type":          {reach: func(q *pathfind.ReachQuestion) { q.GroupBy = pathfind.ByType }},
		"counts who is reached as known": reached(func(r *pathfind.Reach) {
			for i := range r.Groups {
				r.Groups[i].Known = r.Groups[i].Reached.Total()
			}
		}),
		"orders groups by key": reached(func(r *pathfind.Reach) {
			slices.SortFunc(r.Groups, func(a, b pathfind.Group) int { return strings.Compare(a.Key, b.Key) })
		}),
		"forgets who has no place": reached(func(r *pathfind.Reach) { r.WithoutPlace = pathfind.Members{} }),
		"stops":                    reached(func(r *pathfind.Reach) { r.Complete = false }),
		"takes presumably for certainly": {holds: func(h network.Holding) network.Holding {
			if h == network.Presumably {
				return network.Certainly
			}
			return h
		}},
		"knows the status a day early": {status: func(on network.Day) network.Day { return on + 1 }},
	} {
		t.Run(name, func(t *testing.T) {
			suite.mustFind(t, func(t testing.TB, records network.Records) Subject {
				fault.Subject = loadPlain(t, records)
				return fault
			})
		})
	}
}

// relaxedDay is an engine that has another day for a relaxation, or none for MinDay.
func relaxedDay(lifted string, other func(network.Day) network.Day) faulty {
	return faulty{found: func(_ *pathfind.Question, a *pathfind.Answer) {
		for i, r := range a.Relaxations {
			if r.Lift != lifted || r.Day == nil {
				continue
			}
			a.Relaxations[i].Day = new(other(*r.Day))
			if *a.Relaxations[i].Day == network.MinDay {
				a.Relaxations[i].Day = nil
			}
		}
	}}
}

// suite is both halves of the suite, kept to judge many wrong engines.
type suite struct {
	scripts []script
	// exams are those that an engine has sat before, next returns another.
	exams []*exam
	next  func() (*exam, bool)
}

func newSuite(t *testing.T) *suite {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	next, stop := iter.Pull(exams(firstSeed))
	t.Cleanup(stop)
	return &suite{scripts: scripts, next: next}
}

// mustFind fails unless each half of the suite finds the fault of an engine.
func (s *suite) mustFind(t *testing.T, load Load) {
	if !slices.ContainsFunc(s.scripts, func(s script) bool { return len(s.run(t, load)) > 0 }) {
		t.Error("no script finds the fault")
	}
	const most = 40_000 / questionsEach
	for i := range most {
		if i == len(s.exams) {
			e, _ := s.next()
			s.exams = append(s.exams, e)
		}
		if s.exams[i].sit(t.Context(), load(t, s.exams[i].records)) != nil {
			return
		}
	}
	t.Errorf("the brute force does not find the fault in %d questions", most*questionsEach)
}

func nilIfEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
