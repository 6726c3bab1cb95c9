package pathtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

func TestPlainEngine(t *testing.T) { Run(t, loadPlain) }

// The scripts and the brute force are two readings of the same sentences.
func TestBruteForceAnswersTheScripts(t *testing.T) {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, s := range scripts {
		for _, b := range s.blocks {
			n := bruteNetwork(b.records)
			for _, c := range b.cases {
				if strings.HasPrefix(c.want[0], "error ") {
					continue
				}
				a := c.question.judge(n)
				if a == nil {
					continue
				}
				judged++
				if diff := cmp.Diff(c.want, likeWanted(a.lines(), c.want)); diff != "" {
					t.Errorf("%s:%d: %s: (-script +brute)\n%s", s.file, c.line, c.question, diff)
				}
			}
		}
	}
	if judged < 300 {
		t.Errorf("only %d questions were judged", judged)
	}
}

// What is written of a case reads as the same case.
func TestScriptsReadAsTheyAreWritten(t *testing.T) {
	for seed := range uint64(300) {
		g := newGenerator(seed)
		records := g.network()
		q := g.question(records)
		want := q.judge(bruteNetwork(records))
		text := scriptOf(records, q, want)
		s, err := parseScript("written.txt", text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		b := s.blocks[0]
		if again := scriptOf(b.records, b.cases[0].question, want); again != text {
			t.Fatalf("wrote\n%s\nread and wrote\n%s", text, again)
		}
		if complaints := s.run(t, loadPlain); len(complaints) > 0 {
			t.Fatalf("%v\nin\n%s", complaints, text)
		}
	}
}

// Everything that a network names is in it: a store would refuse it otherwise.
func TestNetworksAreWhole(t *testing.T) {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	var networks []network.Records
	for _, s := range scripts {
		for _, b := range s.blocks {
			networks = append(networks, b.records)
		}
	}
	for seed := range uint64(500) {
		networks = append(networks, newGenerator(seed).network())
	}
	for i, r := range networks {
		there, named := map[string]bool{}, []string{}
		for _, s := range r.Sources {
			there[s.ID] = true
		}
		for _, e := range r.Entities {
			there[e.ID] = true
			for _, c := range e.StatusHistory {
				named = append(named, c.Evidence[0].Source)
			}
			if f := e.Check(); len(f) > 0 {
				t.Errorf("network %d: %s: %v", i, e.ID, f)
			}
		}
		for _, l := range r.Links {
			named = append(named, l.From, l.To)
			for _, e := range l.Evidence {
				named = append(named, e.Source)
			}
			if f := l.Check(); len(f) > 0 {
				t.Errorf("network %d: %s: %v", i, l.ID, f)
			}
		}
		for _, id := range named {
			if !there[id] {
				t.Errorf("network %d: there is no %s", i, id)
			}
		}
	}
}

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
		"ignores avoid": where(func(f *pathfind.Filter) { f.Avoid = nil }),
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
		"reaches too far":                {reach: func(q *pathfind.ReachQuestion) { q.Where.MaxHops = new(4) }},
		"groups by type":                 {reach: func(q *pathfind.ReachQuestion) { q.GroupBy = pathfind.ByType }},
		"counts who is reached as known": reached(func(r *pathfind.Reach) {
			for i := range r.Groups {
				r.Groups[i].Known = r.Groups[i].Reached.Total()
			}
		}),
		"orders groups by key": reached(func(r *pathfind.Reach) {
			slices.SortFunc(r.Groups, func(a, b pathfind.Group) int { return strings.Compare(a.Key, b.Key) })
		}),
		"forgets who has no place": reached(func(r *pathfind.Reach) { r.WithoutPlace = 0 }),
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
			load := func(t testing.TB, records network.Records) Subject {
				fault.Subject = loadPlain(t, records)
				return fault
			}
			scripts, err := readScripts()
			if err != nil {
				t.Fatal(err)
			}
			complaints := 0
			for _, s := range scripts {
				complaints += len(s.run(t, load))
			}
			if complaints == 0 {
				t.Error("no script finds the fault")
			}
			if _, wrong := judge(t, load, firstSeed, casesOfSoak); wrong == nil {
				t.Error("the brute force does not find the fault")
			}
		})
	}
}

func nilIfEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// A disagreement is shrunk to what it takes, and its script fails in the same way.
func TestDisagreementsAreShrunk(t *testing.T) {
	load := func(t testing.TB, records network.Records) Subject {
		return faulty{Subject: loadPlain(t, records), paths: func(q *pathfind.Question) { q.Where.Avoid = nil }}
	}
	_, wrong := judge(t, load, firstSeed, casesOfSoak)
	if wrong == nil {
		t.Fatal("there is no disagreement")
	}
	text := wrong.shrunk(t, load)
	_, text, _ = strings.Cut(text, "\n\nas a script, found")
	_, text, found := strings.Cut(text, "\n\n")
	if !found {
		t.Fatalf("no script in\n%s", text)
	}
	s, err := parseScript("shrunk.txt", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if n := len(s.blocks[0].records.Links); n > 2 {
		t.Errorf("%d links are left:\n%s", n, text)
	}
	if n := len(s.run(t, load)); n != 1 {
		t.Errorf("the wrong engine has %d complaints about\n%s", n, text)
	}
	if complaints := s.run(t, loadPlain); len(complaints) > 0 {
		t.Errorf("the right engine has complaints: %v", complaints)
	}
}

// A judge who saw too little says so.
func TestCoverageComplains(t *testing.T) {
	seen, wrong := judge(t, loadPlain, firstSeed, questionsEach)
	if wrong != nil {
		t.Fatal(wrong.shrunk(t, loadPlain))
	}
	if len(seen.complaints()) == 0 {
		t.Errorf("ten questions have shown all there is: %v", seen)
	}
}
